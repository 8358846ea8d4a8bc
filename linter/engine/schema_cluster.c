/*
 * Which tables are of one kind: those that one given schema is for, and those
 * whose headers are alike. The header that most tables have is the kind's.
 */
#include "engine/schema_infer.h"

#include <stdlib.h>
#include <string.h>

#include "text/alloc.h"
#include "text/buf.h"
#include "text/map.h"

/* Tables whose headers share this part of their names are of one kind. */
static const double same_kind = 0.6;

/* With more kinds of tables than that, only equal headers are held to be of
   one kind, so that the time stays linear. */
enum { MOST_KINDS = 100 };

/* A schema in the making; the schema is its first member. */
struct kind {
    struct schema schema;
    struct map columns; /* by the key of their name; the first of each */
    size_t nnames;      /* different ones of the columns */
};

/* All tables with the same names in their header, under the same given
   schemas. */
struct header {
    const struct row *row;   /* of the first of them */
    const struct str *keys;  /* of its cells */
    const struct str *names; /* the different ones of the keys */
    size_t nnames;
    const struct given_schema *given; /* that is for them, or NULL */
    size_t index, count;
    struct kind *kind;
};

/* A table, and its header. */
struct member {
    const struct document *document;
    const struct table *table;
    struct header *header;
};

struct inference {
    struct arena *arena;  /* of the schemas */
    struct arena scratch; /* of the keys */
    struct map by_names;  /* headers */
    struct map by_given;  /* kinds */
    struct header **headers;
    size_t nheaders, header_capacity;
    struct member *members;
    size_t nmembers, member_capacity;
    struct schema *first, **last;
};

static struct str *header_keys(struct arena *arena, const struct row *header)
{
    struct str *keys = arena_array(arena, header->ncells, sizeof *keys);

    for (size_t i = 0; i < header->ncells; i++)
        keys[i] = schema_name_key(arena, header->cells[i].text);
    return keys;
}

/* The bytes of a pointer, as a key. */
static struct str pointer_key(const void *const *pointer)
{
    return (struct str){(const char *)pointer, sizeof *pointer};
}

/* What is given, and the keys, in one. */
static struct str join_keys(struct arena *arena, const void *given,
                            const struct str *keys, size_t count)
{
    struct str joined;
    struct buf buf;

    buf_init(&buf);
    buf_add(&buf, pointer_key(&given));
    for (size_t i = 0; i < count; i++) {
        buf_add(&buf, keys[i]);
        buf_add_char(&buf, '\n');
    }
    joined = str_copy(arena, buf_str(&buf));
    buf_release(&buf);
    return joined;
}

static bool has_key(const struct header *header, struct str key)
{
    for (size_t i = 0; i < header->nnames; i++)
        if (str_eq(header->names[i], key))
            return true;
    return false;
}

static bool has_keys(const struct header *header, struct given_texts keys)
{
    for (size_t i = 0; i < keys.count; i++)
        if (!has_key(header, keys.items[i]))
            return false;
    return keys.count > 0;
}

static size_t shared_columns(const struct header *header,
                             const struct given_schema *given)
{
    size_t shared = 0;

    for (size_t i = 0; i < given->ncolumns; i++)
        shared += has_key(header, given->columns[i].key);
    return shared;
}

/* Jaccard's index of two sets of so many names. */
static double jaccard(size_t shared, size_t a, size_t b)
{
    size_t all = a + b - shared;

    return all ? (double)shared / (double)all : 0;
}

/* Whether the header holds all columns by which the schema knows its tables,
   or nearly all columns of the schema. */
static bool is_given_for(const struct header *header,
                         const struct given_schema *given)
{
    return has_keys(header, given->match) ||
           jaccard(shared_columns(header, given), given->ncolumns,
                   header->nnames) >= same_kind;
}

static const struct given_schema *find_given(const struct header *header,
                                             const struct given_schema *given)
{
    while (given && !is_given_for(header, given))
        given = given->next;
    return given;
}

/* Two columns may have one name, and many none. */
static void find_names(struct arena *arena, struct header *header)
{
    size_t cells = header->row->ncells;
    struct str *names = arena_array(arena, cells, sizeof *names);
    struct map seen;

    map_init(&seen);
    for (size_t i = 0; i < cells; i++) {
        void **place = map_at(&seen, header->keys[i]);

        if (*place)
            continue;
        *place = names;
        names[header->nnames++] = header->keys[i];
    }
    header->names = names;
    map_release(&seen);
}

static struct header *add_header(struct inference *inference,
                                 const struct row *row, const struct str *keys,
                                 const struct given_schema *given)
{
    struct header *header = arena_alloc(&inference->scratch, sizeof *header);

    *header =
        (struct header){.row = row, .keys = keys, .index = inference->nheaders};
    find_names(&inference->scratch, header);
    header->given = find_given(header, given);
    inference->headers =
        mem_grow(inference->headers, inference->nheaders,
                 &inference->header_capacity, sizeof *inference->headers);
    inference->headers[inference->nheaders++] = header;
    return header;
}

static void add_table(struct inference *inference,
                      const struct document *document,
                      const struct table *table,
                      const struct given_schema *given)
{
    const struct row *row = &table->header;
    struct str *keys = header_keys(&inference->scratch, row);
    void **place =
        map_at(&inference->by_names,
               join_keys(&inference->scratch, given, keys, row->ncells));
    struct header *header = *place;

    if (!header)
        *place = header = add_header(inference, row, keys, given);
    header->count++;
    inference->members =
        mem_grow(inference->members, inference->nmembers,
                 &inference->member_capacity, sizeof *inference->members);
    inference->members[inference->nmembers++] =
        (struct member){document, table, header};
}

static void add_column(struct kind *kind, size_t index, struct str key,
                       const struct column *column)
{
    void **place = map_at(&kind->columns, key);

    kind->schema.columns[index] = *column;
    if (*place)
        return;
    *place = &kind->schema.columns[index];
    kind->nnames++;
}

static struct kind *add_kind(struct inference *inference, size_t ncolumns)
{
    struct kind *kind = arena_alloc(inference->arena, sizeof *kind);

    kind->schema.ncolumns = ncolumns;
    kind->schema.columns =
        arena_array(inference->arena, ncolumns, sizeof *kind->schema.columns);
    map_init(&kind->columns);
    *inference->last = &kind->schema;
    inference->last = &kind->schema.next;
    return kind;
}

/* The kind of tables like these. */
static struct kind *add_inferred(struct inference *inference,
                                 const struct header *header)
{
    struct kind *kind = add_kind(inference, header->row->ncells);

    for (size_t i = 0; i < header->row->ncells; i++) {
        struct column column = {.name = header->row->cells[i].text};

        add_column(kind, i, header->keys[i], &column);
    }
    return kind;
}

/* The kind that is given. */
static struct kind *add_given(struct inference *inference,
                              const struct given_schema *given)
{
    struct kind *kind = add_kind(inference, given->ncolumns);

    kind->schema.given = given;
    for (size_t i = 0; i < given->ncolumns; i++) {
        struct column column = {.name = given->columns[i].name,
                                .given = &given->columns[i]};

        add_column(kind, i, given->columns[i].key, &column);
    }
    return kind;
}

static double likeness(const struct kind *kind, const struct header *header)
{
    size_t shared = 0;

    for (size_t i = 0; i < header->nnames; i++)
        shared += map_get(&kind->columns, header->names[i]) != NULL;
    return jaccard(shared, kind->nnames, header->nnames);
}

/* The first inferred kind that is like the header; one more where there is
   none. */
static struct kind *find_inferred(struct inference *inference,
                                  const struct header *header)
{
    struct schema *schema = inference->first;

    for (size_t i = 0; schema && i < MOST_KINDS; i++) {
        struct kind *kind = (struct kind *)schema;

        if (!schema->given && likeness(kind, header) >= same_kind)
            return kind;
        schema = schema->next;
    }
    return add_inferred(inference, header);
}

static struct kind *find_kind(struct inference *inference,
                              const struct header *header)
{
    const void *given = header->given;
    void **place;

    if (!given)
        return find_inferred(inference, header);
    place = map_at(&inference->by_given,
                   str_copy(&inference->scratch, pointer_key(&given)));
    if (!*place)
        *place = add_given(inference, header->given);
    return *place;
}

/* The header of most tables first, of equal ones the earlier. */
static int compare(const void *a, const void *b)
{
    const struct header *x = *(const struct header *const *)a;
    const struct header *y = *(const struct header *const *)b;

    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

static void find_kinds(struct inference *inference)
{
    if (inference->nheaders)
        qsort(inference->headers, inference->nheaders,
              sizeof *inference->headers, compare);
    for (size_t i = 0; i < inference->nheaders; i++)
        inference->headers[i]->kind =
            find_kind(inference, inference->headers[i]);
}

/* Each column of the schema is the table's first of that name. */
static size_t *map_columns(struct arena *arena, const struct header *header)
{
    const struct schema *schema = &header->kind->schema;
    size_t *map = arena_array(arena, schema->ncolumns, sizeof *map);

    for (size_t i = 0; i < schema->ncolumns; i++)
        map[i] = NONE;
    for (size_t i = header->row->ncells; i-- > 0;) {
        const struct column *column =
            map_get(&header->kind->columns, header->keys[i]);

        if (column)
            map[column - schema->columns] = i;
    }
    return map;
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

static void place_tables(struct inference *inference)
{
    for (size_t i = 0; i < inference->nmembers; i++) {
        const struct member *member = &inference->members[i];
        struct schema *schema = &member->header->kind->schema;

        grow_tables(inference->arena, schema);
        schema->tables[schema->ntables++] = (struct schema_table){
            .document = member->document,
            .table = member->table,
            .columns = map_columns(inference->arena, member->header)};
    }
}

static void release(struct inference *inference)
{
    for (struct schema *schema = inference->first; schema;
         schema = schema->next)
        map_release(&((struct kind *)schema)->columns);
    map_release(&inference->by_names);
    map_release(&inference->by_given);
    mem_free(inference->headers);
    mem_free(inference->members);
    arena_release(&inference->scratch);
}

const struct schema *schema_infer(struct arena *arena,
                                  struct document *const *documents,
                                  size_t count,
                                  const struct given_schema *const *given)
{
    struct inference inference = {.arena = arena};

    arena_init(&inference.scratch);
    map_init(&inference.by_names);
    map_init(&inference.by_given);
    inference.last = &inference.first;
    for (size_t d = 0; d < count; d++)
        for (size_t t = 0; t < documents[d]->ntables; t++)
            add_table(&inference, documents[d], &documents[d]->tables[t],
                      given ? given[d] : NULL);
    find_kinds(&inference);
    place_tables(&inference);
    for (struct schema *schema = inference.first; schema; schema = schema->next)
        schema_infer_columns(arena, schema);
    release(&inference);
    return inference.first;
}
