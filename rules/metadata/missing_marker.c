#include "engine/rule.h"

/* The ways of saying nothing that a column has; more are not told apart. */
enum { MOST_WAYS = 8 };

/* A way is usual if so many cells use it, and so many times as many as use
   the others. */
enum { USUAL = 4, TIMES = 4 };

/* Cells that say nothing in one way. The empty text is a way too. */
struct way {
    struct str text;
    size_t count;
    struct value first;
};

struct ways {
    struct way items[MOST_WAYS];
    size_t count;
    bool filled; /* some cell says something */
};

static struct str way_text(const struct value *value)
{
    return value->state == VALUE_EMPTY ? STR("") : value_text(value);
}

static void count_way(struct ways *ways, const struct value *value)
{
    struct str text = way_text(value);
    size_t i = 0;

    while (i < ways->count && !str_eq(ways->items[i].text, text))
        i++;
    if (i == MOST_WAYS)
        return;
    if (i == ways->count)
        ways->items[ways->count++] = (struct way){text, 0, *value};
    ways->items[i].count++;
}

static struct ways find_ways(const struct schema *schema, size_t index)
{
    struct values values = values_of(schema, index);
    struct ways ways = {.count = 0};
    struct value value;

    while (values_next(&values, &value))
        if (value.state == VALUE_FILLED)
            ways.filled = true;
        else
            count_way(&ways, &value);
    return ways;
}

/* The marker that nearly all cells use, or NULL. Where they are empty as a rule
   and a few say `-`, somebody meant it. */
static const struct way *find_usual(const struct ways *ways)
{
    const struct way *best = &ways->items[0];
    size_t all = 0;

    for (size_t i = 0; i < ways->count; i++) {
        all += ways->items[i].count;
        if (ways->items[i].count > best->count)
            best = &ways->items[i];
    }
    return best->text.len && best->count >= USUAL &&
                   best->count >= TIMES * (all - best->count)
               ? best
               : NULL;
}

/* "empty" or "\"-\"", for a message. */
static struct str say(struct check *check, struct str way)
{
    return way.len ? quote(check, way) : STR("an empty cell");
}

/* Writes the marker into an empty cell; another marker is a reader's to see,
   and its place is not safe to take. */
static void propose(struct check *check, struct finding *finding,
                    const struct value *value, struct str marker)
{
    struct span span = value->cell->span, place;

    if (!value_is_plain(marker))
        return;
    if (value->state == VALUE_EMPTY && marker.len &&
        value->cell->content.start == value->cell->content.end)
        finding_edit(check, finding, span,
                     str_printf(check->arena, " %.*s ", STR_ARG(marker)), true);
    else if (value->state == VALUE_MARKER &&
             value_place(value, value_text(value), &place))
        finding_edit(check, finding, place, marker, false);
}

static void report_cell(struct check *check, const struct column *column,
                        const struct value *value, const struct way *usual)
{
    struct str name = quote(check, column->name);
    struct str here = say(check, way_text(value));
    struct span span =
        value->state == VALUE_EMPTY ? value->cell->span : value->cell->content;
    struct finding *finding;

    if (usual->count)
        finding = report(check, value->table->document, span,
                         "\"nothing\" is %.*s here, %.*s in the rest of %.*s",
                         STR_ARG(here), STR_ARG(say(check, usual->text)),
                         STR_ARG(name));
    else
        finding =
            report(check, value->table->document, span,
                   "\"nothing\" is %.*s here, the configuration wants %.*s",
                   STR_ARG(here), STR_ARG(say(check, usual->text)));
    propose(check, finding, value, usual->text);
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index, const struct way *usual)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct value value;

    /* That a required cell says nothing is told by another rule. */
    while (!column->required && values_next(&values, &value))
        if (value.state != VALUE_FILLED &&
            !str_eq(way_text(&value), usual->text))
            report_cell(check, column, &value, usual);
}

static void check_given(struct check *check, const struct schema *schema)
{
    struct way usual = {.text = schema->given->missing};

    for (size_t i = 0; i < schema->ncolumns; i++)
        check_column(check, schema, i, &usual);
}

/* Adds the column's cells to those of the others that say it that way. */
static void add_way(struct way *all, const struct way *way)
{
    if (!all->count)
        *all = *way;
    else
        all->count += way->count;
}

/*
 * Each column says nothing in one way, and two columns in two: the list has
 * two, and who reads it by a program must know both.
 */
static void check_across(struct check *check, const struct way *marked,
                         const struct way *empty)
{
    const struct way *fewer = marked->count < empty->count ? marked : empty;
    const struct way *more = fewer == marked ? empty : marked;
    struct finding *finding;

    if (fewer->count < USUAL)
        return;
    finding =
        report(check, fewer->first.table->document, fewer->first.cell->span,
               "\"nothing\" is %.*s in %zu places, %.*s in %zu places of other "
               "columns",
               STR_ARG(say(check, fewer->text)), fewer->count,
               STR_ARG(say(check, more->text)), more->count);
    finding_related(check, finding, more->first.table->document,
                    more->first.cell->span, "the first of the others");
    finding_help(check, finding, "say it in one way in all columns");
}

/* The rarer ways of a column are told cell by cell; where no way is usual,
   nobody knows what is meant by which. */
static void check_inferred(struct check *check, const struct schema *schema)
{
    struct way marked = {.count = 0}, empty = {.count = 0};
    bool mixed = false;

    for (size_t i = 0; i < schema->ncolumns; i++) {
        struct ways ways = find_ways(schema, i);
        const struct way *usual = find_usual(&ways);

        mixed |= ways.count > 1;
        if (ways.count > 1 && usual)
            check_column(check, schema, i, usual);
        /* A column of empty cells waits for its values. */
        if (ways.count == 1 && ways.filled)
            add_way(ways.items[0].text.len ? &marked : &empty, &ways.items[0]);
    }
    if (!mixed)
        check_across(check, &marked, &empty);
}

static void check_lists(struct check *check)
{
    const struct schema *schema = check->collection->schemas;

    for (; schema; schema = schema->next)
        if (schema->given && schema->given->marked)
            check_given(check, schema);
        else
            check_inferred(check, schema);
}

const struct rule rule_metadata_missing_marker = {
    .code = "MET011",
    .name = "metadata/missing-marker",
    .summary = "two ways of saying that there is nothing",
    .rationale =
        "An empty cell may be forgotten or meant; a `-` is meant. Who uses "
        "both leaves readers to guess, and programs to know both. In a column "
        "the rarer way is told; where one column writes `-` and another "
        "leaves its cells empty, that is told once. The fix that writes the "
        "marker into an empty cell is safe.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
