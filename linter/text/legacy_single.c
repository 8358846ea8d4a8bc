#include "text/legacy_single.h"

#include <string.h>

#include "text/buf.h"
#include "text/codepage.h"

/* Fewer letters in a row could be accented ones of Western Europe. */
enum { SHORTEST_WORD = 3, MOST_ACCENTS = 2 };

/* A page of Cyrillic, by where its small letters are. */
static const struct cyrillic {
    const char *name;
    unsigned char first, last;
} cyrillics[] = {{"Windows-1251", 0xE0, 0xFF}, {"KOI8-R", 0xC0, 0xDF}};

/* Pages that say the same of most letters of Western Europe; the first of
   them is the one that a reading is called after. */
static const char *const relatives[] = {"Windows-1252", "Windows-1250",
                                        "Windows-1254"};

/* Bytes of Windows-1252 that are no letters and yet common in text: quotation
   marks, dashes, the ellipsis, a few signs. */
static const char marks[] = "\x80\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99"
                            "\xA0\xA7\xA9\xAB\xAE\xB0\xB7\xBB";

/* Bytes from 0xC0 that are signs in it, or letters of Icelandic, and more
   often part of something that is no text. */
static const char rare[] = "\xD0\xD7\xDE\xF0\xF7\xFE\xFF";

static size_t count_high(struct str bytes)
{
    size_t len = 0;

    while (len < bytes.len && (unsigned char)bytes.ptr[len] >= 0x80)
        len++;
    return len;
}

static const struct codepage *find_page(const char *name)
{
    const struct codepages *all = codepages();

    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (!strcmp(all->pages[i].name, name))
            return &all->pages[i];
    return NULL;
}

static struct str decode(struct arena *arena, const struct codepage *page,
                         struct str bytes)
{
    struct buf buf;
    struct str text;

    buf_init(&buf);
    for (size_t i = 0; i < bytes.len; i++)
        buf_add_code_point(&buf,
                           page->decode[(unsigned char)bytes.ptr[i] - 0x80]);
    text = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return text;
}

/* A word of small letters, of which the first may be a capital. */
static bool is_word(const struct cyrillic *page, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        bool is_small = byte >= page->first && byte <= page->last;

        if (!is_small && (i > 0 || byte < 0xC0))
            return false;
    }
    return true;
}

static const struct cyrillic *find_cyrillic(struct str bytes)
{
    if (bytes.len < SHORTEST_WORD)
        return NULL;
    for (size_t i = 0; i < sizeof cyrillics / sizeof *cyrillics; i++)
        if (is_word(&cyrillics[i], bytes))
            return &cyrillics[i];
    return NULL;
}

static bool is_western(struct str bytes)
{
    if (!bytes.len || bytes.len > MOST_ACCENTS)
        return false;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];

        if (byte < 0xC0 && !strchr(marks, bytes.ptr[i]))
            return false;
        if (strchr(rare, bytes.ptr[i]))
            return false;
    }
    return true;
}

static bool do_relatives_agree(struct str text, struct str bytes,
                               struct arena *arena)
{
    for (size_t i = 1; i < sizeof relatives / sizeof *relatives; i++)
        if (!str_eq(text, decode(arena, find_page(relatives[i]), bytes)))
            return false;
    return true;
}

bool legacy_read_single(struct arena *arena, struct str bytes,
                        struct legacy_reading *reading)
{
    struct str part = str_slice(bytes, 0, count_high(bytes));
    const struct cyrillic *cyrillic = find_cyrillic(part);

    if (!cyrillic && !is_western(part))
        return false;
    reading->encoding = cyrillic ? cyrillic->name : relatives[0];
    reading->len = part.len;
    reading->text = decode(arena, find_page(reading->encoding), part);
    reading->sure = cyrillic || do_relatives_agree(reading->text, part, arena);
    return true;
}
