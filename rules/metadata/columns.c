#include "engine/rule.h"

/* A table held against its schema. */
struct work {
    struct check *check;
    const struct schema *schema;
    const struct schema_table *table;
    bool *misspelt; /* of each column of the schema: the table seems to have it
                       under another name */
};

/* Whether the column of the table is one of the schema, or has the name of one:
   that a name is there twice is told by another rule. */
static bool is_known(const struct work *work, size_t index)
{
    const struct cell *cell = &work->table->table->header.cells[index];

    for (size_t i = 0; i < work->schema->ncolumns; i++)
        if (work->table->columns[i] == index)
            return true;
    return schema_find_column(work->schema, cell->text) != NONE;
}

/* The missing column of the schema that the name is meant for, or NONE. */
static size_t find_meant(const struct work *work, struct str name)
{
    struct nearest nearest = nearest_init(name);
    size_t meant = NONE;

    for (size_t i = 0; i < work->schema->ncolumns; i++) {
        size_t before = nearest.distance;

        if (work->table->columns[i] != NONE)
            continue;
        nearest_offer(&nearest, work->schema->columns[i].name);
        if (nearest.distance < before)
            meant = i;
    }
    return meant;
}

static void report_unknown(struct work *work, const struct cell *cell)
{
    struct check *check = work->check;
    size_t meant = find_meant(work, cell->text);
    struct finding *finding =
        report(check, work->table->document, cell->content,
               "%.*s is no column of the schema %.*s",
               STR_ARG(quote(check, cell->text)),
               STR_ARG(quote(check, work->schema->given->name)));

    if (meant == NONE)
        return;
    work->misspelt[meant] = true;
    finding_help(check, finding, "did you mean %.*s?",
                 STR_ARG(quote(check, work->schema->columns[meant].name)));
}

static void check_unknown(struct work *work)
{
    const struct row *header = &work->table->table->header;

    for (size_t i = 0; i < header->ncells; i++)
        if (header->cells[i].text.len && !is_known(work, i))
            report_unknown(work, &header->cells[i]);
}

/* The names of the schema's columns that the table lacks. */
static struct str find_missing(const struct work *work)
{
    struct arena *arena = work->check->arena;
    struct str missing = STR("");

    for (size_t i = 0; i < work->schema->ncolumns; i++) {
        struct str name = quote(work->check, work->schema->columns[i].name);

        if (work->table->columns[i] == NONE && !work->misspelt[i])
            missing = str_printf(arena, "%.*s%s%.*s", STR_ARG(missing),
                                 missing.len ? ", " : "", STR_ARG(name));
    }
    return missing;
}

static void check_missing(struct work *work)
{
    struct str missing = find_missing(work);

    if (missing.len)
        report(work->check, work->table->document,
               work->table->table->header.span,
               "the table lacks %.*s of the schema %.*s", STR_ARG(missing),
               STR_ARG(quote(work->check, work->schema->given->name)));
}

/* The first column that stands before the one that it should follow. */
static void check_order(struct work *work)
{
    const struct schema *schema = work->schema;
    const struct schema_table *table = work->table;
    size_t before = NONE;

    for (size_t i = 0; i < schema->ncolumns; i++) {
        size_t here = table->columns[i];

        if (here == NONE)
            continue;
        if (before != NONE && here < table->columns[before]) {
            report(work->check, table->document,
                   table->table->header.cells[here].content,
                   "%.*s stands before %.*s, the schema %.*s has it behind",
                   STR_ARG(quote(work->check, schema->columns[i].name)),
                   STR_ARG(quote(work->check, schema->columns[before].name)),
                   STR_ARG(quote(work->check, schema->given->name)));
            return;
        }
        before = i;
    }
}

static void check_table(struct check *check, const struct schema *schema,
                        const struct schema_table *table)
{
    struct work work = {check, schema, table, NULL};

    work.misspelt =
        arena_array(check->arena, schema->ncolumns, sizeof *work.misspelt);
    check_unknown(&work);
    check_missing(&work);
    check_order(&work);
}

static void check_lists(struct check *check)
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        for (size_t t = 0; schema->given && t < schema->ntables; t++)
            check_table(check, schema, &schema->tables[t]);
}

const struct rule rule_metadata_columns = {
    .code = "MET015",
    .name = "metadata/columns",
    .summary = "columns missing, unknown or out of order",
    .rationale =
        "A schema in the configuration says which columns its tables have, "
        "and in which order. A table belongs to a schema if its header holds "
        "the columns under `match`, or shares most of its names; it then has "
        "all of them, and no others.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
