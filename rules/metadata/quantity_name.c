#include "engine/rule.h"

/* Columns that name sets of rows. In the name of a model the same form may
   count parameters: `SmolLM-135M`. */
static const char *const data_words[] = {
    "dataset", "datasets", "data set",  "data sets", "data",
    "corpus",  "corpora",  "benchmark", "数据",      "资料",
    "語料",    "语料",     "データ",
};

static bool names_data(struct str header)
{
    for (size_t i = 0; i < sizeof data_words / sizeof *data_words; i++)
        if (words_find(header, str_from(data_words[i])) != STR_NONE)
            return true;
    return false;
}

static void check_value(struct check *check, const struct schema *schema,
                        const struct column *column, const struct value *value)
{
    const struct document *document = value->table->document;
    const struct cell *name =
        schema_cell(value->table, schema->name_column, value->row);
    struct quantity quantity;
    struct amount amount;
    struct finding *finding;

    if (!name || !quantity_in_name(name->text, &amount))
        return;
    quantity_read(value_text(value), &quantity);
    if (!quantity_contradicts(&amount, &quantity))
        return;
    finding = report(check, document, value->cell->content,
                     "%.*s is %.*s, the name says \"%.*s\"",
                     STR_ARG(quote(check, column->name)),
                     STR_ARG(quote(check, value_text(value))),
                     STR_ARG(amount.number));
    finding_related(check, finding, document, name->content, "the name");
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct value value;

    if (column->type != COLUMN_QUANTITY || schema->name_column == NONE ||
        !names_data(schema->columns[schema->name_column].name))
        return;
    while (values_next_filled(&values, &value))
        check_value(check, schema, column, &value);
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_quantity_name = {
    .code = "MET006",
    .name = "metadata/quantity-name",
    .summary = "a quantity that contradicts the name of its data set",
    .rationale =
        "Data sets carry their size in their name: a row that gives "
        "`LLaVA-Instruct-150K` 15k examples lost a zero. Names are read as "
        "cells are, so `firefly-train-1.1M` agrees with 115万. Only numbers of "
        "rows are compared, and a quarter more or less is no contradiction.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
