#include "text/codepage.h"

#include <iconv.h>
#include <inttypes.h>
#include <string.h>

#include <utf8proc.h>

#include "text/tables/tables.h"

/* The order breaks ties: which page is named when several explain a text. */
static const struct source {
    char name[16];
    const char *charset; /* for iconv_open */
    bool western;
} sources[CODEPAGE_COUNT] = {
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

/* The character of one byte, or 0. Some pages of glibc hold a letter back to
   join a mark to it: the second call makes them give it out. */
static uint16_t ask(iconv_t converter, unsigned char byte)
{
    char in[1] = {(char)byte};
    unsigned char unit[8];
    char *from = in, *to = (char *)unit;
    size_t from_len = sizeof in, to_len = sizeof unit;

    iconv(converter, NULL, NULL, NULL, NULL);
    if (iconv(converter, &from, &from_len, &to, &to_len) == (size_t)-1)
        return 0;
    iconv(converter, NULL, NULL, &to, &to_len);
    return (uint16_t)(unit[0] | unit[1] << 8);
}

static bool make_page(struct codepage *page, const struct source *source)
{
    iconv_t converter = iconv_open("UTF-16LE", source->charset);

    if (converter == (iconv_t)-1)
        return lacks(source->charset);
    memcpy(page->name, source->name, sizeof page->name);
    page->western = source->western;
    for (unsigned i = 0; i < 128; i++) {
        uint16_t code_point = ask(converter, (unsigned char)(0x80 + i));

        if (!code_point && i < 64)
            page->undefined |= (byte_set)1 << i;
        page->decode[i] = (uint16_t)(code_point ? code_point : 0x80 + i);
    }
    iconv_close(converter);
    return true;
}

static void correct_pages(struct codepages *all)
{
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        const struct correction *c = &corrections[i];

        all->pages[c->page].decode[c->byte - 0x80] = c->code_point;
    }
}

/* Whether a filter that takes away what cannot be seen takes this away. */
static bool is_unseen(uint32_t code_point)
{
    utf8proc_category_t category =
        utf8proc_category((utf8proc_int32_t)code_point);

    return category == UTF8PROC_CATEGORY_CC ||
           category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_CO;
}

static void index_page(struct codepages *all, size_t number)
{
    struct codepage *page = &all->pages[number];

    for (unsigned i = 0; i < 128; i++) {
        uint32_t code_point = page->decode[i];
        struct codepage_row *row = &all->slots[codepage_slot(all, code_point)];

        row->code_point = code_point;
        row->bytes[number] = (unsigned char)(0x80 + i);
        if (i < 64 && is_unseen(code_point))
            page->unseen |= (byte_set)1 << i;
    }
}

/* The tables of the low characters, by code point. */
static void spread_rows(struct codepages *all)
{
    for (size_t slot = 0; slot < CODEPAGE_SLOTS; slot++) {
        const struct codepage_row *row = &all->slots[slot];

        if (!row->code_point || row->code_point >= CODEPAGE_LOW)
            continue;
        all->roles[row->code_point] = codepage_role_of(row->bytes);
        for (size_t i = 0; i < CODEPAGE_COUNT; i++)
            all->pages[i].encode[row->code_point] = row->bytes[i];
    }
}

static bool make_pages(struct codepages *all)
{
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (!make_page(&all->pages[i], &sources[i]))
            return false;
    correct_pages(all);
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        index_page(all, i);
    spread_rows(all);
    return true;
}

static void write_page(FILE *out, const struct codepage *page)
{
    fprintf(out, "{.name = \"%s\", .western = %d,\n.decode = ", page->name,
            page->western);
    write_numbers(out, NUMBERS(page->decode));
    fprintf(out,
            ",\n.undefined = 0x%" PRIX64 ", .unseen = 0x%" PRIX64
            ",\n.encode = ",
            page->undefined, page->unseen);
    write_numbers(out, NUMBERS(page->encode));
    fputs("},\n", out);
}

static void write_slots(FILE *out, const struct codepage_row *slots)
{
    for (size_t i = 0; i < CODEPAGE_SLOTS; i++) {
        if (!slots[i].code_point)
            continue;
        fprintf(out, "[%zu] = {0x%" PRIX32 ", ", i, slots[i].code_point);
        write_numbers(out, NUMBERS(slots[i].bytes));
        fputs("},\n", out);
    }
}

static void write_roles(FILE *out, const struct codepage_role *roles)
{
    for (size_t i = 0; i < CODEPAGE_LOW; i++)
        if (roles[i].leads || roles[i].rests)
            fprintf(out, "[0x%zX] = {0x%" PRIX32 ", 0x%" PRIX32 "},\n", i,
                    roles[i].leads, roles[i].rests);
}

bool write_codepages(FILE *out)
{
    struct codepages all = {0};

    if (!make_pages(&all))
        return false;
    fputs("\nstatic const struct codepages all = {\n.pages = {\n", out);
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        write_page(out, &all.pages[i]);
    fputs("},\n.slots = {\n", out);
    write_slots(out, all.slots);
    fputs("},\n.roles = {\n", out);
    write_roles(out, all.roles);
    fputs("}};\n\nconst struct codepages *codepages(void)\n{\n"
          "    return &all;\n}\n",
          out);
    return true;
}
