#include "engine/rule.h"

/* Whether two cells say something: a row with one is the title of those
   below it. */
static bool is_entry(const struct document *document, const struct row *row)
{
    size_t filled = 0;

    for (size_t i = 0; i < row->ncells && filled < 2; i++)
        filled += !schema_missing_cell(document, &row->cells[i]);
    return filled == 2;
}

/* What the cells of a column say, over all tables of its kind. */
struct tally {
    size_t rows, empty, markers;
};

static void tally_table(const struct schema_table *table, size_t column,
                        struct tally *tally)
{
    for (size_t r = 0; r < table->table->nrows; r++) {
        const struct row *row = &table->table->rows[r];
        const struct cell *cell = schema_cell(table, column, row);
        struct str text;

        if (!cell || !is_entry(table->document, row))
            continue;
        text = comment_trim(document_text(table->document, cell->content));
        tally->rows++;
        tally->empty += !text.len;
        tally->markers +=
            text.len && schema_missing_cell(table->document, cell);
    }
}

/*
 * Who writes `-` says that there is nothing: the column may be without. Who
 * leaves several cells empty means something by it, such as "as above".
 */
static bool is_required(const struct schema *schema, size_t column,
                        struct tally *tally)
{
    *tally = (struct tally){0};
    if (!schema->columns[column].required)
        return false;
    for (size_t t = 0; t < schema->ntables; t++)
        tally_table(&schema->tables[t], column, tally);
    return tally->empty && !tally->markers &&
           tally->empty <= 1 + tally->rows / 50;
}

static void report_empty(struct check *check, const struct schema_table *table,
                         size_t column, const struct cell *cell,
                         const struct tally *tally)
{
    const struct document *document = table->document;
    size_t index = table->columns[column];
    struct str name = table->table->header.cells[index].text;
    struct finding *finding = report(
        check, document, cell->span,
        "%.*s is empty here, filled in %zu of %zu rows",
        STR_ARG(quote(check, name)), tally->rows - tally->empty, tally->rows);

    finding_limit(finding, SEVERITY_WARNING);
    finding_help(check, finding,
                 "fill the cell, or write `-` if there is nothing to say");
}

static void check_table(struct check *check, const struct schema_table *table,
                        size_t column, const struct tally *tally)
{
    for (size_t r = 0; r < table->table->nrows; r++) {
        const struct row *row = &table->table->rows[r];
        const struct cell *cell = schema_cell(table, column, row);

        if (cell &&
            !comment_trim(document_text(table->document, cell->content)).len &&
            is_entry(table->document, row))
            report_empty(check, table, column, cell, tally);
    }
}

static void check_schema(struct check *check, const struct schema *schema)
{
    struct tally tally;

    for (size_t i = 0; i < schema->ncolumns; i++) {
        if (!is_required(schema, i, &tally))
            continue;
        for (size_t t = 0; t < schema->ntables; t++)
            check_table(check, &schema->tables[t], i, &tally);
    }
}

static void check_lists(struct check *check)
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        check_schema(check, schema);
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
