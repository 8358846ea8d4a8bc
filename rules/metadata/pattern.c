#include "engine/rule.h"

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct value value;

    if (!column->given || !column->given->pattern)
        return;
    while (values_next_filled(&values, &value)) {
        struct str text = value_text(&value);

        if (text.len && patterns_refuse(column->given->pattern, text))
            report(check, value.table->document, value.cell->content,
                   "%.*s does not match the pattern of %.*s",
                   STR_ARG(quote(check, text)),
                   STR_ARG(quote(check, column->name)));
    }
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_pattern = {
    .code = "MET003",
    .name = "metadata/pattern",
    .summary = "a value in which the column's pattern is not found",
    .rationale =
        "The `pattern` of a column in the configuration (PCRE2) says what its "
        "values look like. It is looked for anywhere in what a reader sees of "
        "the cell: `^` and `$` bind it. Empty cells and those that only say "
        "that there is nothing are left to `metadata/required`.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
