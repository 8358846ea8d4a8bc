#include "engine/rule.h"

/* `[//]: # (note)` and `[comment]: <> (note)` are how Markdown is commented:
   they lead nowhere, or their label is no word. */
static bool is_comment(const struct definition *definition)
{
    static const char words[] = "comment comments note todo";

    if (!definition->url.len || str_eq(definition->url, STR("#")) ||
        words_have(words, definition->key))
        return true;
    for (size_t i = 0; i < definition->key.len; i++)
        if (char_is_alnum(definition->key.ptr[i]) ||
            (definition->key.ptr[i] & 0x80))
            return false;
    return true;
}

/* All lines of the definition, the last line end too. */
static struct span whole_lines(const struct document *document,
                               const struct definition *definition)
{
    size_t first = document_line(document, definition->span.start);
    size_t last = document_line(document, definition->span.end);

    return (struct span){document->lines[first].start,
                         last + 1 < document->nlines
                             ? document->lines[last + 1].start
                             : document->source.len};
}

/* Whether nothing but white space stands before the definition in its line:
   in a list item or a quote the line is not its own. */
static bool is_alone(const struct document *document, struct span lines,
                     const struct definition *definition)
{
    struct span before = {lines.start, definition->span.start};

    return before.end - before.start <= 3 &&
           !str_trim(document_text(document, before)).len;
}

/* Lists and quotes above and below may be kept apart by the definition alone:
   they would become one. */
static bool keeps_apart(const struct document *document, struct span lines)
{
    struct str behind =
        str_slice(document->source, lines.end, document->source.len);
    size_t at = 0;

    while (at < behind.len &&
           (behind.ptr[at] == '\n' || behind.ptr[at] == '\r'))
        at++;
    return at < behind.len && !char_is_alpha(behind.ptr[at]) &&
           behind.ptr[at] != '[' && behind.ptr[at] != '#';
}

static void propose(struct check *check, struct finding *finding,
                    const struct definition *definition, bool safe)
{
    const struct document *document = check->document;
    struct span lines = whole_lines(document, definition);

    finding_help(check, finding, "remove it");
    if (is_alone(document, lines, definition))
        finding_edit(check, finding, lines, STR(""),
                     safe && !keeps_apart(document, lines));
}

/* One with an address of its own may well be the one that was meant. */
static void report_repeated(struct check *check,
                            const struct definition *definition)
{
    const struct document *document = check->document;
    const struct definition *first =
        &document->definitions[definition->repeats];
    bool same = str_eq(first->url, definition->url);
    struct finding *finding = report(
        check, document, definition->span,
        "%.*s is defined again%s: only the first one counts",
        STR_ARG(quote(check, document_text(document, definition->label))),
        same ? "" : " with another address");

    finding_related(check, finding, document, first->span,
                    "the first one, for %.*s",
                    STR_ARG(quote(check, first->url)));
    propose(check, finding, definition, same);
}

static void report_unused(struct check *check,
                          const struct definition *definition)
{
    const struct document *document = check->document;
    struct finding *finding = report(
        check, document, definition->span,
        "no link uses the definition of %.*s",
        STR_ARG(quote(check, document_text(document, definition->label))));

    propose(check, finding, definition, true);
}

static bool is_used(const struct check *check, const struct map *hidden,
                    const struct definition *definition)
{
    return definition->used ||
           map_get(hidden, document_text(check->document, definition->label));
}

static void check_definition(struct check *check, const struct map *hidden,
                             const struct definition *definition)
{
    if (is_comment(definition))
        return;
    if (definition->repeats != NONE)
        report_repeated(check, definition);
    else if (!is_used(check, hidden, definition))
        report_unused(check, definition);
}

/* The text in the brackets that open at the offset, but for a definition;
   empty if there is none. */
static struct str bracketed(struct str source, size_t open)
{
    enum { LONGEST = 200 };
    static const unsigned char ends[256] = {
        ['['] = 1, [']'] = 1, ['\r'] = 1, ['\n'] = 1};
    size_t at =
        bytes_find(str_slice(source, 0, open + LONGEST), open + 1, ends);

    if (at + 1 >= source.len || source.ptr[at] != ']' ||
        source.ptr[at + 1] == ':')
        return STR("");
    return str_slice(source, open + 1, at);
}

/* Other renderers take some blocks of code for text (```{note}), and what is
   in a comment may come back: the labels named there are in use. */
static void find_hidden(const struct document *document, struct map *hidden)
{
    struct str source = document->source;

    for (size_t at = 0; (at = str_find_char(source, '[', at)) != STR_NONE;
         at++) {
        struct str label = bracketed(source, at);

        if (label.len && plain_masked(document, at))
            *map_at(hidden, label) = hidden;
    }
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;
    struct map hidden;

    if (!document->ndefinitions)
        return;
    map_init(&hidden);
    find_hidden(document, &hidden);
    for (size_t i = 0; i < document->ndefinitions; i++)
        check_definition(check, &hidden, &document->definitions[i]);
    map_release(&hidden);
}

const struct rule rule_link_unused_definition = {
    .code = "LNK010",
    .name = "link/unused-definition",
    .summary = "a link definition that no link uses",
    .rationale =
        "A definition shows nothing by itself. One that no link names is left "
        "over, or its label has a slip; of two with the same label the second "
        "is ignored. `[//]: # (...)` and `[comment]: <> (...)` are comments.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
