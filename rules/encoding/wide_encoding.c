#include "engine/rule.h"

static struct finding *report_wide(struct check *check, const struct wide *wide)
{
    const char *mark = wide->mark ? "with" : "without";
    struct span start = {0, 0};

    if (!wide->lost)
        return report(check, check->document, start,
                      "file is %s %s a byte order mark, not UTF-8", wide->name,
                      mark);
    return report(check, check->document, start,
                  "file is %s %s a byte order mark, not UTF-8, and holds %zu "
                  "unit%s that %s no character",
                  wide->name, mark, wide->lost, wide->lost == 1 ? "" : "s",
                  wide->lost == 1 ? "is" : "are");
}

static void check_document(struct check *check)
{
    const struct wide *wide = check->document->wide;
    struct finding *finding;

    if (!wide)
        return;
    finding = report_wide(check, wide);
    finding_help(check, finding,
                 "save it as UTF-8; lines and columns are those of its text in "
                 "UTF-8%s",
                 wide->lost ? ", with U+FFFD for what is no character" : "");
    finding_convert(check, finding);
}

const struct rule rule_encoding_wide_encoding = {
    .code = "ENC002",
    .name = "encoding/wide-encoding",
    .summary = "the file is UTF-16 or UTF-32",
    .rationale =
        "git takes such a file for binary, so that a pull request shows no "
        "difference of it and no two changes are merged. It often comes from "
        "`>` in Windows PowerShell. The other rules read the text that it "
        "holds; their fixes wait for this one, which writes the file as UTF-8 "
        "and is unsafe for that reason.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_ALWAYS,
    .check = check_document,
};
