#include "engine/rule.h"

#define MARK STR("\xEF\xBB\xBF")

static void check_byte_order_mark(struct check *check)
{
    struct span span = {0, MARK.len};
    struct finding *finding;

    if (!str_starts(check->document->source, MARK))
        return;
    finding =
        report(check, check->document, span,
               "file begins with a byte order mark, which UTF-8 does not need");
    finding_help(check, finding, "remove the 3 bytes 0xef 0xbb 0xbf");
    finding_edit(check, finding, span, STR(""), true);
}

const struct rule rule_encoding_byte_order_mark = {
    .code = "ENC003",
    .name = "encoding/byte-order-mark",
    .summary = "the file begins with a byte order mark",
    .rationale =
        "UTF-8 has no byte order to mark (RFC 3629, section 6). GitHub skips "
        "the mark, but tools that join, compare or search files take it for "
        "text, so that the first heading is no heading to them.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .hides = HIDES_SIGNS,
    .check = check_byte_order_mark,
};
