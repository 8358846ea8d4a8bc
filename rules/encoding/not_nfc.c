#include "engine/rule.h"

/* Addresses and labels are compared byte by byte: there the letter as it is
   written may be right. Nobody reads comments. */
static bool is_judged(struct topic *topic, size_t offset)
{
    const struct document *document = topic->document;

    switch (role_at(document, offset, NULL)) {
    case ROLE_CODE:
    case ROLE_ADDRESS:
    case ROLE_LABEL:
    case ROLE_COMMENT: return false;
    default:
        return !topic_is_unicode(topic, offset) &&
               !damages_hold(document->damages, offset);
    }
}

/* A heading is the name by which others link to it, and so may be what stands
   in a tag. */
static bool is_name(const struct document *document, size_t offset)
{
    const struct block *block = document_block(document, offset);
    enum role role = role_at(document, offset, NULL);

    return role == ROLE_TAG || role == ROLE_HTML ||
           (block && block->kind == BLOCK_HEADING);
}

/* The letters of one passage that compose. */
struct letters {
    size_t count;
    struct span span; /* from the first to the last */
    struct span first;
    struct nfc composed; /* what the first one is in NFC */
};

/* Finds them from `from` up to `end`, and adds their edits to the finding
   unless it is NULL. */
static struct letters find_letters(struct check *check, struct topic *topic,
                                   struct span span, struct finding *finding)
{
    const struct document *document = check->document;
    struct letters letters = {0};
    struct str text = document_text(document, span);
    struct nfc found;

    for (size_t at = 0; nfc_next(text, &at, &found);) {
        struct span place = {span.start + found.start, span.start + found.end};
        struct str bytes = {found.bytes, found.len};

        if (!is_judged(topic, place.start))
            continue;
        if (!letters.count++)
            letters = (struct letters){1, place, place, found};
        letters.span.end = place.end;
        if (finding)
            finding_edit(check, finding, place, str_copy(check->arena, bytes),
                         !is_name(document, place.start));
    }
    return letters;
}

/* "U+0065 U+0301" */
static struct str list_characters(struct check *check, struct str text)
{
    struct str list = STR("");

    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        list = str_printf(check->arena, "%.*s%sU+%04X", STR_ARG(list),
                          at ? " " : "", (unsigned)c.code_point);
        at += c.len;
    }
    return list;
}

/* "U+0065 U+0301 for U+00E9" */
static struct str say_difference(struct check *check,
                                 const struct letters *letters)
{
    struct str written = document_text(check->document, letters->first);
    struct str meant = {letters->composed.bytes, letters->composed.len};

    return str_printf(check->arena, "%.*s for %.*s",
                      STR_ARG(list_characters(check, written)),
                      STR_ARG(list_characters(check, meant)));
}

static void report_letters(struct check *check, struct topic *topic,
                           const struct letters *letters,
                           const struct passage *passage)
{
    struct str difference = say_difference(check, letters);
    struct finding *finding;

    if (letters->count == 1)
        finding = report(check, check->document, letters->span,
                         "a letter is not in NFC: %.*s", STR_ARG(difference));
    else
        finding = report(check, check->document, letters->span,
                         "%zu letters of the %s are not in NFC, the first "
                         "%.*s",
                         letters->count, passage->name, STR_ARG(difference));
    finding_help(check, finding,
                 "write each as one character: searches and comparisons tell "
                 "the two apart, readers do not");
    find_letters(check, topic, letters->span, finding);
}

static void check_not_nfc(struct check *check)
{
    const struct document *document = check->document;
    struct topic topic = {.document = document, .line = NONE};
    struct nfc found;
    size_t at = 0;

    if (!nfc_may_occur(document->census))
        return;
    while (nfc_next(document->source, &at, &found)) {
        struct passage passage = passage_at(document, found.start);
        struct span span = {found.start, passage.span.end};
        struct letters letters = find_letters(check, &topic, span, NULL);

        if (letters.count)
            report_letters(check, &topic, &letters, &passage);
        if (at < passage.span.end)
            at = passage.span.end;
    }
}

const struct rule rule_encoding_not_nfc = {
    .code = "ENC009",
    .name = "encoding/not-nfc",
    .summary = "a letter is written as a letter and a combining mark",
    .rationale =
        "`é` can be one character or two, and looks the same. A name with the "
        "other one is not found by who types it, and not recognised as a "
        "duplicate. The web and most keyboards write one (Unicode "
        "Normalization Form C). Only what composes is told: letters of "
        "Bengali and Hindi that Unicode keeps apart are right as they are, and "
        "so are addresses and lines about Unicode.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_not_nfc,
};
