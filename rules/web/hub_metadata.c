#include "engine/rule.h"

#include <math.h>
#include <string.h>

/* Words for data and models, whose licence is not that of the code. */
static const char *const data_words[] = {
    "dataset", "datasets",  "data set",   "data sets", "data",   "corpus",
    "corpora", "benchmark", "benchmarks", "model",     "models", "weights",
    "数据",    "数据集",    "语料",       "模型",      "データ", "モデル",
};

/* Columns whose bare numbers count rows. */
static const char *const row_headers[] = {
    "rows",    "row",     "samples",  "examples", "instances",
    "records", "entries", "quantity", "size",     "count",
    "数量",    "样本数",  "条数",     "数据量",
};

/* Columns that count a part of the rows. */
static const char *const part_words[] = {
    "train", "training", "test", "dev", "val", "valid", "validation"};

enum {
    FEWER = 2,             /* rows than said, by this factor */
    MORE = 5,              /* of several parts, which the hub counts together */
    LONGEST_HEADER = 1000, /* that is read */
    MOST_LINKS = 50,       /* of a row */
};

/* A larger bare number may be one of tokens or bytes. */
static const double most_rows = 1e8;

/* How far a category of sizes, which an author chose, is off its bounds. */
static const double leeway = 1.25;

/* The row of a value, and what its hub says. */
struct told {
    struct check *check;
    const struct schema *schema;
    const struct column *column;
    const struct value *value;
    const struct entry *entry;
    const struct link *link; /* the row's own */
    struct site_place place; /* that it leads to */
    const struct hub_facts *hub;
};

static bool has_word(struct str text, const char *const *words, size_t count)
{
    text = str_slice(text, 0, LONGEST_HEADER);
    for (size_t i = 0; i < count; i++)
        if (words_find(text, str_from(words[i])) != STR_NONE)
            return true;
    return false;
}

static bool names_data(struct str text)
{
    return has_word(text, data_words, sizeof data_words / sizeof *data_words);
}

/* Whether the table is about data or models, whose repository has a licence of
   its own. */
static bool is_about_data(const struct told *told)
{
    const struct schema *schema = told->schema;
    const struct document *document = told->value->table->document;
    size_t section = told->entry->section;

    if (schema->name_column != NONE &&
        names_data(schema->columns[schema->name_column].name))
        return true;
    for (; section != NONE; section = document->headings[section].parent)
        if (names_data(document->headings[section].text))
            return true;
    return false;
}

static bool is_thing(enum site_kind kind)
{
    return kind == SITE_REPOSITORY || kind == SITE_DATASET ||
           kind == SITE_MODEL || kind == SITE_SPACE;
}

/* Whether an address leads to a repository, a data set or a model, or into
   one, that is not the row's own. */
static bool is_another(const struct told *told, struct str address)
{
    struct site_place place = site_find(address);

    return (is_thing(place.kind) || is_thing(place.of)) &&
           !(str_eq(place.host, told->place.host) &&
             str_eq_nocase(place.owner, told->place.owner) &&
             str_eq_nocase(place.name, told->place.name));
}

/* Whether the row links to something else that has a licence and a size, or to
   more than anybody would look at. */
static bool has_another(const struct told *told)
{
    const struct document *document = told->value->table->document;
    struct span row = told->value->row->span;
    size_t first = document_first_link(document, row.start);

    for (size_t i = first;
         i < document->nlinks && document->links[i].span.start < row.end; i++)
        if (i - first > MOST_LINKS || is_another(told, document->links[i].url))
            return true;
    return false;
}

/* The id of one plain licence, without what it says of later versions; else an
   empty view. */
static struct str plain_licence(struct arena *arena, struct str text,
                                bool *later)
{
    struct licence licence = licence_judge(arena, text);
    struct str id = licence.meant;
    bool whole = licence.answer == LICENCE_SPDX ||
                 (licence.answer == LICENCE_NEAR &&
                  str_eq(licence.word, str_trim(text)));

    *later = str_ends(id, STR("+")) || str_ends(id, STR("-or-later"));
    if (!whole || str_has_char(id, ' ') || str_has_char(id, '('))
        return STR("");
    if (str_ends(id, STR("+")))
        id.len--;
    else if (str_ends(id, STR("-or-later")))
        id.len -= strlen("-or-later");
    else if (str_ends(id, STR("-only")))
        id.len -= strlen("-only");
    return id;
}

/* GPL of GPL-3.0 */
static struct str family_of(struct str id)
{
    while (id.len && id.ptr[id.len - 1] != '-')
        id.len--;
    return id;
}

/* Whether the two agree as far as a hub can tell. It knows a licence by the
   text in the repository: any version may stand for later ones, and the LGPL
   comes with the text of the GPL. */
static bool are_alike(struct str said, struct str known, bool later)
{
    if (later && str_eq_nocase(family_of(said), family_of(known)))
        return true;
    return str_eq_nocase(said, known) ||
           (str_starts(said, STR("LGPL-")) && str_starts(known, STR("GPL-")));
}

static void report_told(const struct told *told, const char *verb,
                        struct str words)
{
    struct check *check = told->check;
    const struct document *document = told->value->table->document;
    struct finding *finding = report(
        check, document, told->value->cell->content,
        "%.*s is %.*s, %.*s %s %.*s", STR_ARG(quote(check, told->column->name)),
        STR_ARG(quote(check, value_text(told->value))),
        STR_ARG(told->place.host), verb, STR_ARG(words));

    finding_related(check, finding, document, told->link->target,
                    "the page that it links to");
}

static void check_licence(const struct told *told)
{
    struct arena *arena = told->check->arena;
    bool later, hub_later;
    struct str said = plain_licence(arena, value_text(told->value), &later);
    struct str known = plain_licence(arena, told->hub->licence, &hub_later);

    if (!said.len || !known.len || are_alike(said, known, later || hub_later) ||
        (told->place.kind == SITE_REPOSITORY && is_about_data(told)))
        return;
    report_told(told, "says", quote(told->check, known));
}

static bool counts_rows(const struct told *told, const struct amount *amount)
{
    struct str header = str_trim(told->column->name);

    if (has_word(header, part_words, sizeof part_words / sizeof *part_words))
        return false;
    if (amount->unit_class == UNIT_ITEMS)
        return true;
    if (amount->unit_class != UNIT_NONE || amount->most > most_rows)
        return false;
    while (str_starts(header, STR("#")))
        header = str_trim(str_slice(header, 1, header.len));
    for (size_t i = 0; i < sizeof row_headers / sizeof *row_headers; i++)
        if (str_eq_nocase(header, str_from(row_headers[i])))
            return true;
    return false;
}

/* Whether the amount cannot be the number of rows that the hub knows. */
static bool contradicts(const struct amount *amount,
                        const struct hub_facts *hub)
{
    bool exact = hub->rows_least == hub->rows_most;
    double least = amount->below ? 0 : amount->least;
    double most = amount->open ? INFINITY : amount->most;

    return least > (double)hub->rows_most * (exact ? FEWER : leeway) ||
           most * (exact ? MORE : leeway) < (double)hub->rows_least;
}

static struct str describe_rows(struct arena *arena,
                                const struct hub_facts *hub)
{
    if (hub->rows_least == hub->rows_most)
        return str_printf(arena, "%lld row%s", hub->rows_most,
                          hub->rows_most == 1 ? "" : "s");
    return str_printf(arena, "%lld to %lld rows", hub->rows_least,
                      hub->rows_most);
}

static void check_rows(const struct told *told)
{
    const struct amount *amount;
    struct quantity quantity;

    if (told->place.kind != SITE_DATASET || told->hub->rows_most <= 0)
        return;
    quantity_read(value_text(told->value), &quantity);
    amount = quantity.amounts;
    if ((quantity.kind != QUANTITY_ONE && quantity.kind != QUANTITY_RANGE) ||
        quantity.count != 1 || quantity.relative || amount->vague ||
        !counts_rows(told, amount) || !contradicts(amount, told->hub))
        return;
    report_told(told, "has", describe_rows(told->check->arena, told->hub));
}

/* Finds the hub of the row's own link; false where the row may speak of
   something else. */
static bool find_hub(struct told *told, const struct own_links *own)
{
    const struct document *document = told->value->table->document;
    const struct response *response;

    told->entry = document_entry(document, told->value->row->span.start);
    if (!told->entry)
        return false;
    told->link = own_link(own, document, told->entry);
    response =
        told->link ? check_response(told->check, document, told->link) : NULL;
    if (!response || !response->hub)
        return false;
    told->hub = response->hub;
    told->place = site_find(told->link->url);
    return is_thing(told->place.kind) && !has_another(told);
}

static void check_column(struct check *check, const struct own_links *own,
                         const struct schema *schema, size_t index)
{
    struct values values = values_of(schema, index);
    struct value value;
    struct told told = {.check = check, .schema = schema, .value = &value};

    told.column = &schema->columns[index];
    while (values_next_filled(&values, &value)) {
        if (!find_hub(&told, own))
            continue;
        if (told.column->type == COLUMN_LICENCE)
            check_licence(&told);
        else
            check_rows(&told);
    }
}

static void check_lists(struct check *check)
{
    const struct schema *schema = check->collection->schemas;
    struct own_links own;

    own_links_init(&own, schema);
    for (; schema; schema = schema->next)
        for (size_t i = 0; i < schema->ncolumns; i++)
            if (schema->columns[i].type == COLUMN_LICENCE ||
                schema->columns[i].type == COLUMN_QUANTITY)
                check_column(check, &own, schema, i);
    own_links_release(&own);
}

const struct rule rule_web_hub_metadata = {
    .code = "WEB010",
    .name = "web/hub-metadata",
    .summary = "a licence or a number of rows that the hub contradicts",
    .rationale =
        "A row says `MIT`, and the page that it links to `Apache-2.0`; 150k "
        "samples, and the data set has 15,000 rows. Compared are two licences "
        "that are both plain, and numbers that surely count rows: said twice "
        "as many as there are, or less than a fifth. A row that links to "
        "several repositories or data sets is left alone, and so is the "
        "licence of the code beside that of data or a model.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
