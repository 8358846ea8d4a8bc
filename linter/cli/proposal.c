#include "cli/proposal.h"

#include "cli/config_shape.h"
#include "cli/proposal_name.h"
#include "text/utf8.h"

/* A kind of tables with fewer rows tells nothing, and longer names are none
   that a file of ours should repeat. */
enum { FEWEST_ROWS = 5, LONGEST_NAME = 100 };

/* Columns by which a kind of tables is known. */
enum { MATCH_MOST = 4 };

/* The kinds of tables, with the keys of their columns. */
struct kinds {
    const struct schema **schemas;
    struct str **keys;
    size_t count;
};

static struct kinds kinds_of(struct arena *arena, const struct schema *schemas)
{
    struct kinds kinds = {0};

    for (const struct schema *s = schemas; s; s = s->next)
        kinds.count++;
    kinds.schemas =
        arena_array(arena, kinds.count, sizeof(const struct schema *));
    kinds.keys = arena_array(arena, kinds.count, sizeof *kinds.keys);
    for (size_t i = 0; i < kinds.count; i++, schemas = schemas->next) {
        kinds.schemas[i] = schemas;
        kinds.keys[i] =
            arena_array(arena, schemas->ncolumns, sizeof **kinds.keys);
        for (size_t c = 0; c < schemas->ncolumns; c++)
            kinds.keys[i][c] = schema_name_key(arena, schemas->columns[c].name);
    }
    return kinds;
}

/* Rows that are entries. */
static size_t count_rows(const struct schema *schema)
{
    size_t most = 0;

    for (size_t i = 0; i < schema->ncolumns; i++)
        if (schema->columns[i].count.cells > most)
            most = schema->columns[i].count.cells;
    return most;
}

/* YAML holds no other text. */
static bool is_nameable(struct str name)
{
    return name.len <= LONGEST_NAME && utf8_invalid(name, 0) == name.len &&
           !str_has_char(name, '\0');
}

static bool can_be_given(const struct schema *schema)
{
    for (size_t i = 0; i < schema->ncolumns; i++)
        if (!is_nameable(schema->columns[i].name))
            return false;
    return schema->ncolumns <= COLUMNS_MOST;
}

static bool has_key(const struct str *keys, size_t count, struct str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(keys[i], key))
            return true;
    return false;
}

/* Whether tables of another kind have all these columns. */
static bool is_shared(const struct kinds *kinds, size_t kind,
                      struct given_texts match)
{
    for (size_t i = 0; i < kinds->count; i++) {
        size_t found = 0;

        while (i != kind && found < match.count &&
               has_key(kinds->keys[i], kinds->schemas[i]->ncolumns,
                       match.items[found]))
            found++;
        if (i != kind && found == match.count)
            return true;
    }
    return false;
}

/* The n-th most telling column: that of the names, that of the links, then as
   they stand. */
static size_t telling_column(const struct schema *schema, size_t n)
{
    size_t first[] = {schema->name_column, schema->link_column};

    for (size_t i = 0; i < 2; i++)
        if (first[i] != NONE && !n--)
            return first[i];
    for (size_t i = 0; i < schema->ncolumns; i++)
        if (i != first[0] && i != first[1] && !n--)
            return i;
    return 0;
}

/* As few columns as tell its tables from those of other kinds, two at least. */
static struct given_texts choose_match(struct arena *arena,
                                       const struct kinds *kinds, size_t kind)
{
    const struct schema *schema = kinds->schemas[kind];
    struct str *items = arena_array(arena, schema->ncolumns, sizeof *items);
    struct given_texts match = {.items = items};

    for (size_t i = 0; i < schema->ncolumns && match.count < MATCH_MOST; i++) {
        struct str key = kinds->keys[kind][telling_column(schema, i)];

        if (!has_key(items, match.count, key))
            items[match.count++] = key;
        if (match.count > 1 && !is_shared(kinds, kind, match))
            break;
    }
    return match;
}

static void give_columns(struct arena *arena, const struct schema *schema,
                         const struct str *keys, struct given_schema *given)
{
    struct given_column *columns =
        arena_array(arena, schema->ncolumns, sizeof *columns);

    given->columns = columns;
    for (size_t i = 0; i < schema->ncolumns; i++)
        if (!has_key(keys, i, keys[i]))
            columns[given->ncolumns++] = (struct given_column){
                .name = schema->columns[i].name, .key = keys[i]};
}

static void propose(struct arena *arena, struct proposals *proposals,
                    const struct kinds *kinds, size_t kind)
{
    const struct schema *schema = kinds->schemas[kind];
    struct proposal proposal = {.held = true};

    if (count_rows(schema) < FEWEST_ROWS)
        return;
    if (!can_be_given(schema) || proposals->count == SCHEMAS_MOST) {
        proposals->left_out++;
        return;
    }
    proposal.given.name = proposal_name(arena, proposals, schema);
    proposal.given.match = choose_match(arena, kinds, kind);
    give_columns(arena, schema, kinds->keys[kind], &proposal.given);
    proposals->items[proposals->count++] = proposal;
}

/* The first of its tables that has other columns, or NULL. */
static const struct schema_table *find_other(const struct schema *schema)
{
    for (size_t t = 0; t < schema->ntables; t++) {
        const struct schema_table *table = &schema->tables[t];
        size_t same = 0;

        while (same < schema->ncolumns && table->columns[same] == same)
            same++;
        if (same < schema->ncolumns ||
            table->table->header.ncells != schema->ncolumns)
            return table;
    }
    return NULL;
}

/* What each document would be given. */
static const struct given_schema *const *give(struct arena *arena,
                                              struct proposals *proposals,
                                              size_t count)
{
    const struct given_schema *first = NULL, **last = &first, **given;

    for (size_t i = 0; i < proposals->count; i++) {
        if (!proposals->items[i].held)
            continue;
        *last = &proposals->items[i].given;
        last = &proposals->items[i].given.next;
        *last = NULL;
    }
    given = arena_array(arena, count, sizeof(const struct given_schema *));
    for (size_t i = 0; i < count; i++)
        given[i] = first;
    return given;
}

/* Lets go of a proposal that is for tables with other columns: it would be
   wrong about them. Whether it did. */
static bool let_go(struct proposal *proposal, const struct schema *schemas)
{
    while (schemas && schemas->given != &proposal->given)
        schemas = schemas->next;
    proposal->schema = schemas;
    proposal->other = schemas ? find_other(schemas) : NULL;
    proposal->held = schemas && !proposal->other;
    return !proposal->held;
}

struct proposals proposals_make(struct arena *arena,
                                struct document *const *documents, size_t count)
{
    const struct schema *schemas = schema_infer(arena, documents, count, NULL);
    struct kinds kinds = kinds_of(arena, schemas);
    struct proposals proposals = {
        .items = arena_array(arena, SCHEMAS_MOST, sizeof *proposals.items)};
    bool again = true;

    for (size_t i = 0; i < kinds.count; i++)
        propose(arena, &proposals, &kinds, i);
    while (again) {
        schemas = schema_infer(arena, documents, count,
                               give(arena, &proposals, count));
        again = false;
        for (size_t i = 0; i < proposals.count; i++)
            if (proposals.items[i].held)
                again |= let_go(&proposals.items[i], schemas);
    }
    return proposals;
}
