#include "text/pairpage.h"

#include "text/charset_rows.h"
#include "text/pairpage_code.h"
#include "text/tables/tables.h"

enum { TWINS = 16 };

enum { LEADS = 0xF4 - 0xC2 + 1, RESTS = 0xBF - 0x80 + 1 };

static const struct source {
    const char *name, *charset;
    const char *wider_name, *wider_charset;
    bool is_square;
} sources[PAIRPAGE_COUNT] = {
    {"GBK", "GBK", "GB18030", "GB18030", true},
    {"Shift_JIS", "CP932", "Shift_JIS", "SJIS", false},
    {"EUC-KR", "EUC-KR", "Windows-949", "UHC", true},
};

/* Bytes that iconv calls undefined and Windows does not (Unicode Consortium,
   bestfit932.txt). */
static const struct extra {
    size_t page;
    struct charset_char c;
} extras[] = {{1, {0x80, 0, 0x0080}}, {1, {0xA0, 0, 0xF8F0}}};

/* A page while it is made. */
struct making {
    uint16_t codes[0x10000];
    uint16_t twins[TWINS][2]; /* two pairs that UTF-8 may hold */
    size_t ntwins;
    size_t nleads; /* pairs of a first and a second byte of UTF-8 */
    size_t count;  /* characters of the charsets so far */
    bool wider;    /* it is the larger page that is read */
};

static uint16_t pack(struct charset_char c, bool wider)
{
    if (!c.second)
        return c.first;
    return (uint16_t)((c.first & 0x7F) << 8 | c.second |
                      (wider ? PAIRPAGE_WIDER : 0));
}

static bool is_lead(unsigned char byte)
{
    return byte >= 0xC2 && byte <= 0xF4;
}

static bool is_rest(unsigned char byte)
{
    return byte >= 0x80 && byte <= 0xBF;
}

/* Whether UTF-8 may hold the bytes side by side. */
static bool is_possible(struct pair pair)
{
    if (is_lead(pair.first))
        return !pair.second || is_rest(pair.second);
    return is_rest(pair.first) &&
           (pair.second < 0x80 || is_lead(pair.second) || is_rest(pair.second));
}

/* Other bytes for a character: the ones that UTF-8 may hold, or both. */
static void add_twin(struct making *making, uint16_t *code, uint16_t other)
{
    uint16_t *twin = making->twins[making->ntwins];

    if (*code < PAIRPAGE_SINGLE || !((*code ^ other) & ~PAIRPAGE_WIDER) ||
        !is_possible(pairpage_unpack(other)))
        return;
    if (!is_possible(pairpage_unpack(*code))) {
        *code = other;
        return;
    }
    if (making->ntwins == TWINS)
        return;
    twin[0] = *code;
    twin[1] = other;
    *code = (uint16_t)++making->ntwins;
}

/* C1 controls are what iconv makes of bytes that a page does not define. */
static void add(void *context, struct charset_char c)
{
    struct making *making = context;
    uint16_t *code = &making->codes[c.code_point];
    uint16_t packed = pack(c, making->wider);

    making->count++;
    if (c.code_point < 0xA0)
        return;
    making->nleads += !making->wider && is_lead(c.first) && is_rest(c.second);
    if (!*code)
        *code = packed;
    else
        add_twin(making, code, packed);
}

static bool add_charset(struct making *making, const char *charset)
{
    size_t before = making->count;

    charset_each(charset, add, making);
    return making->count > before || lacks(charset);
}

static bool make_page(struct making *making, size_t page)
{
    if (!add_charset(making, sources[page].charset))
        return false;
    making->wider = true;
    if (!add_charset(making, sources[page].wider_charset))
        return false;
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
        if (extras[i].page == page)
            making->codes[extras[i].c.code_point] = pack(extras[i].c, false);
    return true;
}

/* The arrays of a page; their names end with its number. */
static void write_arrays(FILE *out, const struct making *making, size_t page)
{
    fprintf(out, "\nstatic const uint16_t codes_%zu[0x10000] = ", page);
    write_numbers(out, NUMBERS(making->codes));
    fprintf(out, ";\n\nstatic const uint16_t twins_%zu[][2] = {\n", page);
    for (size_t i = 0; i < making->ntwins; i++)
        fprintf(out, "{0x%X, 0x%X},\n", making->twins[i][0],
                making->twins[i][1]);
    fputs("{0}};\n", out);
}

static void find_beginnings(const struct making *making, size_t page,
                            unsigned char *beginnings)
{
    for (uint32_t c = 0; c < 0x10000; c++) {
        struct pair pair = pairpage_unpack(making->codes[c]);

        if (is_lead(pair.first) && (!pair.second || is_rest(pair.second)))
            beginnings[c] |= (unsigned char)(1u << page);
    }
}

static void write_page(FILE *out, size_t page, bool keeps_leads)
{
    const struct source *source = &sources[page];

    fprintf(out,
            "{\"%s\", \"%s\", %d, %d, codes_%zu, twins_%zu, beginnings},\n",
            source->name, source->wider_name, source->is_square, keeps_leads,
            page, page);
}

bool write_pairpages(FILE *out)
{
    unsigned char beginnings[0x10000] = {0};
    bool keeps_leads[PAIRPAGE_COUNT];

    for (size_t i = 0; i < PAIRPAGE_COUNT; i++) {
        struct making making = {0};

        if (!make_page(&making, i))
            return false;
        keeps_leads[i] = making.nleads == LEADS * RESTS;
        find_beginnings(&making, i, beginnings);
        write_arrays(out, &making, i);
    }
    fputs("\nstatic const unsigned char beginnings[0x10000] = ", out);
    write_numbers(out, NUMBERS(beginnings));
    fputs(";\n\nstatic const struct pairpage pages[] = {\n", out);
    for (size_t i = 0; i < PAIRPAGE_COUNT; i++)
        write_page(out, i, keeps_leads[i]);
    fputs("};\n\nconst struct pairpage *pairpages(void)\n{\n"
          "    return pages;\n}\n",
          out);
    return true;
}
