#include "engine/rule.h"

static size_t count_all(const struct line_ends *ends)
{
    size_t all = 0;

    for (size_t kind = 0; kind < LINE_END_KINDS; kind++)
        all += ends->counts[kind];
    return all;
}

/* "120 LF, 3 CRLF" */
static struct str list_counts(struct check *check, const struct line_ends *ends)
{
    struct str list = STR("");

    for (size_t kind = 0; kind < LINE_END_KINDS; kind++)
        if (ends->counts[kind])
            list = str_printf(check->arena, "%.*s%s%zu %s", STR_ARG(list),
                              list.len ? ", " : "", ends->counts[kind],
                              line_end_name((enum line_end)kind));
    return list;
}

/* Whether the line ends otherwise than most do; `*end` is set if so. */
static bool is_other(const struct document *document,
                     const struct line_ends *ends, size_t line,
                     struct span *end)
{
    enum line_end kind;

    if (!line_end_kind(document, line, &kind) || kind == ends->usual)
        return false;
    end->start = document->lines[line].end;
    end->end = end->start + line_end_text(kind).len;
    return true;
}

/* One edit a line; there is such a line. */
static void report_mixture(struct check *check, const struct line_ends *ends)
{
    const struct document *document = check->document;
    struct finding *finding;
    struct span end;
    size_t line = 0;

    while (!is_other(document, ends, line, &end))
        line++;
    finding = report(check, document, end, "line ends are mixed: %.*s",
                     STR_ARG(list_counts(check, ends)));
    finding_help(check, finding, "end every line with %s, as %zu of %zu do",
                 line_end_name(ends->usual), ends->counts[ends->usual],
                 count_all(ends));
    for (; line < document->nlines; line++)
        if (is_other(document, ends, line, &end))
            finding_edit(check, finding, end, line_end_text(ends->usual), true);
}

static void check_line_endings(struct check *check)
{
    struct line_ends ends;

    if (!str_has_char(check->document->source, '\r'))
        return;
    ends = line_ends_count(check->document);
    if (ends.counts[ends.usual] < count_all(&ends))
        report_mixture(check, &ends);
}

const struct rule rule_encoding_line_endings = {
    .code = "ENC010",
    .name = "encoding/line-endings",
    .summary = "lines end in more than one way",
    .rationale =
        "GitHub reads LF, CRLF and CR alike, but editors and `git diff` do "
        "not: the next one to save the file changes lines that nobody meant "
        "to touch. One finding a file, at the first line that does not end as "
        "most do.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_SIGNS,
    .check = check_line_endings,
};
