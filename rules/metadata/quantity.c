#include "engine/rule.h"

static void check_value(struct check *check, const struct column *column,
                        const struct value *value)
{
    const struct document *document = value->table->document;
    struct str text = value_text(value);
    struct quantity quantity;
    struct span place;

    quantity_read(text, &quantity);
    if (quantity.kind == QUANTITY_NONSENSE) {
        value_place(value, quantity.wrong, &place);
        report(check, document, place, "%.*s is no quantity: %s",
               STR_ARG(quote(check, quantity.wrong)), quantity.reason);
    } else if (quantity.kind == QUANTITY_NONE && column->given &&
               column->given->typed && text.len) {
        report(check, document, value->cell->content,
               "%.*s is no quantity: there is no number in it",
               STR_ARG(quote(check, text)));
    }
}

static void check_lists(struct check *check)
{
    columns_each_value(check, COLUMN_QUANTITY, check_value);
}

const struct rule rule_metadata_quantity = {
    .code = "MET004",
    .name = "metadata/quantity",
    .summary = "a cell of a column of quantities that is none",
    .rationale =
        "`15 TB tokens` is a size in bytes or a number of tokens, and `5.7.3k` "
        "is neither: readers cannot compare such a row with the others. Read "
        "are numbers in Latin and Chinese, with multipliers, groups, ranges, "
        "sums, units and labels; what is not understood is left alone. Text "
        "without any number is told where the configuration makes the column "
        "one of quantities.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
