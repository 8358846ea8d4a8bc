#include "engine/rule.h"

static void check_row(struct check *check, const struct schema *schema,
                      const struct schema_table *table, const struct row *row)
{
    const struct document *document = table->document;
    const struct cell *name = schema_cell(table, schema->name_column, row);
    const struct cell *cell = schema_cell(table, schema->link_column, row);
    const struct link *link = cell ? schema_link(document, cell) : NULL;
    struct finding *finding;

    if (!name || !link || schema_missing(name->text) || !link->text.len ||
        schema_same_name(name->text, link->text))
        return;
    finding = report(check, document, link->text_span,
                     "the name is %.*s, its link says %.*s",
                     STR_ARG(quote(check, name->text)),
                     STR_ARG(quote(check, link->text)));
    finding_related(check, finding, document, name->content, "the name");
    finding_help(check, finding,
                 "write the same name in both, and see that the link leads "
                 "to what the row describes");
}

static void check_lists(struct check *check)
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        for (size_t t = 0; schema->named_links && t < schema->ntables; t++) {
            const struct schema_table *table = &schema->tables[t];

            for (size_t r = 0; r < table->table->nrows; r++)
                check_row(check, schema, table, &table->table->rows[r]);
        }
}

const struct rule rule_metadata_name_mismatch = {
    .code = "MET009",
    .name = "metadata/name-mismatch",
    .summary = "the name and the text of its link differ",
    .rationale =
        "Where every row says its name twice, in the name's cell and as the "
        "text of its link, a row whose two names differ was copied from "
        "another and half changed: one of them, or the link, is wrong. Case, "
        "spaces, `-`, `_` and `.` make no difference.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
