#include "engine/rule.h"

/* Only white space may differ between so many that agree, and one in so many
   that does not. */
enum { AGREEING = 10 };

static bool is_known(const struct column *column, struct str part)
{
    const struct term *term = vocabulary_term(column, part);

    if (term && term->count > 1)
        return true;
    for (size_t i = 0; column->given && i < column->given->values.count; i++)
        if (str_eq(column->given->values.items[i], part))
            return true;
    return false;
}

/* Whether the text from the offset on is the value, or it and a separator. */
static bool is_at(struct str text, size_t at, struct str value)
{
    size_t end = at + value.len;

    return str_starts(str_slice(text, at, text.len), value) &&
           (end == text.len ||
            value_separator(text, end).ptr == text.ptr + end);
}

/* The end of the longest given value that stands at the offset, or the offset:
   what looks like a separator in it is none. */
static size_t skip_given(const struct column *column, struct str text,
                         size_t at)
{
    size_t longest = 0;

    for (size_t i = 0; column->given && i < column->given->values.count; i++) {
        struct str value = column->given->values.items[i];

        if (value.len > longest && is_at(text, at, value))
            longest = value.len;
    }
    return at + longest;
}

/* The separator behind the value that begins at the offset. */
static struct str next_separator(const struct column *column, struct str text,
                                 size_t at)
{
    return value_separator(text, skip_given(column, text, at));
}

/* Whether every part of the cell is a value of its own elsewhere: else what
   looks like a separator may belong to a value. */
static bool are_values(const struct column *column, struct str text)
{
    while (text.len) {
        size_t given = skip_given(column, text, 0);
        struct str part = value_cut(str_slice(text, given, text.len), &text);

        if (!given && !is_known(column, part))
            return false;
    }
    return true;
}

static bool is_given(const struct column *column)
{
    return column->given && column->given->separated;
}

/* Whether the two differ in more than white space. */
static bool differ(struct str a, struct str b)
{
    return !str_eq(str_trim(a), str_trim(b));
}

/* The separators of the cells of a column. */
struct tally {
    size_t same, other;
};

static struct tally tally_column(const struct schema *schema, size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct tally tally = {0};
    struct value value;

    while (values_next_filled(&values, &value)) {
        struct str separator = next_separator(column, value_text(&value), 0);

        tally.same += separator.len && str_eq(separator, column->separator);
        tally.other += separator.len && !str_eq(separator, column->separator);
    }
    return tally;
}

/* Puts the column's separator in the place of the others, where the cell reads
   as it stands. */
static void propose(struct check *check, struct finding *finding,
                    const struct column *column, const struct value *value)
{
    struct str text = value_text(value);
    struct span place;
    size_t at = 0;

    if (!value_is_plain(column->separator) || !value_place(value, text, &place))
        return;
    while (at < text.len) {
        struct str found = next_separator(column, text, at);
        size_t start = (size_t)(found.ptr - text.ptr);
        struct span span = {place.start + start,
                            place.start + start + found.len};

        if (found.len && !str_eq(found, column->separator))
            finding_edit(check, finding, span, column->separator,
                         !differ(found, column->separator));
        at = start + found.len;
    }
}

/* The first separator of the text that is not the column's, or empty. */
static struct str find_other(const struct column *column, struct str text)
{
    size_t at = 0;

    while (at < text.len) {
        struct str found = next_separator(column, text, at);

        if (found.len && !str_eq(found, column->separator))
            return found;
        at = (size_t)(found.ptr - text.ptr) + found.len;
    }
    return STR("");
}

static bool is_judged(const struct column *column, const struct tally *tally,
                      struct str found)
{
    if (is_given(column))
        return true;
    if (differ(found, column->separator))
        return tally->same > 1 && tally->same > tally->other;
    return tally->same >= AGREEING * tally->other;
}

static void report_value(struct check *check, const struct column *column,
                         const struct value *value, struct str found)
{
    struct finding *finding = report(
        check, value->table->document, value->cell->content,
        "values are separated by \"%.*s\", %s %.*s by \"%.*s\"", STR_ARG(found),
        is_given(column) ? "the configuration separates those of"
                         : "elsewhere in",
        STR_ARG(quote(check, column->name)), STR_ARG(column->separator));

    propose(check, finding, column, value);
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct tally tally;
    struct value value;

    if (column->type != COLUMN_VOCABULARY || !column->separator.len)
        return;
    tally = tally_column(schema, index);
    while (values_next_filled(&values, &value)) {
        struct str found = find_other(column, value_text(&value));

        if (found.len && is_judged(column, &tally, found) &&
            are_values(column, value_text(&value)))
            report_value(check, column, &value, found);
    }
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_separator = {
    .code = "MET012",
    .name = "metadata/separator",
    .summary = "values separated otherwise than in the rest of the column",
    .rationale =
        "A program that splits `Image, Video` at the comma takes "
        "`Text、Image` for one value. The column's separator is given, or the "
        "one that most cells use; a cell is told only if each of its parts is "
        "a value of the column. White space alone must be the rule in ten "
        "cells for each that differs. The fix is safe where it changes white "
        "space only.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
