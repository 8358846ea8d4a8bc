#include "engine/values.h"

#include <stdint.h>
#include <string.h>

#include "document/comment.h"
#include "document/row.h"

struct values values_of(const struct schema *schema, size_t column)
{
    return (struct values){.schema = schema, .column = column};
}

/* Goes on to the next row; false at the end. */
static bool next_row(struct values *values, struct value *value)
{
    const struct schema *schema = values->schema;

    while (values->table < schema->ntables) {
        const struct schema_table *table = &schema->tables[values->table];

        if (values->row < table->table->nrows) {
            value->table = table;
            value->row = &table->table->rows[values->row++];
            return true;
        }
        values->table++;
        values->row = 0;
    }
    return false;
}

bool values_next(struct values *values, struct value *value)
{
    while (next_row(values, value)) {
        size_t row = values->row - 1;

        value->state =
            value->table
                ->states[row * values->schema->ncolumns + values->column];
        if (value->state == VALUE_NONE)
            continue;
        value->cell = schema_cell(value->table, values->column, value->row);
        return true;
    }
    return false;
}

bool values_next_filled(struct values *values, struct value *value)
{
    while (values_next(values, value))
        if (value->state == VALUE_FILLED)
            return true;
    return false;
}

struct str value_text(const struct value *value)
{
    return value->cell->text;
}

/* Whether the part is a view into the text. */
static bool is_view(struct str part, struct str text)
{
    uintptr_t start = (uintptr_t)text.ptr, at = (uintptr_t)part.ptr;

    return at >= start && at + part.len <= start + text.len;
}

/* Where the source has the part of the text that it shows, or STR_NONE. */
static size_t find_part(struct str source, struct str text, struct str part)
{
    size_t at;

    if (is_view(part, text) && str_eq(source, text))
        return (size_t)(part.ptr - text.ptr);
    at = str_find(source, part, 0);
    return at == STR_NONE || str_find(source, part, at + 1) != STR_NONE
               ? STR_NONE
               : at;
}

bool value_place(const struct value *value, struct str part, struct span *place)
{
    struct span content = value->cell->content;
    size_t at = find_part(document_text(value->table->document, content),
                          value_text(value), part);

    *place = content;
    if (at == STR_NONE)
        return false;
    place->start = content.start + at;
    place->end = place->start + part.len;
    return true;
}

bool value_is_plain(struct str text)
{
    static const char special[] = "|\\`<*[\r\n";

    for (size_t i = 0; i < text.len; i++)
        if (str_has_char(str_from(special), text.ptr[i]))
            return false;
    return true;
}

/* Whether the cell says what is given for nothing. */
static bool says_given_marker(const struct given_schema *given, struct str text)
{
    return given && given->marked && str_eq(text, given->missing);
}

static enum value_state cell_state(const struct given_schema *given,
                                   const struct document *document,
                                   const struct cell *cell)
{
    struct str text;

    if (!cell)
        return VALUE_NONE;
    text = comment_trim(document_text(document, cell->content));
    if (!text.len)
        return VALUE_EMPTY;
    return says_given_marker(given, text) || schema_missing_cell(document, cell)
               ? VALUE_MARKER
               : VALUE_FILLED;
}

/* Whether the row looks like one of delimiters, though cells of it be empty: a
   `-` in the first cell alone says that there is nothing. */
static bool is_delimiter_row(const struct row *row)
{
    for (size_t i = 0; i < row->ncells; i++)
        if ((!i || row->cells[i].text.len) &&
            !row_delimiter_cell(row->cells[i].text))
            return false;
    return row->ncells > 0;
}

/* Whether the row is the header or the delimiter row once more. */
static bool is_repeated_header(const struct schema_table *table,
                               const struct row *row)
{
    const struct document *document = table->document;

    return is_delimiter_row(row) ||
           str_eq(document_text(document, row->span),
                  document_text(document, table->table->header.span));
}

static void find_row_states(const struct schema *schema,
                            const struct schema_table *table,
                            const struct row *row, unsigned char *states)
{
    size_t said = 0;

    for (size_t i = 0; i < schema->ncolumns; i++) {
        states[i] = (unsigned char)cell_state(schema->given, table->document,
                                              schema_cell(table, i, row));
        said += states[i] == VALUE_FILLED || states[i] == VALUE_MARKER;
    }
    if ((said < 2 && schema->ncolumns > 1 && !schema->given) ||
        is_repeated_header(table, row))
        memset(states, VALUE_NONE, schema->ncolumns);
}

void values_find_states(struct arena *arena, const struct schema *schema,
                        struct schema_table *table)
{
    size_t rows = table->table->nrows;

    table->states = arena_array(arena, rows * schema->ncolumns, 1);
    for (size_t r = 0; r < rows; r++)
        find_row_states(schema, table, &table->table->rows[r],
                        &table->states[r * schema->ncolumns]);
}

/* The length of the separator that the text begins with; 0 if there is none. */
static size_t separator_length(struct str text)
{
    static const char *const wide[] = {"、", "，", "；", "／"};

    if (!text.len || !(text.ptr[0] & 0x80))
        return text.len && str_has_char(STR(",;/"), text.ptr[0]);
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(text, str_from(wide[i])))
            return strlen(wide[i]);
    return 0;
}

/* The part of the text from `start` to `end` with the white space around it, no
   further back than `from`. */
static struct str widen(struct str text, size_t from, size_t start, size_t end)
{
    while (start > from && char_is_space(text.ptr[start - 1]))
        start--;
    while (end < text.len && char_is_space(text.ptr[end]))
        end++;
    return str_slice(text, start, end);
}

/* The first separator at or behind the offset, or the empty view at the end. */
static struct str find_separator(struct str text, size_t from)
{
    for (size_t at = from; at < text.len; at++) {
        size_t len = separator_length(str_slice(text, at, text.len));

        if (len)
            return widen(text, from, at, at + len);
    }
    return str_slice(text, text.len, text.len);
}

struct str value_separator(struct str text, size_t from)
{
    struct str found = find_separator(text, from);
    const char *end = text.ptr + text.len;

    /* Behind the last value it separates nothing. */
    return found.ptr + found.len < end ? found
                                       : str_slice(text, text.len, text.len);
}

struct str value_cut(struct str text, struct str *rest)
{
    struct str separator = find_separator(text, 0);
    size_t at = (size_t)(separator.ptr - text.ptr);

    *rest = str_slice(text, at + separator.len, text.len);
    return str_trim(str_slice(text, 0, at));
}
