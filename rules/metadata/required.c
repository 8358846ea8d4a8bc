#include "engine/rule.h"

static void report_empty(struct check *check, const struct column *column,
                         const struct value *value)
{
    struct str name = quote(check, column->name);
    struct finding *finding;

    if (column->given)
        finding = report(check, value->table->document, value->cell->span,
                         "%.*s is %s here, the configuration requires it",
                         STR_ARG(name),
                         value->state == VALUE_EMPTY ? "empty" : "missing");
    else
        finding =
            report(check, value->table->document, value->cell->span,
                   "%.*s is empty here, filled in %zu of %zu rows",
                   STR_ARG(name), column->count.filled, column->count.cells);
    if (!column->given)
        finding_limit(finding, SEVERITY_WARNING);
    finding_help(check, finding,
                 column->given ? "fill the cell"
                               : "fill the cell, or write `-` if there is "
                                 "nothing to say");
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct value value;

    while (column->required && values_next(&values, &value))
        if (value.state != VALUE_FILLED)
            report_empty(check, column, &value);
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_required = {
    .code = "MET001",
    .name = "metadata/required",
    .summary = "an empty cell in a column that the other rows fill",
    .rationale =
        "A row without its name or its link is of no use to a reader. A "
        "column is required when it names the entries or holds their links "
        "and nearly every row fills it. A column where some row says `-` may "
        "stay empty, and a row with a single filled cell is a title.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
