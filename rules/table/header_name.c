/*
 * TBL012: a header cell that names nothing, or what another one names.
 */
#include "engine/rule.h"

static bool is_empty(const struct cell *cell)
{
    return cell->content.start == cell->content.end;
}

/* How many rows have something in the column. */
static size_t count_filled(const struct table *table, size_t column)
{
    size_t count = 0;

    for (size_t r = 0; r < table->nrows; r++)
        count += column < table->rows[r].ncells &&
                 !is_empty(&table->rows[r].cells[column]);
    return count;
}

/* The only empty cell of the header, the first one apart: that one is often
   left empty above the names of the rows, and several are empty on purpose. */
static size_t find_empty(const struct row *header)
{
    size_t found = NONE, count = 0, filled = 0;

    for (size_t c = 0; c < header->ncells; c++) {
        bool empty = is_empty(&header->cells[c]);

        filled += !empty;
        if (!empty || !c)
            continue;
        found = c;
        count++;
    }
    return count == 1 && filled > 1 ? found : NONE;
}

static void check_empty(struct check *check, const struct table *table)
{
    size_t column = find_empty(&table->header), filled;
    struct finding *finding;

    if (column == NONE)
        return;
    filled = count_filled(table, column);
    if (!filled)
        return;
    finding = report(check, check->document, table->header.cells[column].span,
                     "header cell %zu is empty, its column is filled in %zu "
                     "of %zu rows",
                     column + 1, filled, table->nrows);
    finding_help(check, finding, "name the column");
}

/* One name of a header. */
struct name {
    size_t first; /* its column */
    size_t count;
};

/* A table that is folded, so that its columns stand side by side two times,
   has each name as often as any other. */
static bool is_folded(const struct name *names, size_t distinct)
{
    for (size_t i = 1; i < distinct; i++)
        if (names[i].count != names[0].count)
            return false;
    return true;
}

static void report_repeat(struct check *check, const struct row *header,
                          size_t first, size_t column)
{
    const struct cell *cell = &header->cells[column];
    struct finding *finding = report(
        check, check->document, cell->content,
        "columns %zu and %zu are both named %.*s", first + 1, column + 1,
        STR_ARG(quote(check, document_mended(check->arena, check->document,
                                             cell->content))));

    finding_related(check, finding, check->document,
                    header->cells[first].content, "the first of them");
    finding_help(check, finding, "give each column a name of its own");
}

static void check_repeats(struct check *check, const struct table *table)
{
    const struct row *header = &table->header;
    size_t distinct = 0;
    struct name *names =
        arena_array(check->arena, header->ncells, sizeof *names);
    struct name **of = arena_array(check->arena, header->ncells, sizeof *of);
    struct map map;

    map_init(&map);
    for (size_t c = 0; c < header->ncells; c++) {
        struct str key = schema_name_key(check->arena, header->cells[c].text);
        void **value = key.len ? map_at(&map, key) : NULL;

        if (!value)
            continue;
        if (!*value) {
            names[distinct].first = c;
            *value = &names[distinct++];
        }
        of[c] = *value;
        of[c]->count++;
    }
    map_release(&map);
    for (size_t c = 0; !is_folded(names, distinct) && c < header->ncells; c++)
        if (of[c] && of[c]->first != c)
            report_repeat(check, header, of[c]->first, c);
}

static void check_tables(struct check *check)
{
    for (size_t t = 0; t < check->document->ntables; t++) {
        check_empty(check, &check->document->tables[t]);
        check_repeats(check, &check->document->tables[t]);
    }
}

const struct rule rule_table_header_name = {
    .code = "TBL012",
    .name = "table/header-name",
    .summary = "a column of a table has no name, or another one's",
    .rationale =
        "The reader of a wide table knows a column by its name alone. An "
        "empty first cell is fine; several empty ones are taken for a layout, "
        "and names that all occur equally often for a table that was folded "
        "to save height.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_tables,
};
