#include "text/nfc.h"

#include <utf8proc.h>

#include "text/utf8.h"

/* The characters that may compose with one before them, of Unicode 14; a test
   holds them against utf8proc. */
static const struct range {
    uint32_t first, last;
} marks[] = {
    {0x0300, 0x0304},   {0x0306, 0x030C},   {0x030F, 0x030F},
    {0x0311, 0x0311},   {0x0313, 0x0314},   {0x031B, 0x031B},
    {0x0323, 0x0328},   {0x032D, 0x032E},   {0x0330, 0x0331},
    {0x0338, 0x0338},   {0x0342, 0x0342},   {0x0345, 0x0345},
    {0x0653, 0x0655},   {0x093C, 0x093C},   {0x09BE, 0x09BE},
    {0x09D7, 0x09D7},   {0x0B3E, 0x0B3E},   {0x0B56, 0x0B57},
    {0x0BBE, 0x0BBE},   {0x0BD7, 0x0BD7},   {0x0C56, 0x0C56},
    {0x0CC2, 0x0CC2},   {0x0CD5, 0x0CD6},   {0x0D3E, 0x0D3E},
    {0x0D57, 0x0D57},   {0x0DCA, 0x0DCA},   {0x0DCF, 0x0DCF},
    {0x0DDF, 0x0DDF},   {0x102E, 0x102E},   {0x1161, 0x1175},
    {0x11A8, 0x11C2},   {0x1B35, 0x1B35},   {0x3099, 0x309A},
    {0x110BA, 0x110BA}, {0x11127, 0x11127}, {0x1133E, 0x1133E},
    {0x11357, 0x11357}, {0x114B0, 0x114B0}, {0x114BA, 0x114BA},
    {0x114BD, 0x114BD}, {0x115AF, 0x115AF}, {0x11930, 0x11930},
};

bool nfc_is_mark(uint32_t code_point)
{
    size_t low = 0, high = sizeof marks / sizeof *marks;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (marks[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof marks / sizeof *marks && marks[low].first <= code_point;
}

/* The first two bytes of all of them. */
static const struct head {
    unsigned char lead, low, high;
} heads[] = {
    {0xCC, 0x80, 0xBF}, {0xCD, 0x80, 0x85}, {0xD9, 0x93, 0x95},
    {0xE0, 0xA4, 0xB7}, {0xE1, 0x80, 0x80}, {0xE1, 0x85, 0x87},
    {0xE1, 0xAC, 0xAC}, {0xE3, 0x82, 0x82}, {0xF0, 0x91, 0x91},
};

bool nfc_may_occur(const struct census *census)
{
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (census_has_pair(census, heads[i].lead, heads[i].low, heads[i].high))
            return true;
    return false;
}

/* Those of their lead bytes. */
static const unsigned char leads[256] = {
    [0xCC] = 1, [0xCD] = 1, [0xD9] = 1, [0xE0] = 1,
    [0xE1] = 1, [0xE3] = 1, [0xF0] = 1,
};

/* The blocks of India are alike: 128 characters, and the marks that compose at
   one of these places. */
static const unsigned char indian[128] = {
    [0x3C] = 1, [0x3E] = 1, [0x42] = 1, [0x4A] = 1, [0x4F] = 1,
    [0x55] = 1, [0x56] = 1, [0x57] = 1, [0x5F] = 1,
};

/* Whether a mark may begin with these bytes, of which the first is one of the
   lead bytes. */
static bool may_begin(struct str text, size_t at)
{
    const unsigned char *bytes = (const unsigned char *)text.ptr + at;
    unsigned char second = at + 1 < text.len ? bytes[1] : 0;
    unsigned char third = at + 2 < text.len ? bytes[2] : 0;

    switch (bytes[0]) {
    case 0xD9: return second >= 0x93 && second <= 0x95;
    case 0xE0: return indian[(second & 1) << 6 | (third & 0x3F)];
    case 0xE1: return second >= 0x80 && second <= 0xAC;
    case 0xE3: return second == 0x82 && third >= 0x99 && third <= 0x9A;
    case 0xF0: return second == 0x91;
    default: return true;
    }
}

static uint32_t decode(struct str text, size_t at)
{
    return utf8_decode(str_slice(text, at, text.len)).code_point;
}

/* The offset of the first mark at or behind `from`, or text.len. */
static size_t find_mark(struct str text, size_t from)
{
    while ((from = utf8_find_lead(text, from, leads)) < text.len) {
        if (may_begin(text, from) && nfc_is_mark(decode(text, from)))
            return from;
        from++;
    }
    return text.len;
}

static int combining_class(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->combining_class;
}

/* Whether it belongs to the letter before it. */
static bool continues(struct utf8_char c)
{
    return c.valid &&
           (combining_class(c.code_point) || nfc_is_mark(c.code_point));
}

/* A letter with its marks. */
struct cluster {
    size_t start, end;
    size_t count; /* of characters; more than NFC_MOST is too many */
};

/* Where the letter begins that the mark at `at` stands behind. */
static size_t find_start(struct str text, size_t at)
{
    struct utf8_char c = {0, 0, true};

    for (int i = 0; i < NFC_MOST && at; i++) {
        c = utf8_decode_last(str_slice(text, 0, at));
        at -= c.len;
        if (!continues(c))
            break;
    }
    return at;
}

static struct cluster cluster_at(struct str text, size_t mark)
{
    struct cluster cluster = {find_start(text, mark), mark, 0};
    struct utf8_char c;

    while (cluster.end < text.len &&
           continues(c = utf8_decode(str_slice(text, cluster.end, text.len))))
        cluster.end += c.len;
    cluster.count = utf8_length(str_slice(text, cluster.start, cluster.end));
    return cluster;
}

/* The characters of a cluster; each decomposes into four at most. */
struct letters {
    utf8proc_int32_t items[4 * NFC_MOST + 4];
    size_t count;
};

static void compose(struct letters *letters)
{
    utf8proc_ssize_t count = utf8proc_normalize_utf32(
        letters->items, (utf8proc_ssize_t)letters->count,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE);

    letters->count = (size_t)count;
}

/* Adds a character taken apart, or whole if it would not come back. */
static void add_apart(struct letters *letters, uint32_t c)
{
    struct letters whole;
    int last = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)c, whole.items, 4, UTF8PROC_DECOMPOSE, &last);
    bool comes_back;

    whole.count = count > 0 && count <= 4 ? (size_t)count : 0;
    for (size_t i = 0; i < whole.count; i++)
        letters->items[letters->count + i] = whole.items[i];
    compose(&whole);
    comes_back = whole.count == 1 && whole.items[0] == (utf8proc_int32_t)c;
    if (!comes_back)
        letters->items[letters->count] = (utf8proc_int32_t)c;
    letters->count += comes_back ? (size_t)count : 1;
}

/* The canonical order: marks by class, those of one class as they stand. */
static void sort(struct letters *letters)
{
    for (size_t i = 1; i < letters->count; i++) {
        utf8proc_int32_t c = letters->items[i];
        int class = combining_class((uint32_t)c);
        size_t at = i;

        while (class && at &&
               combining_class((uint32_t)letters->items[at - 1]) > class) {
            letters->items[at] = letters->items[at - 1];
            at--;
        }
        letters->items[at] = c;
    }
}

static struct letters compose_cluster(struct str text)
{
    struct letters letters = {.count = 0};

    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        add_apart(&letters, c.code_point);
        at += c.len;
    }
    sort(&letters);
    compose(&letters);
    return letters;
}

/* `=`, `<` and `>` compose too, and are Markdown before they do. */
static bool is_letter(uint32_t c)
{
    return c >= 0x80 || char_is_alpha((char)c);
}

static bool read_cluster(struct str text, const struct cluster *cluster,
                         struct nfc *found)
{
    struct str part = str_slice(text, cluster->start, cluster->end);
    struct utf8_char first = utf8_decode(part);
    struct letters letters;

    if (cluster->count > NFC_MOST || !first.valid ||
        !is_letter(first.code_point))
        return false;
    letters = compose_cluster(part);
    *found = (struct nfc){.start = cluster->start, .end = cluster->end};
    for (size_t i = 0; i < letters.count; i++)
        found->len +=
            utf8_encode((uint32_t)letters.items[i], found->bytes + found->len);
    return letters.count < cluster->count ||
           letters.items[0] != (utf8proc_int32_t)first.code_point;
}

/* Whether the mark composes with nothing: vowel signs of India stand behind
   every letter, and compose with the character right before them or not at
   all. */
static bool is_vowel_sign(struct str text, size_t mark)
{
    struct letters pair = {.count = 2};
    uint32_t c = decode(text, mark);

    if (combining_class(c))
        return false;
    pair.items[0] =
        (utf8proc_int32_t)utf8_decode_last(str_slice(text, 0, mark)).code_point;
    pair.items[1] = (utf8proc_int32_t)c;
    compose(&pair);
    return pair.count == 2;
}

bool nfc_next(struct str text, size_t *at, struct nfc *found)
{
    size_t mark;

    while ((mark = find_mark(text, *at)) < text.len) {
        struct cluster cluster;

        if (is_vowel_sign(text, mark)) {
            *at = mark + 1;
            continue;
        }
        cluster = cluster_at(text, mark);
        *at = cluster.end;
        if (read_cluster(text, &cluster, found))
            return true;
    }
    return false;
}
