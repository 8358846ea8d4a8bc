#include "engine/rule.h"

/* What is inferred: of so many cells all but one in so many hold a link. */
enum { FEWEST = 20, ONE_IN = 33 };

/* What people write where the link is yet to come, or will not. */
static const char *const excuses[] = {
    "soon", "tbd",      "tba",      "todo",        "to be", "not",
    "no ",  "private",  "closed",   "unavailable", "none",  "removed",
    "dead", "internal", "upcoming", "future",      "local", "无",
    "未",   "待",       "暂",       "即将",        "なし",  "準備",
};

static bool is_excuse(struct str text)
{
    for (size_t i = 0; i < sizeof excuses / sizeof *excuses; i++) {
        struct str excuse = str_from(excuses[i]);

        for (size_t at = 0; at + excuse.len <= text.len; at++)
            if (str_starts_nocase(str_slice(text, at, text.len), excuse))
                return true;
    }
    return false;
}

/* Whether any link stands in the cell, a badge or a picture too, or what was
   meant as one and is told by the rules about links. */
static bool holds_link(const struct document *document, const struct cell *cell)
{
    size_t first = document_first_link(document, cell->span.start);
    const struct link *last;
    struct str text = document_text(document, cell->content);

    return (first < document->nlinks &&
            document->links[first].span.start < cell->span.end) ||
           schema_links(document, cell, &last) ||
           str_find(text, STR("]("), 0) != STR_NONE ||
           str_find(text, STR("["), 0) != STR_NONE ||
           str_find(text, STR("<"), 0) != STR_NONE ||
           str_find(text, STR("://"), 0) != STR_NONE;
}

/* What the cells of a column must hold. */
struct demand {
    bool some; /* a link */
    bool one;  /* no second one */
};

static void check_value(struct check *check, const struct column *column,
                        struct demand demand, const struct value *value)
{
    const struct document *document = value->table->document;
    const struct cell *cell = value->cell;
    const struct link *last;
    size_t links = schema_links(document, cell, &last);
    struct str name = quote(check, column->name);

    if (links > 1 && demand.one)
        report(check, document, cell->content, "%.*s holds %zu links, one %s",
               STR_ARG(name), links,
               column->given && column->given->one ? "is allowed"
                                                   : "in the other rows");
    if (demand.some && !holds_link(document, cell) &&
        !is_excuse(value_text(value)))
        report(check, document, cell->content,
               "%.*s has no link, but says %.*s", STR_ARG(name),
               STR_ARG(quote(check, value_text(value))));
}

/* Whether so few cells differ that they were forgotten. */
static bool is_rare(size_t others, const struct column_count *count)
{
    return count->filled >= FEWEST && others * ONE_IN <= count->filled;
}

/* `one` alone says nothing of cells without a link. */
static struct demand find_demand(const struct column *column)
{
    const struct column_count *count = &column->count;
    const struct given_column *given = column->given;
    bool rare = is_rare(count->filled - count->linked, count);

    if (given && given->typed)
        return (struct demand){true, given->one};
    return (struct demand){rare, rare || (given && given->one)};
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct demand demand = find_demand(column);
    struct values values = values_of(schema, index);
    struct value value;

    if (column->type != COLUMN_LINK || (!demand.some && !demand.one))
        return;
    while (values_next_filled(&values, &value))
        check_value(check, column, demand, &value);
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_link_cell = {
    .code = "MET010",
    .name = "metadata/link-cell",
    .summary = "a cell of a link column with no link, or with several",
    .rationale =
        "In a column of links, readers and programs take the one link of the "
        "cell. A cell whose text was never made a link, or that holds two, is "
        "told where the configuration makes it a column of links, and where "
        "nearly all of twenty or more rows hold exactly one. Words such as "
        "`coming soon` are no mistake.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
