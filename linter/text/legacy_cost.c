#include "text/legacy_cost.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <utf8proc.h>

#include "text/legacy_alphabet.h"
#include "text/utf8.h"

/* A byte that is no UTF-8: one of 128; less behind the first ones of a run,
   since nonsense that is long enough must not look like text either. */
#define JUNK       4.85
#define JUNK_LATER 4.0
enum { JUNK_FIRST = 6 };

/* One of the many characters that a model does not know, beside what all of
   them cost; and one that nobody writes. */
#define STRANGE 7.0
#define NEVER   24.0

/* An ASCII character, unless the model knows better: it knows what stands
   beside characters above ASCII, and little more. */
#define ASCII 3.0

/* A mark of typography, unless the model knows better. */
#define MARK      3.0
#define MISPLACED 9.0

/* A letter beside a digit or a sign that hardly stands beside one. */
#define UNUSUAL 3.0

/* A letter of Latin that the language of the others has not. */
#define ODD 3.0

/* A letter behind one ideograph behind a letter. */
#define SANDWICH 9.0

/* A letter of another alphabet beside one of ASCII, or a stray byte. */
#define MIX 6.0

/* ASCII further behind does not tell what stood before. */
enum { BEHIND = 4 };

static bool is_unwritten(uint32_t c)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);

    return category == UTF8PROC_CATEGORY_CC ||
           category == UTF8PROC_CATEGORY_CO || category == UTF8PROC_CATEGORY_CN;
}

/* Marks of typography, which are met in any language. */
static const struct mark {
    uint32_t code_point;
    bool spaced; /* it stands behind a space */
    bool joined; /* a letter may follow, though a letter stands before */
} marks[] = {
    {0x2013, true, true},   {0x2014, true, true},  {0x2018, true, true},
    {0x2019, false, true},  {0x201A, true, true},  {0x201C, true, true},
    {0x201D, false, false}, {0x201E, true, true},  {0x2022, true, false},
    {0x2026, false, false}, {0x20AC, true, false}, {0x2122, false, false},
    {0xA0, false, false},   {0xA7, true, false},   {0xA9, true, false},
    {0xAB, true, true},     {0xAE, false, false},  {0xB0, false, false},
    {0xB7, true, false},    {0xBB, false, false}};

static const struct mark *find_mark(uint32_t c)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].code_point == c)
            return &marks[i];
    return NULL;
}

double legacy_cost_alone(const struct model *model, uint32_t code_point)
{
    if (find_mark(code_point))
        return MARK;
    if (is_unwritten(code_point))
        return NEVER;
    return model_cost(model, model_symbol(model, code_point)) / 16.0;
}

double legacy_cost_utf8(struct str run)
{
    double costs[MODELS_MOST] = {0}, least = 0;
    size_t nmodels;
    const struct model *all = models(&nmodels);

    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));
        double junk = at < JUNK_FIRST ? JUNK : JUNK_LATER;

        for (size_t i = 0; i < nmodels; i++)
            costs[i] +=
                c.valid ? legacy_cost_alone(&all[i], c.code_point) : junk;
        at += c.len;
    }
    for (size_t i = 0; i < nmodels; i++)
        if (!i || costs[i] < least)
            least = costs[i];
    return least;
}

static bool is_upper(uint32_t c)
{
    return utf8proc_tolower((utf8proc_int32_t)c) != (utf8proc_int32_t)c;
}

static bool is_lower(uint32_t c)
{
    return utf8proc_toupper((utf8proc_int32_t)c) != (utf8proc_int32_t)c;
}

/* Models know small letters only: what a capital costs beside, and a small
   letter behind two capitals. */
static double cost_case(uint32_t c, const uint32_t before[2])
{
    if (is_upper(c)) {
        if (is_lower(before[0]))
            return 12;
        return is_upper(before[0]) ? 2 : 1;
    }
    return is_upper(before[0]) && is_upper(before[1]) && is_lower(c) ? 4 : 0;
}

/* A place in a line. */
struct place {
    const struct model *model;
    struct model_context context;
    uint32_t before[2];
    size_t behind; /* characters since the last one above ASCII */
};

/* What the symbol costs there; goes behind it. */
static double hear(struct place *place, uint16_t symbol)
{
    double cost;

    if (model_passes(place->model, &place->context, symbol))
        return ASCII;
    cost = -log(model_next(place->model, &place->context, symbol));
    place->context = model_push(place->model, &place->context, symbol);
    return cost;
}

static bool is_ascii_letter(uint32_t c)
{
    return c < 0x80 && char_is_alpha((char)c);
}

/* Whether no word has it beside ASCII letters: letters of other alphabets, and
   bytes that are no character. */
static bool is_apart(uint32_t c)
{
    return c == LEGACY_STRAY ||
           (c >= 0x370 && c < 0x1E00 && (is_lower(c) || is_upper(c)));
}

static bool is_ideograph(uint32_t c)
{
    return c >= 0x2E80 && c != LEGACY_BYTES;
}

static bool is_letter(uint32_t c)
{
    return is_ascii_letter(c) || is_lower(c) || is_upper(c);
}

/* Whether hardly any letter stands beside it. */
static bool is_unusual(uint32_t c)
{
    return c && c < 0x80 &&
           (char_is_digit((char)c) || strchr("=+~^{}$%@\\", (int)c));
}

static bool is_foreign_letter(uint32_t c)
{
    return c >= 0x80 && (is_lower(c) || is_upper(c));
}

/* What it costs that the character stands behind those before it. */
static double cost_mix(uint32_t c, const uint32_t before[2])
{
    const struct mark *mark = find_mark(before[0]);

    if (mark && !mark->joined && is_letter(c) && is_letter(before[1]))
        return MISPLACED - MARK;
    if ((is_ascii_letter(before[0]) && is_apart(c)) ||
        (is_apart(before[0]) && is_ascii_letter(c)))
        return MIX;
    if ((is_unusual(before[0]) && is_foreign_letter(c)) ||
        (is_foreign_letter(before[0]) && is_unusual(c)))
        return UNUSUAL;
    return 0;
}

static double cost_ascii(struct place *place, uint32_t c)
{
    double cost = hear(place, model_symbol(place->model, c));

    if (place->behind++ >= BEHIND)
        return 0;
    if (is_ascii_letter(c) && is_ideograph(place->before[0]) &&
        is_ascii_letter(place->before[1]))
        cost = SANDWICH;
    else if (cost > ASCII)
        cost = ASCII;
    return cost + cost_mix(c, place->before);
}

static double cost_mark(const struct mark *mark, uint32_t before)
{
    bool is_spaced = before < 0x80 && !char_is_alnum((char)before);

    return mark->spaced == is_spaced ? MARK : MISPLACED;
}

static double cost_foreign(struct place *place, uint32_t c)
{
    uint16_t symbol = model_symbol(place->model, c);
    const struct mark *mark = find_mark(c);
    double cost = hear(place, symbol);

    place->behind = 0;
    if (is_unwritten(c))
        return NEVER;
    if (mark && (cost > MARK || symbol == place->model->other))
        return cost_mark(mark, place->before[0]);
    if (symbol == place->model->other)
        return cost + STRANGE;
    return cost + cost_case(c, place->before) + cost_mix(c, place->before);
}

static double cost_item(struct place *place, const struct legacy_item *item)
{
    uint32_t c = item->code_point;

    if (c == LEGACY_STRAY || c == LEGACY_BYTES) {
        place->behind = 0;
        hear(place, place->model->other);
        return item->cost + cost_mix(c, place->before);
    }
    return c < 0x80 ? cost_ascii(place, c) : cost_foreign(place, c);
}

double legacy_cost(const struct model *model, const struct legacy_item *items,
                   size_t count, double most)
{
    struct place place = {.model = model,
                          .context = model_start(model),
                          .before = {'\n', '\n'},
                          .behind = BEHIND};
    double cost = 0;

    for (size_t i = 0; i < count && cost <= most; i++) {
        cost += cost_item(&place, &items[i]);
        place.before[1] = place.before[0];
        place.before[0] = items[i].code_point;
    }
    if (model->latin && cost <= most)
        cost += ODD * (double)legacy_count_odd(items, count);
    return cost;
}
