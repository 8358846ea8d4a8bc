/*
 * What the configuration says of the columns of tables.
 */
#include "cli/choice.h"
#include "cli/config_reading.h"
#include "engine/schema.h"
#include "text/distance.h"

static void read_names(struct reading *reading, const struct yaml *value)
{
    struct given_texts *names = reading->field;
    struct str *keys;

    key_read_texts(reading, value);
    keys = arena_array(&reading->config->arena, names->count, sizeof *keys);
    for (size_t i = 0; i < names->count; i++)
        keys[i] = schema_name_key(&reading->config->arena, names->items[i]);
    names->items = keys;
}

static void read_type(struct reading *reading, const struct yaml *value)
{
    struct given_column *column = reading->field;

    column->typed = true;
    column->type =
        (enum column_type)choice_find(COLUMN_TYPE_WORDS, value->text);
}

static void read_separator(struct reading *reading, const struct yaml *value)
{
    struct given_column *column = reading->field;

    column->separated = true;
    column->separator = value->text;
}

static void read_missing(struct reading *reading, const struct yaml *value)
{
    struct given_schema *schema = reading->field;

    schema->marked = true;
    schema->missing = value->text;
}

/* A host of no link would forbid them all. */
static void read_hosts(struct reading *reading, const struct yaml *value)
{
    for (const struct yaml *item = value->first; item; item = item->next)
        if (!item->text.len || str_find(item->text, STR(":"), 0) != STR_NONE ||
            item->text.ptr[0] == '/')
            reading_fail(reading, item,
                         str_printf(reading->arena,
                                    "\"%.*s\" is no host; write example.org "
                                    "or example.org/path",
                                    STR_ARG(item->text)));
    key_read_texts(reading, value);
}

#define FIELD(type, name) .field = offsetof(type, name)

static const struct key column_keys[] = {
    {.name = "required",
     .summary = "whether each row must say something here",
     .shape = {.kind = SHAPE_WORD, .words = TRUTH_WORDS},
     .read = key_read_truth,
     FIELD(struct given_column, required)},
    {.name = "unique",
     .summary = "whether no value may be there twice, in all tables of the "
                "schema",
     .shape = {.kind = SHAPE_WORD, .words = TRUTH_WORDS " schema"},
     .read = key_read_truth,
     FIELD(struct given_column, unique)},
    {.name = "type",
     .summary = "what its values are",
     .shape = {.kind = SHAPE_WORD, .words = COLUMN_TYPE_WORDS},
     .read = read_type},
    {.name = "one",
     .summary = "whether a cell may hold no more than one link",
     .shape = {.kind = SHAPE_WORD, .words = TRUTH_WORDS},
     .read = key_read_truth,
     FIELD(struct given_column, one)},
    {.name = "names",
     .summary = "the column of the links whose texts repeat this one's",
     .shape = {.kind = SHAPE_TEXT},
     .read = key_read_text,
     FIELD(struct given_column, names)},
    {.name = "values",
     .summary = "the values that it may have",
     .shape = {.kind = SHAPE_TEXTS, .most = TEXTS_MOST},
     .read = key_read_texts,
     FIELD(struct given_column, values)},
    {.name = "separator",
     .summary = "what stands between several values of one cell",
     .shape = {.kind = SHAPE_TEXT},
     .read = read_separator},
    {.name = "pattern",
     .summary = "what is found in each value: a pattern (PCRE2)",
     .shape = {.kind = SHAPE_PATTERN},
     .read = key_read_pattern,
     FIELD(struct given_column, pattern)},
    {.name = "hosts",
     .summary = "where its links may lead: hosts, with or without the "
                "beginning of a path",
     .shape = {.kind = SHAPE_TEXTS, .most = TEXTS_MOST},
     .read = read_hosts,
     FIELD(struct given_column, hosts)},
    {0},
};

static const struct given_column *find_column(
    const struct given_column *columns, size_t count, struct str key)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(columns[i].key, key))
            return &columns[i];
    return NULL;
}

/* A vocabulary is one of texts. */
static void check_values(struct reading *reading, const struct yaml *value,
                         const struct given_column *column)
{
    if (column->values.count && column->typed &&
        column->type != COLUMN_VOCABULARY)
        reading_fail(reading, yaml_find(value, STR("values")),
                     STR("values need the type vocabulary, or none"));
}

static void read_column(struct reading *reading, const struct yaml *value,
                        struct given_schema *schema,
                        struct given_column *column)
{
    const struct given_column *before;

    column->name = value->key->text;
    column->key = schema_name_key(&reading->config->arena, column->name);
    before = find_column(schema->columns, schema->ncolumns, column->key);
    if (before)
        reading_fail(reading, value->key,
                     str_printf(reading->arena,
                                "\"%.*s\" is the same column as \"%.*s\"",
                                STR_ARG(column->name), STR_ARG(before->name)));
    keys_read(reading, value, column_keys, column);
    check_values(reading, value, column);
    schema->ncolumns++;
}

static void read_columns(struct reading *reading, const struct yaml *value)
{
    struct given_schema *schema = reading->field;
    struct given_column *columns;
    size_t count = 0;

    for (const struct yaml *each = value->first; each; each = each->next)
        count++;
    columns = arena_array(&reading->config->arena, count, sizeof *columns);
    schema->columns = columns;
    for (const struct yaml *each = value->first; each && !reading->failed;
         each = each->next)
        read_column(reading, each, schema, columns++);
}

static const struct key order_keys[] = {
    {.name = "by",
     .summary = "the column by which the rows are sorted",
     .needed = true,
     .shape = {.kind = SHAPE_TEXT},
     .read = key_read_text,
     FIELD(struct given_schema, order_by)},
    {.name = "pinned",
     .summary = "what is found in rows that stay where they are: a pattern "
                "(PCRE2)",
     .shape = {.kind = SHAPE_PATTERN},
     .read = key_read_pattern,
     FIELD(struct given_schema, pinned)},
    {0},
};

static void read_order(struct reading *reading, const struct yaml *value)
{
    keys_read(reading, value, order_keys, reading->field);
}

static const struct shape column_shape = {.kind = SHAPE_KEYS,
                                          .keys = column_keys};

static const struct key schema_keys[] = {
    {.name = "match",
     .summary = "columns by which its tables are known; any table is one whose "
                "header holds them, or most columns of the schema",
     .shape = {.kind = SHAPE_TEXTS, .most = TEXTS_MOST},
     .read = read_names,
     FIELD(struct given_schema, match)},
    {.name = "columns",
     .summary = "the columns in their order, with what they hold",
     .needed = true,
     .shape = {.kind = SHAPE_NAMED,
               .each = &column_shape,
               .least = 1,
               .most = COLUMNS_MOST},
     .read = read_columns},
    {.name = "missing",
     .summary = "what a cell says where there is nothing to say",
     .shape = {.kind = SHAPE_TEXT},
     .read = read_missing},
    {.name = "order",
     .summary = "how the rows are sorted",
     .shape = {.kind = SHAPE_KEYS, .keys = order_keys},
     .read = read_order},
    {0},
};

const struct shape schema_shape = {.kind = SHAPE_KEYS, .keys = schema_keys};

/* The column that the value names; NULL after an error. */
static const struct given_column *named_column(
    struct reading *reading, const struct given_schema *schema,
    const struct yaml *value)
{
    struct nearest nearest = nearest_init(value->text);
    const struct given_column *column =
        find_column(schema->columns, schema->ncolumns,
                    schema_name_key(&reading->config->arena, value->text));

    if (column)
        return column;
    for (size_t i = 0; i < schema->ncolumns; i++)
        nearest_offer(&nearest, schema->columns[i].name);
    reading_fail(reading, value,
                 str_printf(reading->arena, "unknown column \"%.*s\"%s",
                            STR_ARG(value->text),
                            nearest_hint(reading->arena, &nearest, "\"")));
    return NULL;
}

static void check_names(struct reading *reading,
                        const struct given_schema *schema,
                        const struct yaml *columns)
{
    for (const struct yaml *each = columns->first; each; each = each->next) {
        const struct yaml *names = yaml_find(each, STR("names"));
        const struct given_column *column =
            names ? named_column(reading, schema, names) : NULL;

        if (column && str_eq(column->name, each->key->text))
            reading_fail(reading, names,
                         str_printf(reading->arena,
                                    "\"%.*s\" cannot name itself",
                                    STR_ARG(column->name)));
    }
}

/* What may be read before the columns are. */
static void check_schema(struct reading *reading,
                         const struct given_schema *schema,
                         const struct yaml *value)
{
    const struct yaml *order = yaml_find(value, STR("order"));

    check_names(reading, schema, yaml_find(value, STR("columns")));
    if (order)
        named_column(reading, schema, yaml_find(order, STR("by")));
}

void reading_schemas(struct reading *reading, const struct yaml *value)
{
    const struct given_schema **last = &reading->config->schemas;

    for (const struct yaml *each = value->first; each && !reading->failed;
         each = each->next) {
        struct given_schema *schema =
            arena_alloc(&reading->config->arena, sizeof *schema);

        schema->name = each->key->text;
        keys_read(reading, each, schema_keys, schema);
        if (!reading->failed)
            check_schema(reading, schema, each);
        *last = schema;
        last = &schema->next;
    }
}
