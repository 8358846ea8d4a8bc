#include <string.h>

#include "engine/rule.h"

/* What GitHub makes of each, and what is to be done. */
static const struct {
    const char *place, *effect, *help;
} cases[] = {
    [FALSE_SPACE_HEADING] = {"behind #", "no heading",
                             "write a space behind #"},
    [FALSE_SPACE_ITEM] = {"behind the list marker", "no list item",
                          "write a space behind the marker"},
    [FALSE_SPACE_INDENT] = {"before the list marker", "no list item",
                            "indent with spaces"},
    [FALSE_SPACE_TASK] = {"in the task's box", "no box",
                          "write [ ] or [x], and a space behind it"},
};

static const char *name_at(struct check *check, size_t offset)
{
    struct str source = check->document->source;

    return space_name(str_slice(source, offset, source.len));
}

static struct str repeat_space(struct check *check, size_t count)
{
    char *spaces = arena_alloc(check->arena, count + 1);

    memset(spaces, ' ', count);
    return (struct str){spaces, count};
}

/* How far an item is indented says which one it belongs to: there a space that
   is as wide as two becomes two, and the fix is unsafe. */
static void report_mark(struct check *check, const struct false_space *found)
{
    const struct document *document = check->document;
    bool indents = found->kind == FALSE_SPACE_INDENT;
    struct span all = {found->spans[0].start,
                       found->spans[found->count - 1].end};
    struct finding *finding =
        report(check, document, all, "%s %s: GitHub shows %s",
               name_at(check, all.start), cases[found->kind].place,
               cases[found->kind].effect);

    finding_help(check, finding, "%s", cases[found->kind].help);
    for (size_t i = 0; i < found->count; i++) {
        struct str text = document_text(document, found->spans[i]);
        size_t columns = indents ? space_columns(text) : 1;

        finding_edit(check, finding, found->spans[i],
                     repeat_space(check, columns),
                     !indents && found->contained);
    }
}

static void check_marks(struct check *check)
{
    struct false_space_search search = {.document = check->document};
    struct false_space found;

    while (false_space_next(&search, &found))
        report_mark(check, &found);
}

static struct finding *report_fault(struct check *check, struct span target,
                                    const struct space_faults *faults)
{
    const struct document *document = check->document;
    size_t start = target.start, end = target.end;

    if (faults->gap)
        return report(check, document, target,
                      "%s before the title: GitHub takes both for part of the "
                      "address",
                      name_at(check, start + faults->gap));
    if (faults->front)
        return report(check, document, target,
                      "%s before the address: GitHub takes it for part of it",
                      name_at(check, start));
    return report(check, document, target,
                  "%s behind the address: GitHub takes it for part of it",
                  name_at(check, end - faults->end));
}

/* `front` is what may stand before the address. */
static void check_destination(struct check *check, struct span target,
                              struct str front)
{
    const struct document *document = check->document;
    struct str text = document_text(document, target);
    size_t start = target.start, end = target.end;
    struct space_faults faults;
    struct finding *finding;

    if (!space_faults_read(text, &faults) ||
        damages_hold(document->damages, end - faults.end - (faults.end == 0)) ||
        (start && document->source.ptr[start - 1] == '<'))
        return;
    finding = report_fault(check, target, &faults);
    finding_help(check, finding, "%s",
                 faults.gap ? "write a space there" : "remove it");
    if (faults.front)
        finding_edit(check, finding, (struct span){start, start + faults.front},
                     front, true);
    if (faults.gap)
        finding_edit(check, finding,
                     (struct span){start + faults.gap, start + faults.gap_end},
                     STR(" "), true);
    if (faults.end)
        finding_edit(check, finding, (struct span){end - faults.end, end},
                     STR(""), true);
}

static void check_misleading_space(struct check *check)
{
    const struct document *document = check->document;

    if (!space_may_occur(document->census) ||
        space_find(document->source) == document->source.len)
        return;
    check_marks(check);
    for (size_t i = 0; i < document->nlinks; i++)
        if (document->links[i].kind == LINK_INLINE)
            check_destination(check, document->links[i].target, STR(""));
    for (size_t i = 0; i < document->ndefinitions; i++)
        check_destination(check, document->definitions[i].target, STR(" "));
}

const struct rule rule_encoding_misleading_space = {
    .code = "ENC013",
    .name = "encoding/misleading-space",
    .summary = "a character that looks like a space, where Markdown needs one",
    .rationale =
        "A Mac types a no-break space where Option is held a moment too long, "
        "and Chinese and Japanese keyboards an ideographic one. Behind `#` or "
        "`-` GitHub then shows the mark as text, and in the parentheses of a "
        "link the space is part of the address. In running text such spaces "
        "are right and are left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_SIGNS,
    .check = check_misleading_space,
};
