#include "text/codepage.h"

#include <iconv.h>
#include <pthread.h>

#include <utf8proc.h>

#include "text/utf8.h"

struct source {
    const char *name;
    const char *charset; /* for iconv_open */
    bool western;
};

/* The order breaks ties: which page is named when several explain a text. */
static const struct source sources[CODEPAGE_COUNT] = {
    {"Windows-1252", "CP1252", true},   {"ISO-8859-1", "ISO-8859-1", true},
    {"Windows-1254", "CP1254", true},   {"ISO-8859-15", "ISO-8859-15", true},
    {"ISO-8859-9", "ISO-8859-9", true}, {"Windows-1250", "CP1250", false},
    {"Windows-1251", "CP1251", false},  {"Mac Roman", "MACINTOSH", false},
    {"CP437", "CP437", false},          {"CP850", "CP850", false},
    {"Windows-1253", "CP1253", false},  {"Windows-1255", "CP1255", false},
    {"Windows-1256", "CP1256", false},  {"Windows-1257", "CP1257", false},
    {"Windows-1258", "CP1258", false},  {"ISO-8859-2", "ISO-8859-2", false},
    {"KOI8-R", "KOI8-R", false},
};

/* Where glibc's table is not the one that programs use (Apple, ROMAN.TXT). */
static const struct correction {
    size_t page;
    unsigned char byte;
    uint16_t code_point;
} corrections[] = {{7, 0xC6, 0x2206}, {7, 0xF0, 0xF8FF}};

/* Written once, under the guard below, and only read from then on. */
static struct codepages tables;
static pthread_once_t tables_made = PTHREAD_ONCE_INIT;

/* The character of one byte, or 0. Some pages of glibc hold a letter back to
   join a mark to it: the second call makes them give it out. */
static uint32_t ask(iconv_t converter, unsigned char byte)
{
    char in[1] = {(char)byte}, out[8];
    char *from = in, *to = out;
    size_t from_len = sizeof in, to_len = sizeof out;

    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &from_len, &to, &to_len) == (size_t)-1)
        return 0;
    iconv(converter, NULL, NULL, &to, &to_len);
    return utf8_decode((struct str){out, (size_t)(to - out)}).code_point;
}

/* Whether a filter that takes away what cannot be seen takes this away. */
static bool is_unseen(uint32_t code_point)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)code_point);

    return category == UTF8PROC_CATEGORY_CC ||
           category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CO;
}

static void make_page(struct codepage *page, const struct source *source)
{
    iconv_t converter = iconv_open("UTF-8", source->charset);

    page->name = source->name;
    page->western = source->western;
    if (converter == (iconv_t)-1)
        return;
    for (unsigned i = 0; i < 128; i++) {
        uint32_t code_point = ask(converter, (unsigned char)(0x80 + i));

        if (!code_point && i < 64)
            page->undefined |= (byte_set)1 << i;
        page->decode[i] = (uint16_t)(code_point ? code_point : 0x80 + i);
    }
    iconv_close(converter);
}

static void correct_pages(void)
{
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        const struct correction *c = &corrections[i];

        tables.pages[c->page].decode[c->byte - 0x80] = c->code_point;
    }
}

/* The slot of a character: taken, or the empty one where it belongs. */
static size_t find_slot(const struct codepages *all, uint32_t code_point)
{
    size_t slot = code_point * 2654435761u >> 8 & (CODEPAGE_SLOTS - 1);

    while (all->slots[slot].code_point &&
           all->slots[slot].code_point != code_point)
        slot = (slot + 1) & (CODEPAGE_SLOTS - 1);
    return slot;
}

static void index_page(size_t number)
{
    struct codepage *page = &tables.pages[number];

    for (unsigned i = 0; i < 128; i++) {
        uint32_t code_point = page->decode[i];
        struct codepage_row *row =
            &tables.slots[find_slot(&tables, code_point)];

        if (!code_point)
            continue;
        row->code_point = code_point;
        row->bytes[number] = (unsigned char)(0x80 + i);
        if (i < 64 && is_unseen(code_point))
            page->unseen |= (byte_set)1 << i;
    }
}

/* First bytes of the characters that are in everyday use: none of Yi, of
   private use, or of planes behind the first two. */
static bool is_lead(unsigned char byte)
{
    return (byte >= 0xC2 && byte <= 0xED) || byte == 0xEF || byte == 0xF0;
}

static struct codepage_role role_of(const unsigned char *bytes)
{
    struct codepage_role role = {0, 0};

    for (size_t i = 0; bytes && i < CODEPAGE_COUNT; i++) {
        role.leads |= (page_set)is_lead(bytes[i]) << i;
        role.rests |= (page_set)(bytes[i] >= 0x80 && bytes[i] <= 0xBF) << i;
    }
    return role;
}

/* The tables of the low characters, by code point. */
static void spread_rows(void)
{
    for (size_t slot = 0; slot < CODEPAGE_SLOTS; slot++) {
        const struct codepage_row *row = &tables.slots[slot];

        if (!row->code_point || row->code_point >= CODEPAGE_LOW)
            continue;
        tables.roles[row->code_point] = role_of(row->bytes);
        for (size_t i = 0; i < CODEPAGE_COUNT; i++)
            tables.pages[i].encode[row->code_point] = row->bytes[i];
    }
}

static void make_tables(void)
{
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        make_page(&tables.pages[i], &sources[i]);
    correct_pages();
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        index_page(i);
    spread_rows();
}

const struct codepages *codepages(void)
{
    pthread_once(&tables_made, make_tables);
    return &tables;
}

const unsigned char *codepage_bytes(const struct codepages *all,
                                    uint32_t code_point)
{
    const struct codepage_row *row = &all->slots[find_slot(all, code_point)];

    return row->code_point ? row->bytes : NULL;
}

unsigned char codepage_byte(const struct codepages *all, size_t page,
                            uint32_t code_point)
{
    const unsigned char *bytes;

    if (code_point < CODEPAGE_LOW)
        return all->pages[page].encode[code_point];
    bytes = codepage_bytes(all, code_point);
    return bytes ? bytes[page] : 0;
}

struct codepage_role codepage_role(const struct codepages *all,
                                   uint32_t code_point)
{
    if (code_point < CODEPAGE_LOW)
        return all->roles[code_point];
    return role_of(codepage_bytes(all, code_point));
}
