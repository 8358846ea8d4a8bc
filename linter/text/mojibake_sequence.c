#include "text/mojibake_sequence.h"

#include <string.h>

#include "text/repertoire.h"
#include "text/utf8.h"

/* Lead bytes, and what the characters that they begin mostly are: all that
   can be said of one that lost bytes. */
static const struct lead {
    unsigned char first, last;
    unsigned char need;
    unsigned char kind;
} leads[] = {
    {0xC2, 0xC5, 2, REPERTOIRE_PLAIN}, {0xC6, 0xDF, 2, REPERTOIRE_OTHER},
    {0xE0, 0xE1, 3, REPERTOIRE_OTHER}, {0xE2, 0xE2, 3, REPERTOIRE_PLAIN},
    {0xE3, 0xED, 3, REPERTOIRE_EAST},  {0xEF, 0xEF, 3, REPERTOIRE_EAST},
    {0xF0, 0xF0, 4, REPERTOIRE_PLAIN},
};

static const struct lead *find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

#define REPLACEMENT STR("\xEF\xBF\xBD")

static bool is_rest(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Any character; sequence_byte knows the usual ones. */
static unsigned char look_up(const struct mojibake_reading *reading,
                             struct str text, size_t *len)
{
    struct utf8_char c = utf8_decode(text);

    *len = c.len;
    return c.valid ? codepage_byte(reading->all, reading->page, c.code_point)
                   : 0;
}

unsigned char sequence_byte(const struct mojibake_reading *reading,
                            struct str text, size_t *len)
{
    const unsigned char *encode = reading->all->pages[reading->page].encode;
    const unsigned char *c = (const unsigned char *)text.ptr;

    if (text.len >= 2 && c[0] >= 0xC2 && c[0] <= 0xDF && is_rest(c[1])) {
        *len = 2;
        return encode[(c[0] & 0x1F) << 6 | (c[1] & 0x3F)];
    }
    if (text.len >= 3 && c[0] == 0xE2 && c[1] < 0x98 && is_rest(c[1]) &&
        is_rest(c[2])) {
        *len = 3;
        return encode[0x2000 | (c[1] & 0x3F) << 6 | (c[2] & 0x3F)];
    }
    return look_up(reading, text, len);
}

/* Takes continuation bytes for as long as the lead asks for more. Programs
   that do not drop what they cannot show put U+FFFD in its place. */
static void read_rest(const struct mojibake_reading *reading, struct str text,
                      struct sequence *s)
{
    size_t replaced = 0, len;

    while (s->have + replaced < s->need) {
        struct str rest = {text.ptr + s->len, text.len - s->len};
        unsigned char byte = sequence_byte(reading, rest, &len);

        if (is_rest(byte))
            s->bytes[s->have++] = (char)byte;
        else if (reading->holes && str_starts(rest, REPLACEMENT))
            replaced++;
        else
            return;
        s->len += len;
    }
}

/* The character that whole bytes make, or 0 where they make none. Of two bytes
   and of most three there is nothing to check: they are a lead and what may
   follow it. */
static uint32_t whole(const char *bytes, size_t len)
{
    unsigned char lead = (unsigned char)bytes[0];
    struct utf8_char c;

    if (len == 2)
        return (lead & 0x1Fu) << 6 | (bytes[1] & 0x3Fu);
    if (len == 3 && lead > 0xE0 && lead < 0xED)
        return (lead & 0xFu) << 12 | (bytes[1] & 0x3Fu) << 6 |
               (bytes[2] & 0x3Fu);
    c = utf8_decode((struct str){bytes, len});
    return c.valid && c.len == len ? c.code_point : 0;
}

/* Whether some byte that may be lost makes an everyday character when it is
   put at that position. */
static bool fills(const struct sequence *s, size_t position, byte_set holes)
{
    char bytes[4];

    memcpy(bytes, s->bytes, position);
    memcpy(bytes + position + 1, s->bytes + position, s->have - position);
    for (unsigned i = 0; i < 64; i++) {
        uint32_t code_point;

        if (!(holes >> i & 1))
            continue;
        bytes[position] = (char)(0x80 + i);
        code_point = whole(bytes, s->need);
        if (code_point && repertoire_of(code_point))
            return true;
    }
    return false;
}

/* Whether lost bytes explain a sequence that is too short. Where more than
   one is missing nearly every character would do. */
static bool is_explained(const struct sequence *s, byte_set holes)
{
    if (!holes || s->have + 1 < s->need)
        return holes != 0;
    for (size_t position = 1; position <= s->have; position++)
        if (fills(s, position, holes))
            return true;
    return false;
}

bool sequence_read(const struct mojibake_reading *reading, struct str text,
                   struct sequence *s)
{
    size_t len;
    unsigned char byte = sequence_byte(reading, text, &len);
    const struct lead *lead = find_lead(byte);

    if (!lead)
        return false;
    *s = (struct sequence){{(char)byte}, 1, lead->need, len, 0, 0, false};
    read_rest(reading, text, s);
    if (s->have < s->need) {
        s->kind = lead->kind;
        return is_explained(s, reading->holes);
    }
    s->code_point = whole(s->bytes, s->need);
    s->kind = s->code_point ? repertoire_of(s->code_point) : REPERTOIRE_NONE;
    s->deep = s->code_point && !s->kind &&
              codepage_bytes(reading->all, s->code_point) != NULL;
    if (s->deep)
        s->kind = REPERTOIRE_PLAIN;
    return s->kind != REPERTOIRE_NONE;
}
