#include "engine/rule.h"

/* Where a control has its effect: a cell or a line. */
struct unit {
    struct span span;
    const char *name;
    bool right_to_left; /* a letter of such a script is in it */
};

static struct unit find_unit(const struct document *document, size_t offset)
{
    struct passage passage = passage_at(document, offset);
    struct str text = document_text(document, passage.span);

    return (struct unit){passage.span, passage.name,
                         bidi_has_right_to_left(text)};
}

/* Why a control is not what text needs, in words behind its name; NULL if it
   may stay or another one is blamed for it. */
static const char *find_fault(const struct bidi_mark *mark,
                              const struct unit *unit)
{
    bool closes = mark->control->kind == BIDI_POP ||
                  mark->control->kind == BIDI_POP_ISOLATE;

    if (mark->control->kind == BIDI_OVERRIDE)
        return "";
    if (closes)
        return mark->partner == BIDI_ALONE ? " closes nothing in its " : NULL;
    if (mark->partner == BIDI_ALONE)
        return " is not closed in its ";
    return unit->right_to_left ? NULL
                               : " without a right-to-left letter in its ";
}

/* Whether it may change the order of what stands in the unit. What sets left
   to right within left to right, or lasts to the end of a right-to-left line,
   is only untidy. */
static bool may_reorder(const struct bidi_mark *mark, const struct unit *unit)
{
    uint32_t code_point = mark->control->code_point;

    if (mark->control->kind == BIDI_OVERRIDE)
        return true;
    return !unit->right_to_left &&
           (code_point == 0x202B || code_point == 0x2067);
}

static void remove_mark(struct check *check, struct finding *finding,
                        struct span span)
{
    finding_edit(check, finding, span, STR(""),
                 invisible_removable(check->document, span));
}

static struct span mark_span(const struct unit *unit,
                             const struct bidi_mark *mark)
{
    size_t start = unit->span.start + mark->start;

    return (struct span){start, start + BIDI_LENGTH};
}

static void report_mark(struct check *check, const struct unit *unit,
                        const struct bidi_mark *marks,
                        const struct bidi_mark *mark)
{
    const char *fault = find_fault(mark, unit);
    struct span span = mark_span(unit, mark);
    struct finding *finding;

    if (!fault)
        return;
    finding = report(check, check->document, span, "%s U+%04X%s%s",
                     mark->control->name, (unsigned)mark->control->code_point,
                     fault, *fault ? unit->name : "");
    if (!may_reorder(mark, unit))
        finding_limit(finding, SEVERITY_WARNING);
    finding_help(check, finding,
                 "remove it: such a character can show text in another order "
                 "than the one in which programs read it (CVE-2021-42574)");
    remove_mark(check, finding, span);
    if (mark->partner != BIDI_ALONE)
        remove_mark(check, finding, mark_span(unit, &marks[mark->partner]));
}

static void check_unit(struct check *check, const struct unit *unit)
{
    struct str text = document_text(check->document, unit->span);
    struct bidi_mark *marks;
    size_t count = bidi_marks(check->arena, text, &marks);

    for (size_t i = 0; i < count; i++)
        report_mark(check, unit, marks, &marks[i]);
}

static void check_bidi_control(struct check *check)
{
    struct str source = check->document->source;
    size_t at = 0;

    if (!census_has_pair(check->document->census, 0xE2, 0x80, 0x81))
        return;
    while ((at = bidi_find(source, at)) < source.len) {
        struct unit unit = find_unit(check->document, at);

        check_unit(check, &unit);
        at = unit.span.end > at ? unit.span.end : at + 1;
    }
}

const struct rule rule_encoding_bidi_control = {
    .code = "ENC007",
    .name = "encoding/bidi-control",
    .summary = "a bidirectional control hides the order of the text",
    .rationale =
        "Such a character makes a reviewer see text in another order than the "
        "one in which it stands (CVE-2021-42574): a harmless address may be "
        "another one. Overrides have no place in a list. Embeddings and "
        "isolates pass where they are closed and stand in right-to-left text.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_SIGNS,
    .check = check_bidi_control,
};
