#include "engine/rule.h"

/*
 * The same name alone is no defect: lists are full of different projects that
 * chose one name, and of different books with one title. Two of one owner
 * are hardly that.
 */
static bool same_owner(const struct entry *a, const struct entry *b)
{
    struct str owner;

    if (!a->link || !b->link)
        return false;
    owner = thing_owner(a->link->url);
    return owner.len && str_eq_nocase(owner, thing_owner(b->link->url));
}

/* Bytes that were lost may be all that told the two apart. */
static bool is_certain(const struct repeats *repeats)
{
    const struct repeat *first = &repeats->name;

    return !document_lost(repeats->document, repeats->entry->name_span) &&
           !document_lost(first->document, first->entry->name_span);
}

static void visit(struct check *check, const struct repeats *repeats)
{
    const struct repeat *first = &repeats->name;
    const struct entry *entry = repeats->entry;
    struct finding *finding;

    if ((first->scope != REPEAT_LIST && first->scope != REPEAT_DOCUMENT) ||
        repeats->row.scope != REPEAT_NONE ||
        repeats->link.scope != REPEAT_NONE || thing_is_generic(entry->name) ||
        !same_owner(entry, first->entry))
        return;
    finding =
        report(check, repeats->document, entry->name_span,
               "%.*s is on line %zu too, with another link of the same owner",
               STR_ARG(quote(check, entry->name)),
               document_line(first->document, first->entry->span.start) + 1);
    if (first->scope != REPEAT_LIST || !is_certain(repeats))
        finding_limit(finding, SEVERITY_NOTE);
    finding_related(check, finding, first->document, first->entry->name_span,
                    "first named here");
    finding_help(check, finding,
                 "keep one of the two, or say in the name how they differ");
}

/* A value of a column that must be unique. */
struct holder {
    struct value value;
    const struct entry *entry;
};

static struct str link_identity(struct arena *arena, const struct entry *entry)
{
    return entry->link ? url_identity(arena, entry->link->url) : STR("");
}

/* Whether other findings tell that the two are one: the same row, the same
   link, or the same name and owner. */
static bool is_told(struct check *check, const struct holder *a,
                    const struct holder *b)
{
    const struct document *document = a->value.table->document;
    const struct document *other = b->value.table->document;
    struct str link = link_identity(check->arena, a->entry);

    return str_eq(document_text(document, a->entry->span),
                  document_text(other, b->entry->span)) ||
           (link.len && str_eq(link, link_identity(check->arena, b->entry))) ||
           (document == other && same_owner(a->entry, b->entry) &&
            schema_same_name(a->entry->name, b->entry->name));
}

static void report_value(struct check *check, const struct column *column,
                         const struct holder *holder,
                         const struct holder *first)
{
    const struct document *document = holder->value.table->document;
    const struct document *other = first->value.table->document;
    struct span there = first->value.cell->content;
    struct str text = quote(check, value_text(&holder->value));
    struct finding *finding;

    if (document == other)
        finding = report(check, document, holder->value.cell->content,
                         "%.*s is in %.*s of line %zu too", STR_ARG(text),
                         STR_ARG(quote(check, column->name)),
                         document_line(other, there.start) + 1);
    else
        finding =
            report(check, document, holder->value.cell->content,
                   "%.*s is in %.*s of %.*s, line %zu, too", STR_ARG(text),
                   STR_ARG(quote(check, column->name)), STR_ARG(other->path),
                   document_line(other, there.start) + 1);
    finding_related(check, finding, other, there, "first here");
}

static void check_unique(struct check *check, const struct schema *schema,
                         size_t index)
{
    struct values values = values_of(schema, index);
    struct value value;
    struct map seen;

    if (!schema->columns[index].given || !schema->columns[index].given->unique)
        return;
    map_init(&seen);
    while (values_next_filled(&values, &value)) {
        struct str key = schema_name_key(check->arena, value_text(&value));
        struct holder *holder;
        void **first;

        /* A picture, or nothing but marks, is no value. */
        if (!key.len)
            continue;
        first = map_at(&seen, key);
        holder = arena_alloc(check->arena, sizeof *holder);
        *holder = (struct holder){value, document_entry(value.table->document,
                                                        value.row->span.start)};
        if (!*first)
            *first = holder;
        else if (!is_told(check, holder, *first))
            report_value(check, &schema->columns[index], holder, *first);
    }
    map_release(&seen);
}

static void check_lists(struct check *check)
{
    repeat_each(check, visit);
    columns_each(check, check_unique);
}

const struct rule rule_duplicate_name = {
    .code = "DUP002",
    .name = "duplicate/name",
    .summary = "two entries with the same name and the same owner",
    .rationale =
        "An entry that was added again under a new address of the same owner "
        "keeps its name, give or take case, spaces, `-`, `_` and `.`. The "
        "name alone says nothing, since many projects share one: the rule "
        "speaks only where both links lead to one owner on GitHub, GitLab, "
        "Hugging Face or the like. Where the configuration makes a column "
        "`unique`, any value that is there twice in the tables of its schema "
        "is told.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
