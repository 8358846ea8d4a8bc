/*
 * LST001: comments that are to suppress findings and do not.
 *
 * What became of each comment is found out by engine/suppress.h.
 */
#include "engine/rule.h"

/* For more unknown names of a list nobody needs to be told which was meant. */
enum { MOST_GUESSES = 100 };

/* A suppression at hand. */
struct comment {
    struct check *check;
    const struct document *document;
    const struct suppression *suppression;
    size_t *guesses; /* left */
};

static struct str line_text(const struct document *document, size_t line)
{
    if (line >= document->nlines)
        return STR("");
    return str_trim(document_text(document, document->lines[line]));
}

static struct span before(const struct comment *comment)
{
    size_t start = comment->suppression->span.start;
    size_t line = document_line(comment->document, start);

    return (struct span){comment->document->lines[line].start, start};
}

static struct span behind(const struct comment *comment)
{
    size_t end = comment->suppression->span.end;
    size_t line = document_line(comment->document, end - 1);

    return (struct span){end, comment->document->lines[line].end};
}

static bool is_blank(const struct document *document, struct span span)
{
    return !str_trim(document_text(document, span)).len;
}

/* Whether the line is, or may be, part of a list: without the comment before
   it, it might become one of the list above. */
static bool is_in_list(const struct document *document, size_t line)
{
    struct str text = line_text(document, line);
    size_t digits = 0;

    if (!text.len)
        return false;
    while (digits < text.len && char_is_digit(text.ptr[digits]))
        digits++;
    return digits || str_has_char(STR("-*+"), text.ptr[0]) ||
           char_is_space(document->source.ptr[document->lines[line].start]);
}

/* The next line behind the comment that says something. */
static size_t next_line(const struct comment *comment)
{
    const struct document *document = comment->document;
    size_t line =
        document_line(document, comment->suppression->span.end - 1) + 1;

    while (line < document->nlines && !line_text(document, line).len)
        line++;
    return line;
}

/* The whole lines of the comment with the last line end; but between two
   lines that say something a blank one must stay, as the comment keeps them
   apart. */
static struct span whole_lines(const struct comment *comment)
{
    const struct document *document = comment->document;
    struct span span = comment->suppression->span;
    size_t first = document_line(document, span.start);
    size_t last = document_line(document, span.end - 1);
    bool apart = !first || !line_text(document, first - 1).len ||
                 !line_text(document, last + 1).len;

    span.start = document->lines[first].start;
    span.end = document->lines[last].end;
    if (!apart)
        return span;
    span.end = last + 1 < document->nlines ? document->lines[last + 1].start
                                           : document->source.len;
    return span;
}

/* What begins so is no mark of Markdown and no row of marks. */
static bool has_letter(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (char_is_alpha(text.ptr[i]) || (text.ptr[i] & 0x80))
            return true;
    return false;
}

static void remove_comment(const struct comment *comment,
                           struct finding *finding)
{
    const struct document *document = comment->document;
    struct span span = comment->suppression->span;
    bool first = is_blank(document, before(comment));
    bool safe = true;

    if (first && is_blank(document, behind(comment))) {
        span = whole_lines(comment);
        safe = !is_in_list(document, next_line(comment));
    } else if (first) {
        safe = false; /* what follows on its line is HTML only for it */
        while (char_is_space(document->source.ptr[span.end]))
            span.end++;
    } else {
        bool ends = is_blank(document, behind(comment)) ||
                    char_is_space(document->source.ptr[span.end]);

        /* or the texts on both sides of it would become one, or the one behind
           it a block or a row of another kind */
        safe = (ends || char_is_space(document->source.ptr[span.start - 1])) &&
               has_letter(document_text(document, before(comment)));
        while (ends && char_is_space(document->source.ptr[span.start - 1]))
            span.start--;
    }
    finding_edit(comment->check, finding, span, STR(""),
                 safe && !comment->suppression->shown);
}

/* The names that are to stay, separated by commas. */
static void remove_names(const struct comment *comment, struct finding *finding)
{
    const struct suppression *suppression = comment->suppression;
    struct buf buf;

    buf_init(&buf);
    for (size_t i = 0; i < suppression->nnames; i++) {
        if (suppression->names[i].state == STATE_UNUSED)
            continue;
        if (buf.len)
            buf_add(&buf, STR(", "));
        buf_add(&buf, suppression->names[i].word);
    }
    finding_edit(comment->check, finding, suppression->names_span,
                 str_copy(comment->check->arena, buf_str(&buf)),
                 !suppression->shown);
    buf_release(&buf);
}

/* `TBL001, TBL002`: the names that did nothing. */
static struct str unused_names(const struct comment *comment, size_t *count)
{
    const struct suppression *suppression = comment->suppression;
    struct buf buf;
    struct str names;

    buf_init(&buf);
    *count = 0;
    for (size_t i = 0; i < suppression->nnames; i++) {
        if (suppression->names[i].state != STATE_UNUSED)
            continue;
        if ((*count)++)
            buf_add(&buf, STR(", "));
        buf_add(&buf, suppression->names[i].word);
    }
    names = str_copy(comment->check->arena, buf_str(&buf));
    buf_release(&buf);
    return names;
}

static void check_unused(const struct comment *comment)
{
    const struct suppression *suppression = comment->suppression;
    size_t count;
    struct str names = unused_names(comment, &count);
    struct finding *finding;

    if (!count)
        return;
    finding = report(comment->check, comment->document, suppression->span,
                     "the comment suppresses no finding%s%.*s",
                     names.len ? " of " : "",
                     STR_ARG(names.len ? quote(comment->check, names) : names));
    finding_help(comment->check, finding,
                 count == suppression->nnames ? "remove the comment"
                                              : "remove these names from it");
    if (count == suppression->nnames)
        remove_comment(comment, finding);
    else
        remove_names(comment, finding);
}

static void offer_rules(struct nearest *nearest)
{
    for (size_t i = 0; all_rules[i]; i++) {
        nearest_offer(nearest, str_from(all_rules[i]->code));
        nearest_offer(nearest, str_from(all_rules[i]->name));
    }
}

static void report_unknown(const struct comment *comment, struct span span,
                           const char *what, struct str best)
{
    struct check *check = comment->check;
    struct str word = document_text(comment->document, span);
    struct finding *finding = report(check, comment->document, span,
                                     "%s %.*s: the comment suppresses nothing",
                                     what, STR_ARG(quote(check, word)));

    if (!best.len) {
        finding_help(check, finding, "`listlint rules` has the names of all");
        return;
    }
    finding_help(check, finding, "did you mean %.*s?", STR_ARG(best));
    finding_edit(check, finding, span, best, false);
}

static void check_names(const struct comment *comment)
{
    const struct suppression *suppression = comment->suppression;

    for (size_t i = 0; i < suppression->nnames; i++) {
        const struct suppression_name *name = &suppression->names[i];
        struct nearest nearest = nearest_init(name->word);

        if (name->state != STATE_UNKNOWN)
            continue;
        if (*comment->guesses && (*comment->guesses)--)
            offer_rules(&nearest);
        report_unknown(comment, name->span, "unknown rule", nearest.best);
    }
}

static void check_shown(const struct comment *comment)
{
    size_t at = comment->suppression->separator;
    struct finding *finding;

    if (at == NONE)
        return;
    finding =
        report(comment->check, comment->document, comment->suppression->span,
               "inside a line GitHub shows a comment that holds -- as "
               "text");
    finding_help(comment->check, finding, "write : before the reason");
    while (char_is_space(comment->document->source.ptr[at - 1]))
        at--;
    finding_edit(comment->check, finding,
                 (struct span){at, comment->suppression->separator + 2},
                 STR(":"), false);
}

static void check_suppressions(struct check *check,
                               const struct suppressions *all)
{
    size_t guesses = MOST_GUESSES;

    for (size_t i = 0; i < all->count; i++) {
        struct comment comment = {check, all->document, &all->items[i],
                                  &guesses};
        const struct suppression *item = comment.suppression;
        struct str word = document_text(all->document, item->directive);

        if (item->kind == SUPPRESSION_UNKNOWN) {
            report_unknown(&comment, item->directive, "unknown word",
                           suppression_nearest(word));
            continue;
        }
        check_unused(&comment);
        check_names(&comment);
        check_shown(&comment);
    }
}

static void check_lists(struct check *check)
{
    const struct collection *collection = check->collection;

    for (size_t i = 0; collection->suppressions && i < collection->count; i++)
        check_suppressions(check, collection->suppressions[i]);
}

const struct rule rule_list_unused_suppression = {
    .code = "LST001",
    .name = "list/unused-suppression",
    .summary = "a comment that suppresses nothing",
    .rationale =
        "A comment that once kept a finding away hides the next one too; one "
        "with a misspelt name never did anything. Comments are judged only "
        "when all rules that they name ran.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LAST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
