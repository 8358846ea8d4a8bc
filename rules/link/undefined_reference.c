#include "engine/rule.h"

/* [text][label], or [text][] with an empty label. */
struct reference {
    struct span span, text, label;
};

/* What the document says of labels. */
struct labels {
    const struct document *document;
    struct map texts; /* what its links show */
};

/* What no brackets of a reference hold: others, and what is no plain text. */
static const unsigned char stops[256] = {
    ['['] = 1, [']'] = 1, [PLAIN_NONE] = 1, [PLAIN_CODE] = 1, [PLAIN_LINK] = 1};

/* The offset behind the last stop before `at`. */
static size_t stop_before(struct str plain, size_t at)
{
    while (at && !stops[(unsigned char)plain.ptr[at - 1]])
        at--;
    return at;
}

/* Reads the brackets around the `][` at `middle`. */
static bool read_reference(struct str plain, size_t middle,
                           struct reference *found)
{
    size_t open = stop_before(plain, middle);
    size_t close = bytes_find(plain, middle + 2, stops);

    if (!open || plain.ptr[open - 1] != '[' || close == plain.len ||
        plain.ptr[close] != ']')
        return false;
    *found = (struct reference){.span = {open - 1, close + 1},
                                .text = {open, middle},
                                .label = {middle + 2, close}};
    return true;
}

/* `array[i][j]`, `[a][b][c]`, `[[a][b]]`: brackets or words on either side. */
static bool is_notation(struct str plain, const struct reference *reference)
{
    size_t start = reference->span.start, end = reference->span.end;

    if (start && (char_is_alnum(plain.ptr[start - 1]) ||
                  str_has_char(STR("_])[\1\2"), plain.ptr[start - 1])))
        return true;
    return end < plain.len && (char_is_alnum(plain.ptr[end]) ||
                               str_has_char(STR("[(:]"), plain.ptr[end]));
}

/* Letters: `[12][13]` are two citations, `[ ][x]` two checkboxes. */
static bool says_something(struct str text)
{
    size_t letters = 0;

    for (size_t i = 0; i < text.len; i++)
        letters += char_is_alpha(text.ptr[i]) || (text.ptr[i] & 0x80);
    return letters > 1 && text.ptr[0] != '^';
}

/* Tags in a row, such as `[Paper][Code]`, name what other links show. */
static bool is_tag(const struct labels *labels, struct str label)
{
    return map_get(&labels->texts, label) != NULL;
}

static bool is_meant(const struct labels *labels,
                     const struct reference *reference)
{
    const struct document *document = labels->document;
    struct str text = str_trim(document_text(document, reference->text));
    struct str label = str_trim(document_text(document, reference->label));

    if (!says_something(text) || is_notation(document->plain, reference))
        return false;
    return !label.len || (label.ptr[0] != '^' && !is_tag(labels, label) &&
                          !str_eq(text, label));
}

static void check_reference(struct check *check, const struct labels *labels,
                            const struct reference *reference)
{
    const struct document *document = check->document;
    struct str written = document_text(document, reference->span);
    struct str label = str_trim(document_text(document, reference->label));
    struct finding *finding;

    if (!is_meant(labels, reference))
        return;
    if (!label.len)
        label = document_text(document, reference->text);
    finding =
        report(check, document, reference->span,
               "no definition of %.*s: GitHub shows %.*s as text",
               STR_ARG(quote(check, label)), STR_ARG(quote(check, written)));
    finding_help(check, finding, "add a line [%.*s]: address", STR_ARG(label));
}

static void check_references(struct check *check, const struct labels *labels)
{
    struct str plain = check->document->plain;
    struct reference reference;
    size_t at = 0;

    for (; (at = str_find_rare(plain, STR("]["), at)) != STR_NONE; at += 2)
        if (read_reference(plain, at, &reference))
            check_reference(check, labels, &reference);
}

/* Without a definition brackets in pairs may mean anything. */
static bool uses_definitions(const struct document *document)
{
    for (size_t i = 0; i < document->ndefinitions; i++)
        if (document->definitions[i].used)
            return true;
    return false;
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;
    struct labels labels = {.document = document};

    if (!uses_definitions(document))
        return;
    map_init(&labels.texts);
    for (size_t i = 0; i < document->nlinks; i++)
        if (document->links[i].text.len)
            *map_at(&labels.texts, document->links[i].text) =
                &document->links[i];
    check_references(check, &labels);
    map_release(&labels.texts);
}

const struct rule rule_link_undefined_reference = {
    .code = "LNK009",
    .name = "link/undefined-reference",
    .summary = "a reference to a label that is not defined",
    .rationale =
        "`[text][label]` and `[text][]` are links only where a line "
        "`[label]: address` stands in the same file; else GitHub shows the "
        "brackets. A single pair of brackets is text, and so are pairs in a "
        "document that defines no labels.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
