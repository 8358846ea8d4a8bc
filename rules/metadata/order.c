/*
 * MET014: entries that are not in the order of their list.
 */
#include "engine/rule.h"

/* Shorter lists are in some order by chance. */
enum { FEWEST = 5 };

/* A list is meant to be in order if all but one in so many are. */
enum { ONE_IN = 10 };

static const struct option options[] = {
    {"lists", "given", "given ordered all",
     "`given`: tables for which a schema states the order; `ordered`: also "
     "tables and bullets of which nearly all are in the order of their names; "
     "`all`: every list"},
    {0},
};

/* What stands in front of a list and belongs so many places away was put
   there. */
enum { FAR = 5 };

/* A table, or bullets of one list. */
struct list {
    const struct document *document;
    struct ordering entries;
    bool stated; /* the order is */
    bool rows;   /* of a table, which may be moved */
    struct list *next;
};

static struct str name_at(const struct list *list, size_t number)
{
    return list->entries.items[number].name;
}

/* `behind "X"`, `before "Y"`, or `between "X" and "Y"`. */
static struct str say_place(struct check *check, const struct list *list,
                            const struct collate_stray *stray)
{
    struct str after = STR(""), before = STR("");

    if (stray->after != STR_NONE)
        after = quote(check, name_at(list, stray->after));
    if (stray->before != STR_NONE)
        before = quote(check, name_at(list, stray->before));
    if (!before.len)
        return str_printf(check->arena, "behind %.*s", STR_ARG(after));
    if (!after.len)
        return str_printf(check->arena, "before %.*s", STR_ARG(before));
    return str_printf(check->arena, "between %.*s and %.*s", STR_ARG(after),
                      STR_ARG(before));
}

/* All of the entry's line, with its line end; false at the end of a file that
   has none. */
static bool whole_line(const struct list *list, size_t number,
                       struct span *span)
{
    const struct document *document = list->document;
    size_t line =
        document_line(document, list->entries.items[number].span.start);

    span->start = document->lines[line].start;
    span->end = line + 1 < document->nlines ? document->lines[line + 1].start
                                            : document->source.len;
    return span->end > document->lines[line].end;
}

/* Moves the line of the row to where it belongs. */
static void propose(struct check *check, struct finding *finding,
                    const struct list *list, const struct collate_stray *stray)
{
    bool behind = stray->after != STR_NONE;
    struct span line, there;
    size_t to;

    if (!list->rows || !whole_line(list, stray->at, &line) ||
        !whole_line(list, behind ? stray->after : stray->before, &there))
        return;
    to = behind ? there.end : there.start;
    finding_edit(check, finding, (struct span){to, to},
                 document_text(list->document, line), false);
    finding_edit(check, finding, line, STR(""), false);
}

/* Whether the text goes on behind that name with another word. */
static bool goes_on(struct str text, struct str name)
{
    return text.len > name.len && text.ptr[name.len] == ' ' &&
           str_starts_nocase(text, name);
}

/* `X Y` and `X Z` right before `X`: in order for who sorts lines, where a
   bracket or a bar follows the name. */
static bool is_by_lines(const struct list *list,
                        const struct collate_stray *stray)
{
    size_t at = stray->at, after = stray->after, before = stray->before;
    struct str name = name_at(list, at);

    if (after != STR_NONE && after == at + 1)
        return goes_on(name, name_at(list, after));
    return before != STR_NONE && before < at &&
           goes_on(name_at(list, before), name) &&
           goes_on(name_at(list, at - 1), name);
}

/* Whether it stands in front of all that is in order, far from its place;
   `number` counts the strays before it. */
static bool is_pinned(const struct collate_stray *stray, size_t number)
{
    return stray->at == number && stray->after != STR_NONE &&
           stray->after > stray->at + FAR;
}

static void report_stray(struct check *check, const struct list *list,
                         const struct collate_stray *stray)
{
    struct finding *finding = report(
        check, list->document, list->entries.items[stray->at].span,
        "%.*s belongs %.*s", STR_ARG(quote(check, name_at(list, stray->at))),
        STR_ARG(say_place(check, list, stray)));

    propose(check, finding, list, stray);
}

static void check_list(struct check *check, const struct list *list)
{
    bool strict = list->stated ||
                  str_eq(str_from(check_option(check, "lists")), STR("all"));
    struct collate_order order;

    if (list->entries.count < FEWEST)
        return;
    order = ordering_judge(check->arena, &list->entries);
    if (!strict && order.count * ONE_IN > list->entries.count)
        return;
    for (size_t i = 0; i < order.count; i++)
        if (!is_by_lines(list, &order.strays[i]) &&
            (strict || !is_pinned(&order.strays[i], i)))
            report_stray(check, list, &order.strays[i]);
}

static void check_table(struct check *check, const struct schema *schema,
                        const struct schema_table *table, size_t column)
{
    const struct given_schema *given = schema->given;
    struct list list = {.document = table->document, .rows = true};

    list.stated = given && given->order_by.len;
    ordering_add_rows(check->arena, &list.entries, schema, table, column);
    check_list(check, &list);
}

static void check_schema(struct check *check, const struct schema *schema,
                         bool given_only)
{
    const struct given_schema *given = schema->given;
    bool stated = given && given->order_by.len;
    size_t column = stated ? schema_find_column(schema, given->order_by)
                           : schema->name_column;

    if (column == NONE || (!stated && given_only))
        return;
    for (size_t t = 0; t < schema->ntables; t++)
        check_table(check, schema, &schema->tables[t], column);
}

/* The list of the bullet where the walk is; the lists stay in the order in
   which they begin. */
static struct list *list_of(struct check *check, struct map *lists,
                            struct list ***last, const struct outline *outline,
                            const struct entry *entry)
{
    void **place =
        map_at(lists, str_printf(check->arena, "%u %zu %zu", entry->section,
                                 outline_parent(outline), outline->part));

    if (!*place) {
        struct list *list = arena_alloc(check->arena, sizeof *list);

        list->document = outline->document;
        **last = list;
        *last = &list->next;
        *place = list;
    }
    return *place;
}

static void check_bullets(struct check *check, const struct document *document)
{
    struct outline outline = outline_begin(check->arena, document);
    struct list *first = NULL, **last = &first;
    struct map lists;

    map_init(&lists);
    for (size_t i = 0; i < document->nentries; i++) {
        const struct entry *entry = &document->entries[i];

        outline_walk(&outline, entry);
        if (entry->table == NONE)
            ordering_add(
                check->arena,
                &list_of(check, &lists, &last, &outline, entry)->entries,
                entry->name, entry->name_span);
    }
    for (const struct list *list = first; list; list = list->next)
        check_list(check, list);
    map_release(&lists);
}

static void check_lists(struct check *check)
{
    const struct collection *all = check->collection;
    bool given_only =
        str_eq(str_from(check_option(check, "lists")), STR("given"));

    for (const struct schema *schema = all->schemas; schema;
         schema = schema->next)
        check_schema(check, schema, given_only);
    for (size_t i = 0; i < all->count && !given_only; i++)
        check_bullets(check, all->documents[i]);
}

const struct rule rule_metadata_order = {
    .code = "MET014",
    .name = "metadata/order",
    .summary = "an entry that is not in the order of its list",
    .rationale =
        "In a list by name readers look where the name belongs, and "
        "additions at the end collide. Unless the option says otherwise, only "
        "tables whose schema has an `order` are looked at. The order is that "
        "of letters, without "
        "regard to case and accents; whether spaces, marks and digits count "
        "is learnt from each list. Names in scripts whose order depends on "
        "sounds or strokes have no place. What stands in front of a list and "
        "belongs far behind is taken for put there, and rows that a schema "
        "has `pinned` stay where they are. The fix moves rows of tables.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .options = options,
    .check = check_lists,
};
