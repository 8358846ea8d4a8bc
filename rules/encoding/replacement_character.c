#include "engine/rule.h"

/* U+FFFD. Invalid bytes, which GitHub shows the same way, are none. */
#define MARK STR("\xEF\xBF\xBD")

/* The rule at work on one document. */
struct search {
    struct check *check;
    struct topic topic;
};

/* Whether it stands alone in quotation marks, as what is spoken of does. */
static bool is_quoted(struct str source, size_t at)
{
    static const char *const quotes[][2] = {
        {"\"", "\""}, {"'", "'"}, {"“", "”"},   {"‘", "’"},
        {"„", "“"},   {"«", "»"}, {"「", "」"},
    };
    struct str before = str_slice(source, 0, at);
    struct str behind = str_slice(source, at + MARK.len, source.len);

    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (str_ends(before, str_from(quotes[i][0])) &&
            str_starts(behind, str_from(quotes[i][1])))
            return true;
    return false;
}

static bool is_loss(struct search *search, size_t at)
{
    const struct document *document = search->check->document;

    return !document_in_code(document, at) &&
           !is_quoted(document->source, at) &&
           !topic_is_unicode(&search->topic, at) &&
           !damages_hold(document->damages, at);
}

/* What was lost in one passage. */
struct loss {
    size_t count;
    struct span span; /* from the first to the last */
};

/* Those of the passage, which ends at `end`, from `at` on. */
static struct loss count_losses(struct search *search, size_t at, size_t end)
{
    struct str source = str_slice(search->check->document->source, 0, end);
    struct loss loss = {0, {at, at}};

    for (; (at = str_find(source, MARK, at)) != STR_NONE; at += MARK.len) {
        if (!is_loss(search, at))
            continue;
        if (!loss.count++)
            loss.span.start = at;
        loss.span.end = at + MARK.len;
    }
    return loss;
}

static void report_loss(struct check *check, const struct loss *loss,
                        const char *where)
{
    const struct document *document = check->document;
    enum role role = role_at(document, loss->span.start, NULL);
    struct finding *finding;

    if (loss->count == 1)
        finding = report(check, document, loss->span,
                         "replacement character U+FFFD: text is lost here");
    else
        finding = report(check, document, loss->span,
                         "%zu replacement characters U+FFFD in the %s: text "
                         "is lost here",
                         loss->count, where);
    finding_help(check, finding,
                 role == ROLE_ADDRESS
                     ? "copy the address again from the page that is meant"
                     : "write again what stood here, from the source of the "
                       "text or an earlier version of the file");
}

static void check_replacement_character(struct check *check)
{
    const struct document *document = check->document;
    struct search search = {check, {.document = document, .line = NONE}};
    size_t at = 0;

    if (!census_has_pair(document->census, 0xEF, 0xBF, 0xBF))
        return;
    while ((at = str_find(document->source, MARK, at)) != STR_NONE) {
        struct passage passage = passage_at(document, at);
        struct loss loss = count_losses(&search, at, passage.span.end);

        if (loss.count)
            report_loss(check, &loss, passage.name);
        at = passage.span.end > at ? passage.span.end : at + MARK.len;
    }
}

const struct rule rule_encoding_replacement_character = {
    .code = "ENC005",
    .name = "encoding/replacement-character",
    .summary = "text was lost, and U+FFFD stands in its place",
    .rationale =
        "Programs write `\xEF\xBF\xBD` for bytes that they cannot read, and "
        "what those bytes said is gone with the next save. In a link the "
        "address is another one. Where a line speaks of the character itself, "
        "and in code, it is left alone.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_replacement_character,
};
