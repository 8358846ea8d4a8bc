#include "text/utf8.h"

#include <string.h>

#include <utf8proc.h>

/* Per lead byte: how long the sequence is and what its second byte may be. */
struct lead {
    unsigned char first, last;
    unsigned char len;
    unsigned char low, high;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F},
    {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

static struct utf8_char invalid(size_t len)
{
    return (struct utf8_char){UTF8_REPLACEMENT, len, false};
}

static bool is_rest(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Whether the byte begins a sequence of three, whatever its second byte is. */
static bool is_three(unsigned char lead)
{
    return lead > 0xE0 && lead <= 0xEF && lead != 0xED;
}

/* Any sequence. */
static struct utf8_char decode(struct str s)
{
    const unsigned char *byte = (const unsigned char *)s.ptr;
    const struct lead *lead = find_lead(byte[0]);
    uint32_t code_point;

    if (!lead || s.len < 2 || byte[1] < lead->low || byte[1] > lead->high)
        return invalid(1);
    code_point = byte[0] & (0x7Fu >> lead->len);
    code_point = code_point << 6 | (byte[1] & 0x3Fu);
    for (size_t i = 2; i < lead->len; i++) {
        if (i >= s.len || (byte[i] & 0xC0) != 0x80)
            return invalid(i);
        code_point = code_point << 6 | (byte[i] & 0x3Fu);
    }
    return (struct utf8_char){code_point, lead->len, true};
}

/* Most letters, without a look at the table. */
struct utf8_char utf8_decode(struct str s)
{
    const unsigned char *byte = (const unsigned char *)s.ptr;

    if (!s.len)
        return invalid(0);
    if (byte[0] < 0x80)
        return (struct utf8_char){byte[0], 1, true};
    if (byte[0] >= 0xC2 && byte[0] <= 0xDF && s.len >= 2 && is_rest(byte[1]))
        return (struct utf8_char){(byte[0] & 0x1Fu) << 6 | (byte[1] & 0x3Fu), 2,
                                  true};
    if (is_three(byte[0]) && s.len >= 3 && is_rest(byte[1]) && is_rest(byte[2]))
        return (struct utf8_char){
            (byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu),
            3, true};
    return decode(s);
}

struct utf8_char utf8_decode_last(struct str s)
{
    for (size_t len = 1; len <= 4 && len <= s.len; len++) {
        struct utf8_char c = utf8_decode(str_slice(s, s.len - len, s.len));

        if (c.valid && c.len == len)
            return c;
    }
    return invalid(s.len ? 1 : 0);
}

/* Bytes behind the first of the longest character. */
enum { REST_MOST = 3 };

size_t utf8_start(struct str s, size_t offset)
{
    const struct lead *lead;
    size_t start = offset;

    if (offset >= s.len)
        return offset;
    while (start && offset - start < REST_MOST &&
           is_rest((unsigned char)s.ptr[start]))
        start--;
    lead = find_lead((unsigned char)s.ptr[start]);
    return lead && offset - start < lead->len ? start : offset;
}

struct str utf8_front(struct str s, size_t most)
{
    return s.len <= most ? s : str_slice(s, 0, utf8_start(s, most));
}

size_t utf8_encode(uint32_t c, char bytes[4])
{
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        c = UTF8_REPLACEMENT;
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    bytes[0] = (char)(0xF0 | c >> 18);
    bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

#define HIGH_BITS 0x8080808080808080u

/* Skips ASCII, four words at a time: most texts are little else. */
static size_t skip_blocks(struct str s, size_t from)
{
    uint64_t words[4];

    for (; from + sizeof words <= s.len; from += sizeof words) {
        memcpy(words, s.ptr + from, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & HIGH_BITS)
            break;
    }
    return from;
}

/* Whether the last eight bytes are ASCII. */
static bool ends_plain(struct str s)
{
    uint64_t word;

    if (s.len < sizeof word)
        return false;
    memcpy(&word, s.ptr + s.len - sizeof word, sizeof word);
    return !(word & HIGH_BITS);
}

size_t utf8_skip_ascii(struct str s, size_t from)
{
    uint64_t word;

    for (from = skip_blocks(s, from); from + sizeof word <= s.len;
         from += sizeof word) {
        memcpy(&word, s.ptr + from, sizeof word);
        if (word & HIGH_BITS)
            break;
    }
    if (from + sizeof word > s.len && ends_plain(s))
        return s.len;
    while (from < s.len && (unsigned char)s.ptr[from] < 0x80)
        from++;
    return from < s.len ? from : s.len;
}

size_t utf8_find_lead(struct str s, size_t from,
                      const unsigned char wanted[256])
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;
    uint64_t word;

    while (from + sizeof word <= s.len) {
        const unsigned char *b = bytes + from;

        memcpy(&word, b, sizeof word);
        if (word & HIGH_BITS &&
            (wanted[b[0]] | wanted[b[1]] | wanted[b[2]] | wanted[b[3]] |
             wanted[b[4]] | wanted[b[5]] | wanted[b[6]] | wanted[b[7]]))
            break;
        from += sizeof word;
    }
    while (from < s.len && !wanted[bytes[from]])
        from++;
    return from < s.len ? from : s.len;
}

/* Sums the bytes of a word of which each is 0 or 1. */
static size_t sum_bytes(uint64_t word)
{
    return word * 0x0101010101010101u >> 56;
}

size_t utf8_skip_high(struct str s, size_t from, size_t *count)
{
    uint64_t word;

    while (from + sizeof word <= s.len) {
        memcpy(&word, s.ptr + from, sizeof word);
        if ((word & HIGH_BITS) != HIGH_BITS)
            break;
        *count += sum_bytes((word & word << 1 & HIGH_BITS) >> 7);
        from += sizeof word;
    }
    for (; from < s.len && (unsigned char)s.ptr[from] >= 0x80; from++)
        *count += !is_rest((unsigned char)s.ptr[from]);
    return from;
}

/* Whether a character of four bytes stands at the offset. */
static bool is_four(struct str s, size_t at)
{
    const unsigned char *byte = (const unsigned char *)s.ptr + at;

    return at + 4 <= s.len && byte[0] >= 0xF0 && byte[0] <= 0xF3 &&
           is_rest(byte[1]) && (byte[0] > 0xF0 || byte[1] >= 0x90) &&
           is_rest(byte[2]) && is_rest(byte[3]);
}

/* Skips characters above ASCII as far as they need no second look, and adds
   their number. */
static size_t skip_letters(struct str s, size_t from, size_t *count)
{
    const unsigned char *byte = (const unsigned char *)s.ptr;

    for (; from + 3 <= s.len; ++*count) {
        unsigned char lead = byte[from];

        if (lead >= 0xC2 && lead <= 0xDF && is_rest(byte[from + 1]))
            from += 2;
        else if (is_three(lead) && is_rest(byte[from + 1]) &&
                 is_rest(byte[from + 2]))
            from += 3;
        else if (is_four(s, from))
            from += 4;
        else
            break;
    }
    return from;
}

size_t utf8_invalid(struct str s, size_t from)
{
    size_t count = 0;

    while ((from = utf8_skip_ascii(s, from)) < s.len) {
        size_t letters = skip_letters(s, from, &count);
        struct utf8_char c;

        if (letters > from) {
            from = letters;
            continue;
        }
        c = utf8_decode(str_slice(s, from, s.len));
        if (!c.valid)
            return from;
        from += c.len;
    }
    return s.len;
}

bool utf8_is_letter(uint32_t code_point)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)code_point);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_mark(uint32_t code_point)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)code_point);

    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

size_t utf8_length(struct str s)
{
    size_t count = 0, at = 0;

    while (at < s.len) {
        size_t start = skip_letters(s, at, &count);

        at = utf8_skip_ascii(s, start);
        count += at - start;
        if (at == start && at < s.len) {
            at += utf8_decode(str_slice(s, at, s.len)).len;
            count++;
        }
    }
    return count;
}
