/*
 * TBL011: rows that differ from their table in their outer pipes.
 */
#include <string.h>

#include "engine/rule.h"

/* The outer pipes that a row has, or a table wants. */
struct sides {
    bool leading, trailing;
};

/* A table, and what is asked of its rows. */
struct work {
    struct check *check;
    const struct table *table;
    struct sides want;
    size_t leading, trailing, both, rows; /* how many rows have what */
    bool add, remove; /* blame rows that lack, or have, a pipe */
};

static bool has_pipe(const struct row *row)
{
    return row->ncells > 1 || row->leading_pipe || row->trailing_pipe;
}

/* A comment behind the last pipe is not shown and is no cell to close. */
static bool ends_in_comment(const struct document *document,
                            const struct row *row, size_t columns)
{
    return row->ncells == columns + 1 &&
           str_starts(document_text(document, row->cells[columns].content),
                      STR("<!--"));
}

static struct sides sides_of(const struct work *work, const struct row *row)
{
    return (struct sides){
        row->leading_pipe,
        row->trailing_pipe ||
            ends_in_comment(work->check->document, row, work->table->columns)};
}

static void count_row(struct work *work, const struct row *row)
{
    struct sides has = sides_of(work, row);

    if (!has_pipe(row))
        return;
    work->rows++;
    work->leading += has.leading;
    work->trailing += has.trailing;
    work->both += has.leading && has.trailing;
}

/* What the header and the delimiter row agree on counts, else the majority. */
static bool is_wanted(bool header, bool delimiter, size_t having, size_t rows)
{
    return header == delimiter ? header : having * 2 > rows;
}

static void find_style(struct work *work)
{
    const struct table *table = work->table;
    struct sides header = sides_of(work, &table->header);
    struct sides delimiter = sides_of(work, &table->delimiter);

    count_row(work, &table->header);
    count_row(work, &table->delimiter);
    for (size_t r = 0; r < table->nrows; r++)
        count_row(work, &table->rows[r]);
    work->want.leading =
        is_wanted(header.leading, delimiter.leading, work->leading, work->rows);
    work->want.trailing = is_wanted(header.trailing, delimiter.trailing,
                                    work->trailing, work->rows);
}

/* "leading", "trailing", or both with what stands between. */
static const char *name_of(struct sides sides, bool absent)
{
    if (sides.leading && sides.trailing)
        return absent ? "leading and no trailing" : "leading and a trailing";
    return sides.leading ? "leading" : "trailing";
}

static struct span place_of(const struct row *row, struct sides sides)
{
    size_t at = sides.leading ? row->span.start : row->span.end;

    return (struct span){at, at};
}

/* Behind the white space that ends the line, if there is any. */
static void append_pipe(struct check *check, struct finding *finding,
                        const struct row *row)
{
    size_t end = check->document->lines[row->line].end;
    bool space = end > row->span.end;

    finding_edit(check, finding, (struct span){end, end},
                 space ? STR("|") : STR(" |"), true);
}

/* How many rows have the pipes that a row lacks. */
static size_t count_having(const struct work *work, struct sides absent)
{
    if (absent.leading && absent.trailing)
        return work->both;
    return absent.leading ? work->leading : work->trailing;
}

/* Who has the pipes that a row lacks: the header row is the better witness. */
static struct str who_has(const struct work *work, struct sides absent)
{
    struct arena *arena = work->check->arena;
    struct sides header = sides_of(work, &work->table->header);
    const char *what = absent.leading && absent.trailing ? "both" : "one";

    if ((header.leading || !absent.leading) &&
        (header.trailing || !absent.trailing))
        return str_printf(arena, "the header row has %s", what);
    return str_printf(arena, "%zu of the table's %zu rows have %s",
                      count_having(work, absent), work->rows, what);
}

/* A form feed before a row is a cell to GitHub, if a pipe stands behind it. */
static bool has_feed(struct str prefix)
{
    return str_has_char(prefix, '\f') || str_has_char(prefix, '\v');
}

static void report_absent(const struct work *work, const struct row *row,
                          struct sides absent)
{
    struct check *check = work->check;
    struct str who = who_has(work, absent);
    struct finding *finding =
        report(check, check->document, place_of(row, absent),
               "row has no %s pipe, %.*s", name_of(absent, true), STR_ARG(who));

    finding_help(check, finding, "put \"|\" at the row's %s",
                 absent.leading ? absent.trailing ? "start and end" : "start"
                                : "end");
    if (absent.leading)
        finding_edit(check, finding, place_of(row, absent), STR("| "),
                     !has_feed(row_prefix(check->document, row)));
    if (absent.trailing)
        append_pipe(check, finding, row);
}

/* Whether a row may begin with its first cell: a letter or a bracket begins
   no list, heading or quote, and neither do two hyphens. */
static bool may_begin(struct str cell)
{
    return cell.len > 1 && (char_is_alpha(cell.ptr[0]) || cell.ptr[0] == '[' ||
                            cell.ptr[0] == ':' || str_starts(cell, STR("--")));
}

static void report_present(const struct work *work, const struct row *row,
                           struct sides present)
{
    struct check *check = work->check;
    const struct cell *first = row->cells, *last = first + row->ncells - 1;
    size_t at = present.leading ? row->span.start : row->span.end - 1;
    struct finding *finding = report(
        check, check->document, (struct span){at, at + 1},
        "row has a %s pipe, %s", name_of(present, false),
        check_option(check, "style")[0] == 'n' ? "the style is none"
                                               : "the header row has none");

    finding_help(check, finding, "begin and end the row with its cells");
    if (present.leading &&
        !may_begin(document_text(check->document, first->content)))
        return;
    if (present.leading)
        finding_edit(check, finding,
                     (struct span){row->span.start, first->content.start},
                     STR(""), true);
    if (present.trailing)
        finding_edit(check, finding,
                     (struct span){last->content.end, row->span.end}, STR(""),
                     true);
}

static bool is_empty(const struct cell *cell)
{
    return cell->content.start == cell->content.end;
}

/* The pipes that could go: an empty cell needs the pipe beside it. */
static struct sides removable(const struct row *row, struct sides has)
{
    if (!row->ncells)
        return (struct sides){false, false};
    return (struct sides){has.leading && !is_empty(&row->cells[0]),
                          row->trailing_pipe &&
                              !is_empty(&row->cells[row->ncells - 1])};
}

/* A short row gets its trailing pipe with its missing cells. */
static void check_row(const struct work *work, const struct row *row)
{
    struct sides has = sides_of(work, row), may = removable(row, has);
    bool is_short = row->ncells > 1 && row->ncells < work->table->columns;
    struct sides absent = {work->add && work->want.leading && !has.leading,
                           work->add && work->want.trailing && !has.trailing &&
                               !is_short};
    struct sides present = {work->remove && !work->want.leading && may.leading,
                            work->remove && !work->want.trailing &&
                                may.trailing};

    if (!has_pipe(row))
        return;
    if (absent.leading || absent.trailing)
        report_absent(work, row, absent);
    if (present.leading || present.trailing)
        report_present(work, row, present);
}

static void check_table(struct check *check, const struct table *table)
{
    const char *style = check_option(check, "style");
    bool none = !strcmp(style, "none");
    struct work work = {.check = check,
                        .table = table,
                        .add = !none,
                        .remove = strcmp(style, "both") != 0};

    if (none && table->columns == 1)
        return; /* without any pipe it would be no table */
    if (!none)
        find_style(&work);
    check_row(&work, &table->header);
    check_row(&work, &table->delimiter);
    for (size_t r = 0; r < table->nrows; r++)
        check_row(&work, &table->rows[r]);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++)
        check_table(check, &check->document->tables[t]);
}

static const struct option options[] = {
    {"style", "both", "both consistent none",
     "both: a row has the outer pipes that its table has; consistent: and no "
     "others; none: no row has outer pipes"},
    {NULL, NULL, NULL, NULL},
};

const struct rule rule_table_pipe_style = {
    .code = "TBL011",
    .name = "table/pipe-style",
    .summary = "a row lacks an outer pipe that its table has",
    .rationale =
        "GitHub shows the row all the same, but the next one who adds a cell "
        "at its end, or another row, copies the mistake. A table that has no "
        "outer pipes at all is left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .options = options,
    .check = check_tables,
};
