/*
 * What the columns of a schema hold.
 */
#include "engine/schema_infer.h"

#include "engine/values.h"
#include "engine/vocabulary.h"
#include "text/date.h"
#include "text/licence.h"
#include "text/quantity.h"
#include "text/words.h"

/* What a column must hold, in cells and in parts, before it is believed. */
enum { FEWEST_CELLS = 5 };
static const double nearly_all = 0.9;

static bool is_most(size_t part, size_t all)
{
    return all >= FEWEST_CELLS && (double)part >= nearly_all * (double)all;
}

static void count_value(const struct schema *schema, const struct value *value,
                        struct column *column)
{
    struct column_count *count = &column->count;
    const struct cell *name =
        schema_cell(value->table, schema->name_column, value->row);
    const struct link *link;

    count->cells++;
    count->empty += value->state == VALUE_EMPTY;
    count->markers += value->state == VALUE_MARKER;
    if (value->state == VALUE_MARKER && !column->marker.len)
        column->marker = value_text(value);
    if (value->state != VALUE_FILLED)
        return;
    count->filled++;
    link = schema_link(value->table->document, value->cell);
    if (!link)
        return;
    count->linked++;
    count->named += name && schema_same_name(name->text, link->text);
}

static void count_values(const struct schema *schema, size_t index)
{
    struct values values = values_of(schema, index);
    struct value value;

    while (values_next(&values, &value))
        count_value(schema, &value, &schema->columns[index]);
}

/* Headers of columns in which a number of four digits is a year. */
static const char *const year_words[] = {
    "year", "date", "年", "日期", "released", "published", "updated"};

static bool has_year_word(struct str header)
{
    for (size_t i = 0; i < sizeof year_words / sizeof *year_words; i++)
        if (words_find(header, str_from(year_words[i])) != STR_NONE)
            return true;
    return false;
}

static bool is_date(struct arena *arena, const struct column *column,
                    struct str text)
{
    struct date date = date_read(arena, text);

    if (date.answer != DATE_VALID && date.answer != DATE_AMBIGUOUS)
        return false;
    return date.style != DATE_SHORT &&
           (date.style != DATE_PLAIN_YEAR || has_year_word(column->name));
}

static bool is_licence(struct arena *arena, const struct column *column,
                       struct str text)
{
    enum licence_answer answer = licence_judge(arena, text).answer;

    (void)column;
    return answer != LICENCE_OTHER && answer != LICENCE_AMBIGUOUS;
}

/* Whether nearly all texts of the column are of a kind; the first ones that are
   not end the search. */
static bool are_all(const struct schema *schema, size_t index,
                    bool (*is)(struct arena *arena, const struct column *column,
                               struct str text))
{
    struct values values = values_of(schema, index);
    struct arena scratch;
    size_t all = 0, some = 0;
    struct value value;

    arena_init(&scratch);
    while (all - some <= FEWEST_CELLS + some &&
           values_next_filled(&values, &value)) {
        all++;
        some += is(&scratch, &schema->columns[index], value_text(&value));
        arena_clear(&scratch);
    }
    arena_release(&scratch);
    return is_most(some, all);
}

/* What the cells of a column say of quantities. */
struct quantity_count {
    size_t cells, quantities, others;
    size_t written_out; /* with a multiplier, a unit or groups */
};

static struct quantity_count count_quantities(const struct schema *schema,
                                              size_t index)
{
    struct values values = values_of(schema, index);
    struct quantity_count count = {0};
    struct value value;

    while (count.others <= FEWEST_CELLS + count.quantities &&
           values_next_filled(&values, &value)) {
        struct quantity quantity;

        quantity_read(value_text(&value), &quantity);
        count.cells++;
        count.quantities += quantity_is(&quantity);
        count.others += quantity.kind == QUANTITY_NONE;
        count.written_out += quantity_is(&quantity) &&
                             (quantity.amounts[0].form != FORM_PLAIN ||
                              quantity.amounts[0].unit_class != UNIT_NONE);
    }
    return count;
}

/* Cells that are not understood speak neither for nor against. Bare numbers
   may be anything, so that half of them must say more. */
static bool are_quantities(const struct schema *schema, size_t index)
{
    struct quantity_count count = count_quantities(schema, index);

    return count.quantities * 2 > count.cells &&
           is_most(count.quantities, count.quantities + count.others) &&
           count.written_out * 2 > count.quantities;
}

static enum column_type infer_type(struct arena *arena,
                                   const struct schema *schema, size_t index)
{
    const struct column *column = &schema->columns[index];

    if (index == schema->name_column)
        return COLUMN_NAME;
    if (is_most(column->count.linked, column->count.filled))
        return COLUMN_LINK;
    if (are_all(schema, index, is_date))
        return COLUMN_DATE;
    if (are_all(schema, index, is_licence))
        return COLUMN_LICENCE;
    if (are_quantities(schema, index))
        return COLUMN_QUANTITY;
    return vocabulary_find(arena, schema, index) ? COLUMN_VOCABULARY
                                                 : COLUMN_TEXT;
}

/*
 * Who writes `-` says that there is nothing: the column may be without. Who
 * leaves several cells empty means something by it, such as "as above".
 */
static bool infer_required(const struct column *column)
{
    const struct column_count *count = &column->count;

    return (column->type == COLUMN_NAME || column->type == COLUMN_LINK) &&
           is_most(count->filled, count->cells) && !count->markers &&
           count->empty <= 1 + count->cells / 50;
}

/* What is given wins; the terms of a vocabulary are counted, whatever else the
   column looks like. */
static void take_given_type(struct arena *arena, const struct schema *schema,
                            size_t index)
{
    struct column *column = &schema->columns[index];
    enum column_type inferred = column->type;

    if (column->given->typed)
        column->type = column->given->type;
    else if (column->given->values.count || column->given->separated)
        column->type = COLUMN_VOCABULARY;
    if (column->type == COLUMN_VOCABULARY && inferred != COLUMN_VOCABULARY &&
        inferred != COLUMN_TEXT)
        vocabulary_find(arena, schema, index);
}

static void infer_column(struct arena *arena, struct schema *schema,
                         size_t index)
{
    struct column *column = &schema->columns[index];
    const struct given_column *given = column->given;

    count_values(schema, index);
    column->type = infer_type(arena, schema, index);
    if (given)
        take_given_type(arena, schema, index);
    if (given && given->separated)
        column->separator = given->separator;
    column->required = given ? given->required : infer_required(column);
    if (column->type != COLUMN_LINK || schema->link_column != NONE)
        return;
    schema->link_column = index;
    schema->named_links = is_most(column->count.named, column->count.linked);
}

/* The column that names the first row of the table, or NONE. */
static size_t find_name_column(const struct schema *schema,
                               const struct schema_table *table)
{
    const struct row *row = &table->table->rows[0];
    const struct entry *entry =
        document_entry(table->document, row->span.start);

    for (size_t c = 0; entry && c < schema->ncolumns; c++) {
        const struct cell *cell = schema_cell(table, c, row);

        if (cell && entry->name_span.start == cell->content.start &&
            entry->name_span.end == cell->content.end)
            return c;
    }
    return NONE;
}

/* The column of the entries' names: entry.c has chosen it for each table; the
   first that has rows decides. */
static size_t infer_name_column(const struct schema *schema)
{
    size_t column = NONE;

    for (size_t t = 0; column == NONE && t < schema->ntables; t++)
        if (schema->tables[t].table->nrows)
            column = find_name_column(schema, &schema->tables[t]);
    return column;
}

/* The first column that is given as one of names. */
static void take_given_name(struct schema *schema)
{
    for (size_t i = 0; i < schema->ncolumns; i++) {
        const struct given_column *given = schema->columns[i].given;

        if (!given || !given->typed || given->type != COLUMN_NAME)
            continue;
        schema->name_column = i;
        return;
    }
}

/* The column that is given as the one of the names, with that of the links
   that repeat them. */
static void take_given_names(struct schema *schema)
{
    for (size_t i = 0; i < schema->ncolumns; i++) {
        const struct given_column *given = schema->columns[i].given;

        if (!given || !given->names.len)
            continue;
        schema->name_column = i;
        schema->link_column = schema_find_column(schema, given->names);
        schema->named_links = schema->link_column != NONE;
        return;
    }
}

void schema_infer_columns(struct arena *arena, struct schema *schema)
{
    for (size_t t = 0; t < schema->ntables; t++)
        values_find_states(arena, schema, &schema->tables[t]);
    schema->name_column = infer_name_column(schema);
    schema->link_column = NONE;
    take_given_name(schema);
    take_given_names(schema);
    for (size_t i = 0; i < schema->ncolumns; i++)
        infer_column(arena, schema, i);
}
