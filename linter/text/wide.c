#include "text/wide.h"

#include <string.h>

#include "text/utf8.h"

enum {
    SAMPLE = 4096,
    FEWEST = 4, /* characters in a row that say anything without a mark */
};

struct wide_form {
    const char *name;
    size_t unit; /* bytes */
    bool big;    /* the first byte is the highest */
    struct str mark;
};

/* The mark of UTF-16LE begins that of UTF-32LE, which is asked first. */
static const struct wide_form forms[] = {
    {"UTF-32LE", 4, false, {"\xFF\xFE\0\0", 4}},
    {"UTF-32BE", 4, true, {"\0\0\xFE\xFF", 4}},
    {"UTF-16LE", 2, false, {"\xFF\xFE", 2}},
    {"UTF-16BE", 2, true, {"\xFE\xFF", 2}},
};

static uint32_t read_unit(const struct wide_form *form, struct str bytes,
                          size_t at)
{
    uint32_t unit = 0;

    for (size_t i = 0; i < form->unit; i++) {
        size_t next = form->big ? i : form->unit - 1 - i;

        unit = unit << 8 | (unsigned char)bytes.ptr[at + next];
    }
    return unit;
}

static bool is_surrogate(uint32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDFFF;
}

/* The second half of the pair that `high` begins, or 0. */
static uint32_t read_low(const struct wide_form *form, struct str bytes,
                         size_t at, uint32_t high)
{
    uint32_t low;

    if (form->unit != 2 || high < 0xD800 || high > 0xDBFF ||
        bytes.len - at < 2 * form->unit)
        return 0;
    low = read_unit(form, bytes, at + form->unit);
    return low >= 0xDC00 && low <= 0xDFFF ? low : 0;
}

/* The character at `at`, which is not the end. */
static struct utf8_char decode(const struct wide_form *form, struct str bytes,
                               size_t at)
{
    uint32_t unit, low;

    if (bytes.len - at < form->unit)
        return (struct utf8_char){UTF8_REPLACEMENT, bytes.len - at, false};
    unit = read_unit(form, bytes, at);
    low = read_low(form, bytes, at, unit);
    if (low)
        return (struct utf8_char){
            0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), 4, true};
    if (unit > 0x10FFFF || is_surrogate(unit))
        return (struct utf8_char){UTF8_REPLACEMENT, form->unit, false};
    return (struct utf8_char){unit, form->unit, true};
}

/* What a sample holds when it is read in a form. */
struct tally {
    size_t characters;
    size_t ascii; /* that text has */
    size_t runs;  /* of these, that follow another */
    size_t odd;   /* that no text has */
};

static bool is_text(uint32_t c)
{
    return (c >= ' ' && c < 0x7F) || c == '\t' || c == '\n' || c == '\r';
}

static struct tally count(const struct wide_form *form, struct str sample)
{
    struct tally tally = {0};
    bool before = false;

    sample.len -= sample.len % form->unit;
    for (size_t at = 0; at < sample.len; tally.characters++) {
        struct utf8_char c = decode(form, sample, at);
        bool ascii = is_text(c.code_point);

        at += c.len;
        tally.ascii += ascii;
        tally.runs += ascii && before;
        tally.odd += !c.valid || (c.code_point & 0xFFFE) == 0xFFFE ||
                     (c.code_point < 0xA0 && !ascii);
        before = ascii;
    }
    return tally;
}

/* Text that is Markdown has line ends and spaces; bytes behind a mark that are
   UTF-8 have none of them when they are read as units. */
static bool is_marked(const struct wide_form *form, struct str sample)
{
    struct tally tally;

    if (!str_starts(sample, form->mark))
        return false;
    tally = count(form, str_slice(sample, form->mark.len, sample.len));
    return tally.ascii * 16 >= tally.characters &&
           tally.odd * 3 <= tally.characters;
}

/* The ASCII of wide text stands in words and addresses; between the NULs that
   strayed into bytes stands something else. */
static bool is_unmarked(const struct wide_form *form, struct str sample)
{
    struct tally tally = count(form, sample);

    return tally.runs >= FEWEST && tally.runs * 8 >= tally.characters &&
           tally.odd * 16 <= tally.characters;
}

static bool find(struct str sample, struct wide *wide, bool mark,
                 bool (*is)(const struct wide_form *, struct str))
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (!is(&forms[i], sample))
            continue;
        *wide = (struct wide){&forms[i], forms[i].name, mark, 0};
        return true;
    }
    return false;
}

/* ASCII in wide text brings NULs with it; nearly every file has none. */
bool wide_find(struct str bytes, struct wide *wide)
{
    struct str sample = str_slice(bytes, 0, SAMPLE);

    if (!sample.len)
        return false;
    if (!memchr(sample.ptr, 0, sample.len) && sample.len > 2)
        return false;
    return find(sample, wide, true, is_marked) ||
           find(sample, wide, false, is_unmarked);
}

struct str wide_read(struct arena *arena, struct str bytes, struct wide *wide)
{
    char *out = arena_alloc(arena, bytes.len / 2 * 3 + 4);
    size_t len = 0, at = wide->mark ? wide->form->mark.len : 0;

    wide->lost = 0;
    while (at < bytes.len) {
        struct utf8_char c = decode(wide->form, bytes, at);

        at += c.len;
        wide->lost += !c.valid;
        len += utf8_encode(c.code_point, out + len);
    }
    return (struct str){out, len};
}
