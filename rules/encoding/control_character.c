#include "engine/rule.h"

/* The bytes of the control character at the front of `text`, or 0. Tabs and
   line ends are text. */
static size_t control_length(struct str text)
{
    unsigned char byte = (unsigned char)text.ptr[0];

    if (byte == '\t' || byte == '\n' || byte == '\r')
        return 0;
    if (byte < 0x20 || byte == 0x7F)
        return 1;
    if (byte != 0xC2 || text.len < 2)
        return 0;
    byte = (unsigned char)text.ptr[1];
    return byte >= 0x80 && byte <= 0x9F ? 2 : 0;
}

/* Whether there is a control character of ASCII; tabs and line ends are none.
 */
static bool has_ascii_control(const struct census *census)
{
    return census_has(census, 0x00, 0x08) || census_has(census, 0x0B, 0x0C) ||
           census_has(census, 0x0E, 0x1F) || census_has(census, 0x7F, 0x7F);
}

/* The run of control characters at or behind `from`; empty at the end. */
static struct span next_run(struct str source, size_t from)
{
    struct span run;
    size_t len;

    while (from < source.len &&
           !control_length(str_slice(source, from, source.len)))
        from++;
    run = (struct span){from, from};
    while (run.end < source.len &&
           (len = control_length(str_slice(source, run.end, source.len))))
        run.end += len;
    return run;
}

static bool is_above_ascii(struct str text, size_t at)
{
    return at < text.len && (unsigned char)text.ptr[at] >= 0x80;
}

/* Whether C1 controls stand beside a letter above ASCII, as they do in
   mojibake. Where there is too little of it to be certain, they are still all
   that is left of a character. */
static bool may_be_mojibake(struct str source, struct span run)
{
    return (is_above_ascii(source, run.start) &&
            is_above_ascii(source, run.start - 1)) ||
           (is_above_ascii(source, run.end - 1) &&
            is_above_ascii(source, run.end));
}

/* Readers see a form feed as a space, and so does Markdown. */
static void propose_edit(struct check *check, struct finding *finding,
                         struct span run)
{
    struct str text = document_text(check->document, run);
    bool is_space = str_has_char(text, '\f') || str_has_char(text, '\v');

    if (is_space)
        finding_edit(check, finding, run, STR(" "), false);
    else
        finding_edit(check, finding, run, STR(""),
                     invisible_removable(check->document, run));
}

static void report_run(struct check *check, struct span run)
{
    const struct document *document = check->document;
    struct str text = document_text(document, run);
    size_t count = utf8_length(text);
    struct finding *finding;

    if (count == 1)
        finding = report(check, document, run, "control character U+%04X",
                         (unsigned)utf8_decode(text).code_point);
    else
        finding =
            report(check, document, run, "%zu control characters from U+%04X",
                   count, (unsigned)utf8_decode(text).code_point);
    if (may_be_mojibake(document->source, run)) {
        finding_help(check, finding,
                     "write the character that stood here: its bytes may have "
                     "been read in the wrong encoding");
        return;
    }
    finding_help(check, finding,
                 "remove it: nobody sees it, and terminals may obey it");
    propose_edit(check, finding, run);
}

static void check_control_character(struct check *check)
{
    struct str source = check->document->source;
    const struct damages *damages = check->document->damages;
    const struct census *census = check->document->census;
    struct span run;

    if (!has_ascii_control(census) &&
        !census_has_pair(census, 0xC2, 0x80, 0x9F))
        return;
    run = next_run(source, 0);
    for (; run.start < run.end; run = next_run(source, run.end))
        if (!damages_hold(damages, run.start)) /* ENC004 reports it */
            report_run(check, run);
}

const struct rule rule_encoding_control_character = {
    .code = "ENC006",
    .name = "encoding/control-character",
    .summary = "a control character in the text",
    .rationale =
        "C0 controls other than tab and line end, DEL and C1 controls mean "
        "nothing in Markdown. They come from broken copies, break searches, "
        "anchors and comparisons, and some of them drive a terminal.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_SIGNS,
    .check = check_control_character,
};
