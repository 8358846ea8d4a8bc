#include "engine/rule.h"

/* From the start of the line to the start of the next. */
static struct span whole_line(const struct document *document, size_t offset)
{
    size_t line = document_line(document, offset);
    size_t next = line + 1 < document->nlines ? document->lines[line + 1].start
                                              : document->source.len;

    return (struct span){document->lines[line].start, next};
}

/* Whether that is so of one of the two. */
static bool either(const struct repeats *repeats,
                   bool (*is)(const struct document *, struct span))
{
    const struct repeat *first = &repeats->row;

    return is(repeats->document, repeats->entry->span) ||
           is(first->document, first->entry->span);
}

static bool are_same_bytes(const struct repeats *repeats)
{
    const struct repeat *first = &repeats->row;

    return str_eq(document_text(repeats->document, repeats->entry->span),
                  document_text(first->document, first->entry->span));
}

static void visit(struct check *check, const struct repeats *repeats)
{
    const struct repeat *first = &repeats->row;
    const struct document *document = repeats->document;
    struct span span = repeats->entry->span;
    bool row = repeats->entry->table != NONE;
    struct finding *finding;

    if (first->scope == REPEAT_NONE)
        return;
    finding = report(check, document, span, "the same %s as on line %zu",
                     row ? "row" : "bullet",
                     document_line(document, first->entry->span.start) + 1);
    finding_related(check, finding, document, first->entry->span, "first here");
    finding_help(check, finding, "remove one of the two");
    if (either(repeats, document_lost))
        finding_limit(finding, SEVERITY_WARNING);
    if (either(repeats, document_damaged) && !are_same_bytes(repeats))
        return; /* the later may be the whole one */
    finding_edit(check, finding, whole_line(document, span.start), STR(""),
                 false);
}

static void check_lists(struct check *check)
{
    repeat_each(check, visit);
}

const struct rule rule_duplicate_row = {
    .code = "DUP003",
    .name = "duplicate/row",
    .summary = "two rows or bullets that are the same",
    .rationale =
        "The same row twice in one table, or the same bullet twice in one "
        "section, is left from a merge or from copying. The fix deletes the "
        "later line, which says nothing that the first does not say. Mojibake "
        "is compared as what it said, and mended first.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
