/*
 * TBL006: a row with fewer cells than the table has columns.
 */
#include "engine/rule.h"

/* A message names so many columns, and counts the rest. */
enum { NAMED = 3 };

static bool has_pipe(const struct row *row)
{
    return row->ncells > 1 || row->leading_pipe || row->trailing_pipe;
}

/* A row of which only the first cell says something is a title inside the
   table, and one that says nothing is a gap between its rows. */
static bool is_title(const struct row *row)
{
    for (size_t i = 1; i < row->ncells; i++)
        if (row->cells[i].content.start < row->cells[i].content.end)
            return false;
    return true;
}

static void add_name(struct check *check, struct buf *names,
                     const struct table *table, size_t column)
{
    struct str name = table->header.cells[column].text;

    if (name.len)
        buf_add(names, quote(check, name));
    else
        buf_printf(names, "column %zu", column + 1);
}

/* `"Notes" and "Link" stay empty`: the columns from `first` on. */
static struct str stay_empty(struct check *check, const struct table *table,
                             size_t first)
{
    size_t count = table->columns - first;
    size_t named = count > NAMED + 1 ? NAMED : count;
    struct buf names;
    struct str result;

    buf_init(&names);
    for (size_t i = 0; i < named; i++) {
        if (i)
            buf_printf(&names, "%s", i + 1 == count ? " and " : ", ");
        add_name(check, &names, table, first + i);
    }
    if (named < count)
        buf_printf(&names, " and %zu more", count - named);
    buf_printf(&names, "%s", count == 1 ? " stays empty" : " stay empty");
    result = str_copy(check->arena, buf_str(&names));
    buf_release(&names);
    return result;
}

static bool is_linked(const struct document *document, const struct cell *cell)
{
    size_t link = document_first_link(document, cell->content.start);

    return link < document->nlinks &&
           document->links[link].span.start < cell->content.end;
}

/* What the whole rows of a table tell of its columns. */
struct shape {
    size_t whole;   /* rows with a cell for each column */
    size_t *linked; /* of these, by column, those with a link there */
};

static struct shape shape_of(struct check *check, const struct table *table)
{
    struct shape shape = {.linked = arena_array(check->arena, table->columns,
                                                sizeof *shape.linked)};

    for (size_t r = 0; r < table->nrows; r++) {
        const struct row *row = &table->rows[r];

        if (row->ncells != table->columns)
            continue;
        shape.whole++;
        for (size_t c = 0; c < table->columns; c++)
            shape.linked[c] += is_linked(check->document, &row->cells[c]);
    }
    return shape;
}

/*
 * Whether the last cell of the row slipped to the left: it has a link, which
 * the column it stands in has not in most rows, and the last column has.
 */
static bool has_slipped(struct check *check, const struct table *table,
                        const struct shape *shape, const struct row *row)
{
    const struct cell *last = &row->cells[row->ncells - 1];

    return row->ncells > 1 && is_linked(check->document, last) &&
           shape->linked[row->ncells - 1] * 2 < shape->whole &&
           shape->linked[table->columns - 1] * 2 > shape->whole;
}

static struct str empty_cells(struct check *check, const char *first,
                              size_t count)
{
    struct buf buf;
    struct str cells;

    buf_init(&buf);
    buf_printf(&buf, "%s", first);
    for (size_t i = 0; i < count; i++)
        buf_printf(&buf, " |");
    cells = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return cells;
}

static void propose_before_last(struct check *check, struct finding *finding,
                                const struct table *table,
                                const struct row *row)
{
    const struct cell *last = &row->cells[row->ncells - 1];
    size_t missing = table->columns - row->ncells;

    finding_help(check, finding,
                 "the link stands in column %zu, links stand in column %zu: "
                 "put the missing cell%s before it",
                 row->ncells, table->columns, missing == 1 ? "" : "s");
    finding_edit(check, finding,
                 (struct span){last->span.start, last->span.start},
                 empty_cells(check, "", missing), false);
}

/* An empty last cell needs a pipe behind it, whatever the table's style. */
static void propose_at_end(struct check *check, struct finding *finding,
                           const struct table *table, const struct row *row)
{
    size_t missing = table->columns - row->ncells;

    finding_help(check, finding, "put the missing cell%s in, empty or not",
                 missing == 1 ? "" : "s");
    finding_edit(check, finding, (struct span){row->span.end, row->span.end},
                 empty_cells(check, row->trailing_pipe ? "" : " |", missing),
                 true);
}

static void report_row(struct check *check, const struct table *table,
                       const struct shape *shape, const struct row *row)
{
    struct str empty = stay_empty(check, table, row->ncells);
    struct finding *finding =
        report(check, check->document, row->span,
               "row has %zu cell%s, the header has %zu: %.*s", row->ncells,
               row->ncells == 1 ? "" : "s", table->columns, STR_ARG(empty));

    if (has_slipped(check, table, shape, row))
        propose_before_last(check, finding, table, row);
    else
        propose_at_end(check, finding, table, row);
}

static void check_table(struct check *check, const struct table *table)
{
    struct shape shape = {0};
    struct stray *strays;

    for (size_t r = 0; r < table->nrows; r++) {
        const struct row *row = &table->rows[r];

        if (row->ncells >= table->columns || !has_pipe(row) || is_title(row))
            continue;
        if (stray_find(check->arena, check->document->source, row,
                       table->columns, &strays) ||
            wide_pipe_explains(check->arena, check->document, table, row))
            continue;
        if (!shape.linked)
            shape = shape_of(check, table);
        report_row(check, table, &shape, row);
    }
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++)
        check_table(check, &check->document->tables[t]);
}

const struct rule rule_table_missing_cell = {
    .code = "TBL006",
    .name = "table/missing-cell",
    .summary = "a row has fewer cells than the header",
    .rationale =
        "GitHub fills a short row with empty cells on the right, so one value "
        "left out in the middle moves all that follow it under the wrong "
        "heading. Write an empty cell where there is nothing to say.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
