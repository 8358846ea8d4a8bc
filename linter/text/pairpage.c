#include "text/pairpage.h"

#include <pthread.h>

#include "text/charset.h"

/*
 * A code is 0 for none, or the bytes, the first one high; of a pair bit 15 is
 * always set in its first byte, so it says here whether only the larger page
 * has it. Codes below SINGLE are indexes into the doubles, from 1 on.
 */
enum { WIDER = 0x8000, SINGLE = 0x80, DOUBLES = 16 };

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

/* A character with two pairs of bytes, both of which UTF-8 may hold. */
struct twin {
    uint16_t codes[2];
};

/* Written once, under the guard below, and only read from then on. */
static uint16_t codes[PAIRPAGE_COUNT][0x10000];
static struct twin twins[PAIRPAGE_COUNT][DOUBLES];
static unsigned char beginnings[0x10000];
static struct pairpage pages[PAIRPAGE_COUNT];
static pthread_once_t pages_made = PTHREAD_ONCE_INIT;

/* A page while it is made. */
struct making {
    size_t page;
    bool wider;
    size_t ntwins;
    size_t nleads; /* pairs of a first and a second byte of UTF-8 */
};

static struct pair unpack(uint16_t code)
{
    if (code < 0x100)
        return (struct pair){(unsigned char)code, 0, false, false};
    return (struct pair){(unsigned char)(code >> 8 | 0x80), (unsigned char)code,
                         code & WIDER, false};
}

static uint16_t pack(struct charset_char c, bool wider)
{
    if (!c.second)
        return c.first;
    return (uint16_t)((c.first & 0x7F) << 8 | c.second | (wider ? WIDER : 0));
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
    struct twin *twin = &twins[making->page][making->ntwins];

    if (*code < SINGLE || !((*code ^ other) & ~WIDER) ||
        !is_possible(unpack(other)))
        return;
    if (!is_possible(unpack(*code))) {
        *code = other;
        return;
    }
    if (making->ntwins == DOUBLES)
        return;
    *twin = (struct twin){{*code, other}};
    *code = (uint16_t)++making->ntwins;
}

/* C1 controls are what iconv makes of bytes that a page does not define. */
static void add(void *context, struct charset_char c)
{
    struct making *making = context;
    uint16_t *code = &codes[making->page][c.code_point];
    uint16_t packed = pack(c, making->wider);

    if (c.code_point < 0xA0)
        return;
    making->nleads += !making->wider && is_lead(c.first) && is_rest(c.second);
    if (!*code)
        *code = packed;
    else
        add_twin(making, code, packed);
}

static void make_page(size_t number)
{
    const struct source *source = &sources[number];
    struct making making = {.page = number};

    charset_each(source->charset, add, &making);
    making.wider = true;
    charset_each(source->wider_charset, add, &making);
    for (size_t i = 0; i < sizeof extras / sizeof *extras; i++)
        if (extras[i].page == number)
            codes[number][extras[i].c.code_point] = pack(extras[i].c, false);
    pages[number] = (struct pairpage){
        .name = source->name,
        .wider_name = source->wider_name,
        .is_square = source->is_square,
        .keeps_leads = making.nleads == LEADS * RESTS,
        .codes = codes[number],
        .beginnings = beginnings,
    };
}

static void find_beginnings(size_t page)
{
    for (uint32_t c = 0; c < 0x10000; c++) {
        struct pair pair = unpack(codes[page][c]);

        if (is_lead(pair.first) && (!pair.second || is_rest(pair.second)))
            beginnings[c] |= (unsigned char)(1u << page);
    }
}

static void make_pages(void)
{
    for (size_t i = 0; i < PAIRPAGE_COUNT; i++) {
        make_page(i);
        find_beginnings(i);
    }
}

const struct pairpage *pairpages(void)
{
    pthread_once(&pages_made, make_pages);
    return pages;
}

static uint16_t code_of(const struct pairpage *page, uint32_t code_point)
{
    return code_point < 0x10000 ? page->codes[code_point] : 0;
}

static const struct twin *find_twin(const struct pairpage *page, uint16_t code)
{
    return &twins[page - pages][code - 1];
}

struct pair pairpage_bytes(const struct pairpage *page, uint32_t code_point)
{
    uint16_t code = code_of(page, code_point);
    struct pair pair = unpack(code);

    if (!code || code >= SINGLE)
        return pair;
    pair = unpack(find_twin(page, code)->codes[0]);
    pair.is_twin = true;
    return pair;
}

struct pair pairpage_other(const struct pairpage *page, uint32_t code_point)
{
    uint16_t code = code_of(page, code_point);

    if (!code || code >= SINGLE)
        return unpack(0);
    return unpack(find_twin(page, code)->codes[1]);
}

bool pairpage_odd(const struct pairpage *page, struct pair pair)
{
    if (!page->is_square)
        return !pair.second || pair.first >= 0xF0;
    return pair.first < 0xA1 || pair.second < 0xA1;
}

unsigned pairpage_beginnings(const struct pairpage *all, uint32_t code_point)
{
    return code_point < 0x10000 ? all->beginnings[code_point] : 0;
}
