/*
 * A proposal as lines of the configuration.
 */
#include "cli/proposal.h"
#include "cli/proposal_facts.h"
#include "engine/order.h"
#include "text/printable.h"
#include "text/utf8.h"
#include "text/yaml_quote.h"

/* Values that so many cells have are meant; so many others are shown. */
enum { FREQUENT = 3, RARE_SHOWN = 10 };

/* A marker is meant for all cells if so many times as many have it as are
   empty. */
enum { TIMES = 4 };

/* Columns of a line after which a list goes on in the next. */
enum { WIDTH = 100 };

/* With more cells that say nothing a column was not meant to be filled. */
enum { FORGOTTEN_ONE_IN = 4 };

/* Fewer rows may be in order by chance; more of them out of it are not meant
   to be in one. */
enum { ORDERED_ROWS = 8, STRAY_ONE_IN = 10 };

#define SCHEMA "    "
#define COLUMN "        "

struct writing {
    struct buf *out;
    struct arena arena;
    const struct schema *schema;
};

static void add_quoted(struct writing *writing, struct str text)
{
    buf_add(writing->out, yaml_quote(&writing->arena, text));
}

/* `path:line`. */
static void add_place(struct writing *writing, const struct document *document,
                      size_t offset)
{
    buf_printf(writing->out, "%s:%zu",
               printable(&writing->arena, document->path),
               document_line(document, offset) + 1);
}

/* `  # 2 of 9 rows say nothing, the first at path:line`. */
static void add_remark(struct writing *writing, const struct cells *cells,
                       size_t all, const char *one, const char *several)
{
    buf_printf(writing->out, "  # %zu of %zu rows %s", cells->count, all,
               cells->count == 1 ? one : several);
    buf_add(writing->out,
            cells->count == 1 ? STR(" at ") : STR(", the first at "));
    add_place(writing, cells->first.table->document,
              cells->first.cell->span.start);
}

/* Adds a key that holds for each row, or as a comment with those that it does
   not hold for. */
static void add_key(struct writing *writing, const char *key,
                    const struct cells *against, size_t all, const char *one,
                    const char *several)
{
    buf_printf(writing->out, COLUMN "%s%s", against->count ? "# " : "", key);
    if (against->count)
        add_remark(writing, against, all, one, several);
    buf_add_char(writing->out, '\n');
}

/* Adds an item of a list in brackets; returns the columns used of its line. */
static size_t add_item(struct writing *writing, struct str item, size_t used,
                       const char *indent)
{
    struct str quoted = yaml_quote(&writing->arena, item);
    size_t width = utf8_length(quoted) + 2;

    if (used && used + width > WIDTH) {
        buf_printf(writing->out, ",\n%s", indent);
        used = 0;
    } else if (used) {
        buf_add(writing->out, STR(", "));
    }
    buf_add(writing->out, quoted);
    return used + width;
}

static bool is_frequent(const struct term *term)
{
    return term->count >= FREQUENT &&
           utf8_invalid(term->text, 0) == term->text.len &&
           !str_has_char(term->text, '\0');
}

static void add_rare(struct writing *writing, const struct column *column,
                     size_t rare)
{
    size_t shown = 0;

    buf_add(writing->out, STR(COLUMN "# rare:"));
    for (size_t i = 0; i < column->nterms && shown < RARE_SHOWN; i++) {
        struct str quoted;

        if (is_frequent(&column->terms[i]))
            continue;
        quoted = yaml_quote(&writing->arena, column->terms[i].text);
        buf_printf(writing->out, "%s %.*s", shown++ ? "," : "",
                   STR_ARG(quoted));
    }
    if (rare > shown)
        buf_printf(writing->out, " and %zu more", rare - shown);
    buf_add_char(writing->out, '\n');
}

/* The vocabulary; a comment where some row says something else, and where one
   value is all that the rows say. */
static void add_values(struct writing *writing, const struct column *column,
                       const struct facts *facts)
{
    size_t rare = 0, used = 0;
    bool whole;

    for (size_t i = 0; i < column->nterms; i++)
        rare += !is_frequent(&column->terms[i]);
    whole = !rare && !facts->separated.count && column->nterms > 1;
    buf_add(writing->out,
            whole ? STR(COLUMN "values: [") : STR(COLUMN "# values: ["));
    for (size_t i = 0; i < column->nterms; i++)
        if (is_frequent(&column->terms[i]))
            used = add_item(writing, column->terms[i].text, used,
                            whole ? COLUMN "  " : COLUMN "#   ");
    buf_add(writing->out, STR("]\n"));
    if (rare)
        add_rare(writing, column, rare);
}

static void add_vocabulary(struct writing *writing, const struct column *column,
                           const struct facts *facts)
{
    buf_add(writing->out, STR(COLUMN "type: vocabulary\n"));
    add_values(writing, column, facts);
    if (!column->separator.len)
        return;
    buf_add(writing->out, STR(COLUMN "separator: "));
    add_quoted(writing, column->separator);
    if (facts->separated.count)
        add_remark(writing, &facts->separated, facts->all.count,
                   "separates otherwise", "separate otherwise");
    buf_add_char(writing->out, '\n');
}

static void add_names(struct writing *writing, const struct facts *facts)
{
    const struct schema *schema = writing->schema;
    struct str link, key;

    buf_add(writing->out, STR(COLUMN "type: name\n"));
    if (!schema->named_links || schema->link_column == NONE)
        return;
    link =
        yaml_quote(&writing->arena, schema->columns[schema->link_column].name);
    key = str_printf(&writing->arena, "names: %.*s", STR_ARG(link));
    add_key(writing, key.ptr, &facts->misnamed, facts->all.count,
            "is called otherwise", "are called otherwise");
}

static void add_type(struct writing *writing, size_t index,
                     const struct facts *facts)
{
    const struct column *column = &writing->schema->columns[index];

    switch (column->type) {
    case COLUMN_NAME: add_names(writing, facts); return;
    case COLUMN_LINK:
        add_key(writing, "type: link", &facts->linkless, facts->all.count,
                "has no link", "have no link");
        add_key(writing, "one: true", &facts->crowded, facts->all.count,
                "has several links", "have several links");
        return;
    case COLUMN_VOCABULARY: add_vocabulary(writing, column, facts); return;
    case COLUMN_QUANTITY:
        add_key(writing, "type: quantity", &facts->numberless, facts->all.count,
                "has no number", "have no number");
        return;
    case COLUMN_DATE:
        add_key(writing, "type: date", &facts->dateless, facts->all.count,
                "has no date", "have no date");
        return;
    case COLUMN_LICENCE: /* given, it forbids licences of one's own */
        buf_add(writing->out, STR(COLUMN "# type: licence\n"));
        return;
    case COLUMN_TEXT: return;
    }
}

static void add_column(struct writing *writing, size_t index)
{
    struct facts facts = facts_of(writing->schema, index);

    buf_add(writing->out, STR("      "));
    add_quoted(writing, writing->schema->columns[index].name);
    buf_add(writing->out, STR(":\n"));
    add_type(writing, index, &facts);
    if (facts.filled.count &&
        facts.lacking.count * FORGOTTEN_ONE_IN <= facts.all.count)
        add_key(writing, "required: true", &facts.lacking, facts.all.count,
                "says nothing", "say nothing");
}

static void add_match(struct writing *writing, const struct given_schema *given)
{
    size_t used = 0;

    buf_add(writing->out, STR(SCHEMA "match: ["));
    for (size_t i = 0; i < given->match.count; i++)
        for (size_t c = 0; c < given->ncolumns; c++)
            if (str_eq(given->columns[c].key, given->match.items[i]))
                used = add_item(writing, given->columns[c].name, used,
                                SCHEMA "  ");
    buf_add(writing->out, STR("]\n"));
}

/* What the first column that does says where there is nothing to say; a comment
   where empty cells say the same too often to be slips. */
static void add_missing(struct writing *writing)
{
    const struct schema *schema = writing->schema;
    struct str marker = STR("");
    size_t empty = 0, markers = 0;

    for (size_t i = 0; i < schema->ncolumns; i++) {
        if (!marker.len)
            marker = schema->columns[i].marker;
        empty += schema->columns[i].count.empty;
        markers += schema->columns[i].count.markers;
    }
    if (!marker.len)
        return;
    buf_printf(writing->out,
               SCHEMA "%smissing: ", empty * TIMES > markers ? "# " : "");
    add_quoted(writing, marker);
    if (empty)
        buf_printf(writing->out, "  # %zu cell%s empty", empty,
                   empty == 1 ? " is" : "s are");
    buf_add_char(writing->out, '\n');
}

/* Rows in the order of their names, and out of it. */
struct order_count {
    size_t rows, strays;
    const struct schema_table *table; /* of the first stray */
    size_t offset;                    /* where it stands */
};

static void count_strays(struct writing *writing,
                         const struct schema_table *table,
                         struct order_count *count)
{
    struct ordering ordering = {.count = 0};
    struct collate_order order;

    ordering_add_rows(&writing->arena, &ordering, writing->schema, table,
                      writing->schema->name_column);
    order = ordering_judge(&writing->arena, &ordering);
    if (order.count && !count->strays) {
        count->table = table;
        count->offset = ordering.items[order.strays[0].at].span.start;
    }
    count->rows += ordering.count;
    count->strays += order.count;
}

/* The order of the names, if nearly all rows are in it. */
static void add_order(struct writing *writing)
{
    const struct schema *schema = writing->schema;
    struct order_count count = {0};

    for (size_t t = 0; schema->name_column != NONE && t < schema->ntables; t++)
        count_strays(writing, &schema->tables[t], &count);
    if (count.rows < ORDERED_ROWS || count.strays * STRAY_ONE_IN > count.rows)
        return;
    buf_printf(writing->out, SCHEMA "%sorder: {by: ", count.strays ? "# " : "");
    add_quoted(writing, schema->columns[schema->name_column].name);
    buf_add_char(writing->out, '}');
    if (count.strays) {
        buf_printf(writing->out,
                   "  # %zu of %zu rows out of order, the first at ",
                   count.strays, count.rows);
        add_place(writing, count.table->document, count.offset);
    }
    buf_add_char(writing->out, '\n');
}

static void add_head(struct writing *writing, const struct given_schema *given)
{
    const struct schema *schema = writing->schema;
    const struct schema_table *first = &schema->tables[0];
    size_t rows = 0;

    for (size_t t = 0; t < schema->ntables; t++)
        rows += schema->tables[t].table->nrows;
    buf_add(writing->out, STR("  "));
    add_quoted(writing, given->name);
    buf_printf(writing->out, ":\n" SCHEMA "# %zu rows in %zu table%s", rows,
               schema->ntables, schema->ntables == 1 ? ", " : "s, the first ");
    buf_add(writing->out, STR("in "));
    add_place(writing, first->document, first->table->span.start);
    buf_add_char(writing->out, '\n');
}

static void add_schema(struct writing *writing,
                       const struct given_schema *given)
{
    add_head(writing, given);
    add_match(writing, given);
    buf_add(writing->out, STR(SCHEMA "columns:\n"));
    for (size_t i = 0; i < writing->schema->ncolumns; i++)
        add_column(writing, i);
    add_missing(writing);
    add_order(writing);
}

/* Why it does not hold, and all of it behind `#`. */
static void add_as_comment(struct writing *writing,
                           const struct proposal *proposal)
{
    struct buf *out = writing->out, lines;
    struct str rest;

    buf_add(out,
            STR("  # Not all of these tables have the same columns; another "
                "header is in\n  # "));
    add_place(writing, proposal->other->document,
              proposal->other->table->span.start);
    buf_add(out, STR(":\n"));
    buf_init(&lines);
    writing->out = &lines;
    add_schema(writing, &proposal->given);
    writing->out = out;
    for (rest = buf_str(&lines); rest.len;) {
        struct str line = str_cut(rest, '\n', &rest);

        buf_printf(out, "# %.*s\n", STR_ARG(line));
    }
    buf_release(&lines);
}

void proposal_write(struct buf *out, const struct proposal *proposal)
{
    struct writing writing = {.out = out, .schema = proposal->schema};

    arena_init(&writing.arena);
    if (proposal->held)
        add_schema(&writing, &proposal->given);
    else
        add_as_comment(&writing, proposal);
    arena_release(&writing.arena);
}
