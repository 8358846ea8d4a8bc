/*
 * TBL017: pipes that do not stand below each other.
 */
#include "engine/rule.h"

/* A table whose columns take more than that side by side is nobody's to
   align: the longest cell of each column would be repeated in every row. */
enum { WIDEST = 1000 };

enum { NARROWEST = 3 }; /* `---` */

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_CENTER };

/* A table while it is aligned. */
struct work {
    struct check *check;
    const struct table *table;
    size_t *widths; /* by column, of the widest content */
};

static const struct row *row_at(const struct table *table, size_t index)
{
    if (index < 2)
        return index ? &table->delimiter : &table->header;
    return &table->rows[index - 2];
}

static size_t width_of(const struct work *work, struct span span)
{
    return text_width(document_text(work->check->document, span));
}

/* Rows with outer pipes and one cell a column; others are other rules' first.
   How wide a tab is nobody knows. */
static bool is_whole(const struct work *work)
{
    const struct table *table = work->table;

    for (size_t i = 0; i < table->nrows + 2; i++) {
        const struct row *row = row_at(table, i);

        if (!row->leading_pipe || !row->trailing_pipe ||
            row->ncells != table->columns ||
            str_has_char(document_text(work->check->document, row->span), '\t'))
            return false;
    }
    return true;
}

/* The columns' widths; returns that of all of them together. */
static size_t measure(struct work *work)
{
    const struct table *table = work->table;
    size_t all = 0;

    work->widths =
        arena_array(work->check->arena, table->columns, sizeof *work->widths);
    for (size_t c = 0; c < table->columns; c++) {
        work->widths[c] = NARROWEST;
        for (size_t i = 0; i < table->nrows + 2; i++) {
            const struct row *row = row_at(table, i);
            size_t width = width_of(work, row->cells[c].content);

            if (row != &table->delimiter && width > work->widths[c])
                work->widths[c] = width;
        }
        all += work->widths[c] + 3;
    }
    return all;
}

static enum side side_of(const struct work *work, size_t column)
{
    struct str cell = document_text(
        work->check->document, work->table->delimiter.cells[column].content);

    if (!str_ends(cell, STR(":")))
        return SIDE_LEFT;
    return str_starts(cell, STR(":")) && cell.len > 1 ? SIDE_CENTER
                                                      : SIDE_RIGHT;
}

static struct str repeat_char(struct check *check, char c, size_t count)
{
    char *bytes = arena_alloc(check->arena, count + 1);

    for (size_t i = 0; i < count; i++)
        bytes[i] = c;
    return (struct str){bytes, count};
}

static void put(const struct work *work, struct finding *finding,
                struct span span, struct str text)
{
    if (!str_eq(document_text(work->check->document, span), text))
        finding_edit(work->check, finding, span, text, true);
}

/* Only the white space on both sides of the content is written anew. */
static void align_cell(const struct work *work, struct finding *finding,
                       const struct cell *cell, size_t column)
{
    size_t room = work->widths[column] - width_of(work, cell->content);
    enum side side = side_of(work, column);
    size_t before = side == SIDE_LEFT    ? 0
                    : side == SIDE_RIGHT ? room
                                         : room / 2;

    put(work, finding, (struct span){cell->span.start, cell->content.start},
        repeat_char(work->check, ' ', before + 1));
    put(work, finding, (struct span){cell->content.end, cell->span.end},
        repeat_char(work->check, ' ', room - before + 1));
}

/* As many hyphens as fill the column between the colons there are. */
static void align_delimiter(const struct work *work, struct finding *finding,
                            const struct cell *cell, size_t column)
{
    struct check *check = work->check;
    struct str content = document_text(check->document, cell->content);
    bool left = str_starts(content, STR(":"));
    bool right = content.len > 1 && str_ends(content, STR(":"));
    struct str hyphens = repeat_char(
        check, '-', work->widths[column] - (size_t)left - (size_t)right);

    put(work, finding, cell->span,
        str_printf(check->arena, " %s%.*s%s ", left ? ":" : "",
                   STR_ARG(hyphens), right ? ":" : ""));
}

static void align_row(const struct work *work, struct finding *finding,
                      const struct row *row)
{
    for (size_t c = 0; c < row->ncells; c++)
        if (row == &work->table->delimiter)
            align_delimiter(work, finding, &row->cells[c], c);
        else
            align_cell(work, finding, &row->cells[c], c);
}

/* The first row whose pipes stand elsewhere than the header's. */
static const struct row *find_crooked(const struct work *work)
{
    const struct table *table = work->table;

    for (size_t i = 1; i < table->nrows + 2; i++)
        for (size_t c = 0; c < table->columns; c++)
            if (width_of(work, row_at(table, i)->cells[c].span) !=
                width_of(work, table->header.cells[c].span))
                return row_at(table, i);
    return NULL;
}

static void check_table(struct check *check, const struct table *table)
{
    struct work work = {.check = check, .table = table};
    const struct row *crooked;
    struct finding *finding;

    if (!is_whole(&work))
        return;
    crooked = find_crooked(&work);
    if (!crooked || measure(&work) > WIDEST)
        return;
    finding = report(check, check->document, crooked->span,
                     "pipes do not stand below those of the header row");
    finding_help(check, finding,
                 "fill the cells of each column with spaces to one width");
    for (size_t i = 0; i < table->nrows + 2; i++)
        align_row(&work, finding, row_at(table, i));
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++)
        check_table(check, &check->document->tables[t]);
}

const struct rule rule_table_alignment = {
    .code = "TBL017",
    .name = "table/alignment",
    .summary = "the pipes of a table do not stand below each other",
    .rationale =
        "A table that is aligned can be read as it stands, in an editor and "
        "in a review. Widths are those of a terminal: a Chinese character and "
        "an emoji take two columns. Tables of more than 1000 columns of text "
        "are left alone.",
    .severity = SEVERITY_OFF,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_tables,
};
