/*
 * Inference: which tables are of one kind, and what their columns hold.
 */
#include "engine/schema.h"

#include <string.h>

#include "text/buf.h"
#include "text/map.h"

/* Tables whose headers share this part of their names are of one kind. */
static const double same_kind = 0.6;

/* With more kinds of tables than that, only equal headers are held to be of
   one kind, so that the time stays linear. */
enum { MOST_KINDS = 100 };

/* What a column must hold, in rows and in parts, before it is believed. */
enum { FEWEST_ROWS = 5 };
static const double nearly_all = 0.9;

/* A schema in the making. */
struct kind {
    struct schema schema;
    struct map columns; /* by the key of their name; the first of each */
};

struct inference {
    struct arena *arena;  /* of the schemas */
    struct arena scratch; /* of the keys */
    struct map headers;   /* kinds, by all names of a header */
    struct schema *first, **last;
};

static struct str *header_keys(struct arena *arena, const struct row *header)
{
    struct str *keys = arena_array(arena, header->ncells, sizeof *keys);

    for (size_t i = 0; i < header->ncells; i++)
        keys[i] = schema_name_key(arena, header->cells[i].text);
    return keys;
}

/* The keys in one: a header that is known need not be compared. */
static struct str join_keys(struct arena *arena, const struct str *keys,
                            size_t count)
{
    struct str joined;
    struct buf buf;

    buf_init(&buf);
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, keys[i]);
        buf_add_char(&buf, '\n');
    }
    joined = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return joined;
}

/* Jaccard's index of the headers' names. */
static double likeness(const struct kind *kind, const struct str *keys,
                       size_t count)
{
    size_t both = 0, all;

    for (size_t i = 0; i < count; i++)
        both += map_get(&kind->columns, keys[i]) != NULL;
    all = kind->schema.ncolumns + count - both;
    return all ? (double)both / (double)all : 0;
}

static struct kind *add_kind(struct inference *inference,
                             const struct row *header, const struct str *keys)
{
    struct kind *kind = arena_alloc(inference->arena, sizeof *kind);
    struct schema *schema = &kind->schema;

    schema->ncolumns = header->ncells;
    schema->columns = arena_array(inference->arena, schema->ncolumns,
                                  sizeof *schema->columns);
    map_init(&kind->columns);
    for (size_t i = 0; i < schema->ncolumns; i++) {
        void **value = map_at(&kind->columns, keys[i]);

        schema->columns[i].name = header->cells[i].text;
        if (!*value)
            *value = &schema->columns[i];
    }
    *inference->last = schema;
    inference->last = &schema->next;
    return kind;
}

/* The first kind that is like the header; one more where there is none. A
   schema is the first member of its kind. */
static struct kind *find_kind(struct inference *inference,
                              const struct row *header, const struct str *keys)
{
    struct schema *schema = inference->first;

    for (size_t i = 0; schema && i < MOST_KINDS; i++) {
        struct kind *kind = (struct kind *)schema;

        if (likeness(kind, keys, header->ncells) >= same_kind)
            return kind;
        schema = schema->next;
    }
    return add_kind(inference, header, keys);
}

static struct kind *kind_of(struct inference *inference,
                            const struct row *header, const struct str *keys)
{
    struct str joined = join_keys(&inference->scratch, keys, header->ncells);
    void **value = map_at(&inference->headers, joined);

    if (!*value)
        *value = find_kind(inference, header, keys);
    return *value;
}

/* Each column of the schema is the table's first of that name. */
static size_t *map_columns(struct arena *arena, const struct kind *kind,
                           const struct str *keys, size_t count)
{
    const struct schema *schema = &kind->schema;
    size_t *map = arena_array(arena, schema->ncolumns, sizeof *map);

    for (size_t i = 0; i < schema->ncolumns; i++)
        map[i] = NONE;
    for (size_t i = count; i-- > 0;) {
        const struct column *column = map_get(&kind->columns, keys[i]);

        if (column)
            map[column - schema->columns] = i;
    }
    return map;
}

/* What the cells of one column hold. */
struct tally {
    size_t cells, filled, links, named;
};

static void tally_row(const struct schema *schema,
                      const struct schema_table *table, size_t column,
                      const struct row *row, struct tally *tally)
{
    const struct cell *cell = schema_cell(table, column, row);
    const struct cell *name = schema_cell(table, schema->name_column, row);
    const struct link *link;

    if (!cell)
        return;
    tally->cells++;
    if (schema_missing_cell(table->document, cell))
        return;
    tally->filled++;
    link = schema_link(table->document, cell);
    if (!link)
        return;
    tally->links++;
    if (name && schema_same_name(name->text, link->text))
        tally->named++;
}

static struct tally tally_column(const struct schema *schema, size_t column)
{
    struct tally tally = {0};

    for (size_t t = 0; t < schema->ntables; t++) {
        const struct schema_table *table = &schema->tables[t];

        for (size_t r = 0; r < table->table->nrows; r++)
            tally_row(schema, table, column, &table->table->rows[r], &tally);
    }
    return tally;
}

static bool is_most(size_t part, size_t all)
{
    return all >= FEWEST_ROWS && (double)part >= nearly_all * (double)all;
}

static void infer_column(struct schema *schema, size_t index)
{
    struct column *column = &schema->columns[index];
    struct tally tally = tally_column(schema, index);

    column->filled = tally.filled;
    column->missing = tally.cells - tally.filled;
    if (index == schema->name_column)
        column->type = COLUMN_NAME;
    else if (is_most(tally.links, tally.filled))
        column->type = COLUMN_LINK;
    column->required =
        column->type != COLUMN_TEXT && is_most(tally.filled, tally.cells);
    if (column->type != COLUMN_LINK || schema->link_column != NONE)
        return;
    schema->link_column = index;
    schema->named_links = is_most(tally.named, tally.links);
}

/* The column of the entries' names: entry.c has chosen it for each table. */
static size_t infer_name_column(const struct schema *schema)
{
    const struct schema_table *table = &schema->tables[0];
    const struct document *document = table->document;

    for (size_t c = 0; table->table->nrows && c < schema->ncolumns; c++) {
        const struct row *row = &table->table->rows[0];
        const struct entry *entry = document_entry(document, row->span.start);
        const struct cell *cell = schema_cell(table, c, row);

        if (entry && cell && entry->name_span.start == cell->content.start &&
            entry->name_span.end == cell->content.end)
            return c;
    }
    return NONE;
}

/* Room for one more: doubled whenever the number is a power of two. */
static void grow_tables(struct arena *arena, struct schema *schema)
{
    size_t count = schema->ntables;
    struct schema_table *tables;

    if (count & (count - 1))
        return;
    tables = arena_array(arena, count ? count * 2 : 1, sizeof *tables);
    if (count)
        memcpy(tables, schema->tables, count * sizeof *tables);
    schema->tables = tables;
}

static void add_table(struct inference *inference,
                      const struct document *document,
                      const struct table *table)
{
    const struct row *header = &table->header;
    struct str *keys = header_keys(&inference->scratch, header);
    struct kind *kind = kind_of(inference, header, keys);
    struct schema *schema = &kind->schema;

    grow_tables(inference->arena, schema);
    schema->tables[schema->ntables++] = (struct schema_table){
        document, table,
        map_columns(inference->arena, kind, keys, header->ncells)};
}

static void finish(struct inference *inference)
{
    struct schema *schema = inference->first;

    for (; schema; schema = schema->next) {
        map_release(&((struct kind *)schema)->columns);
        schema->name_column = infer_name_column(schema);
        schema->link_column = NONE;
        for (size_t i = 0; i < schema->ncolumns; i++)
            infer_column(schema, i);
    }
    map_release(&inference->headers);
    arena_release(&inference->scratch);
}

const struct schema *schema_infer(struct arena *arena,
                                  struct document *const *documents,
                                  size_t count)
{
    struct inference inference = {.arena = arena};

    arena_init(&inference.scratch);
    map_init(&inference.headers);
    inference.last = &inference.first;
    for (size_t d = 0; d < count; d++)
        for (size_t t = 0; t < documents[d]->ntables; t++)
            add_table(&inference, documents[d], &documents[d]->tables[t]);
    finish(&inference);
    return inference.first;
}
