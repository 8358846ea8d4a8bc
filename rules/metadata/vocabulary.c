#include "engine/rule.h"

/* What is inferred: so many cells must say the one value, and so many times as
   many as say the other. */
enum { FREQUENT = 5, TIMES = 10 };

/* Words with one slip, and those with two, have at least so many bytes. */
enum { LONG = 6, VERY_LONG = 9 };

/* So many wrong values of one cell are told. */
enum { MOST_TOLD = 8 };

static bool is_word(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alpha(text.ptr[i]) && text.ptr[i] != ' ' &&
            text.ptr[i] != '-')
            return false;
    return true;
}

/* Whether the one word is the other, mistyped. People seldom miss the first
   letter. */
static bool is_slip(struct str wrong, struct str right)
{
    size_t shorter = wrong.len < right.len ? wrong.len : right.len;

    if (str_eq_nocase(wrong, right))
        return true;
    if (shorter < LONG || !is_word(wrong) || !is_word(right) ||
        char_lower(wrong.ptr[0]) != char_lower(right.ptr[0]))
        return false;
    return distance(wrong, right) <= (shorter < VERY_LONG ? 1 : 2);
}

/* The frequent value that a rare one should be, or NULL. */
static const struct term *find_meant(const struct column *column,
                                     const struct term *rare)
{
    for (size_t i = 0; i < column->nterms; i++) {
        const struct term *term = &column->terms[i];

        if (term->count >= FREQUENT && term->count >= TIMES * rare->count &&
            is_slip(rare->text, term->text))
            return term;
    }
    return NULL;
}

static void propose(struct check *check, struct finding *finding,
                    const struct value *value, struct str part,
                    struct str meant)
{
    struct span place;

    if (meant.len && value_is_plain(meant) && value_place(value, part, &place))
        finding_edit(check, finding, place, meant, false);
}

/* Whether it was told. */
static bool check_inferred(struct check *check, const struct column *column,
                           const struct value *value, struct str part)
{
    const struct term *term = vocabulary_term(column, part);
    const struct term *meant = term ? find_meant(column, term) : NULL;
    struct finding *finding;
    struct span place;

    if (!meant)
        return false;
    value_place(value, part, &place);
    finding =
        report(check, value->table->document, place,
               "%.*s is %.*s in %zu other cells of %.*s",
               STR_ARG(quote(check, part)), STR_ARG(quote(check, meant->text)),
               meant->count, STR_ARG(quote(check, column->name)));
    if (str_eq_nocase(part, meant->text))
        finding_limit(finding, SEVERITY_NOTE);
    propose(check, finding, value, part, meant->text);
    return true;
}

static bool is_given(const struct given_texts *values, struct str part)
{
    for (size_t i = 0; i < values->count; i++)
        if (str_eq(values->items[i], part))
            return true;
    return false;
}

static void report_given(struct check *check, const struct column *column,
                         const struct value *value, struct str part)
{
    const struct given_texts *values = &column->given->values;
    struct nearest nearest = nearest_init(part);
    struct finding *finding;
    struct span place;

    for (size_t i = 0; i < values->count; i++)
        nearest_offer(&nearest, values->items[i]);
    value_place(value, part, &place);
    finding =
        report(check, value->table->document, place,
               "%.*s is none of the values of %.*s%s",
               STR_ARG(quote(check, part)), STR_ARG(quote(check, column->name)),
               nearest_hint(check->arena, &nearest, "\""));
    propose(check, finding, value, part, nearest.best);
}

/* The first part of a text, up to the separator that is given. */
static struct str cut_at(struct str text, struct str separator,
                         struct str *rest)
{
    struct str core = str_trim(separator);
    size_t at = str_find(text, core.len ? core : separator, 0);
    size_t len = core.len ? core.len : separator.len;

    *rest = str_slice(text, text.len, text.len);
    if (at == STR_NONE)
        return str_trim(text);
    *rest = str_slice(text, at + len, text.len);
    return str_trim(str_slice(text, 0, at));
}

static bool holds_given(const struct given_texts *values, struct str text)
{
    while (text.len)
        if (is_given(values, value_cut(text, &text)))
            return true;
    return false;
}

/* A part between two of the separators that are given may be a value with a
   comma in it, or several behind other separators, which another rule tells. */
static void check_part(struct check *check, const struct column *column,
                       const struct value *value, struct str part, size_t *told)
{
    const struct given_texts *values = &column->given->values;

    if (!part.len || is_given(values, part))
        return;
    if (!holds_given(values, part)) {
        report_given(check, column, value, part);
        ++*told;
        return;
    }
    while (part.len && *told < MOST_TOLD) {
        struct str one = value_cut(part, &part);

        if (!one.len || is_given(values, one))
            continue;
        report_given(check, column, value, one);
        ++*told;
    }
}

/* Cells hold several values only where the configuration says so. */
static void check_given(struct check *check, const struct column *column,
                        const struct value *value)
{
    const struct given_column *given = column->given;
    struct str rest = str_trim(value_text(value));
    size_t told = 0;

    if (!given->separated && rest.len && !is_given(&given->values, rest))
        report_given(check, column, value, rest);
    while (given->separated && rest.len && told < MOST_TOLD) {
        struct str part = cut_at(rest, given->separator, &rest);

        check_part(check, column, value, part, &told);
    }
}

static void check_value(struct check *check, const struct column *column,
                        const struct value *value)
{
    struct str rest = value_text(value);
    size_t told = 0;

    if (column->given && column->given->values.count) {
        check_given(check, column, value);
        return;
    }
    while (rest.len && told < MOST_TOLD) {
        struct str part = value_cut(rest, &rest);

        told += part.len && check_inferred(check, column, value, part);
    }
}

static void check_lists(struct check *check)
{
    columns_each_value(check, COLUMN_VOCABULARY, check_value);
}

const struct rule rule_metadata_vocabulary = {
    .code = "MET002",
    .name = "metadata/vocabulary",
    .summary = "a value that is none of the column's",
    .rationale =
        "Readers and programs filter a list by its columns: a row that says "
        "`Multilingial` is not found among forty that say `Multilingual`. "
        "Where the configuration gives the values of a column, any other is "
        "told; else one that is rare and a slip away from a frequent one. A "
        "difference in case alone is a note then.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
