#include "engine/rule.h"

/* A byte order mark within the text has no meaning: it goes. */
static struct str without_mark(struct str text, bool *had_mark)
{
    const struct str mark = STR("\xEF\xBB\xBF");

    *had_mark = str_starts(text, mark);
    return *had_mark ? str_slice(text, mark.len, text.len) : text;
}

static void propose_edits(struct check *check, struct finding *finding,
                          const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns; i++) {
        const struct damaged_run *run = &damage->runs[i];
        bool had_mark;
        struct str text = without_mark(run->text, &had_mark);

        finding_edit(check, finding, run->span, text, !had_mark);
    }
}

static void report_lossless(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s", STR_ARG(damage->how));

    finding_help(check, finding, "it says: %.*s", STR_ARG(damage->said));
    if (damage->repairable)
        propose_edits(check, finding, damage);
}

static void report_lossy(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s, %zu of %zu characters lost bytes",
               STR_ARG(damage->how), damage->damaged, damage->characters);

    finding_help(check, finding, "it said: %.*s", STR_ARG(damage->said));
}

static void check_mojibake(struct check *check)
{
    struct damages damages = document_damages(check->arena, check->document);

    for (size_t i = 0; i < damages.count; i++) {
        if (damages.items[i].damaged)
            report_lossy(check, &damages.items[i]);
        else
            report_lossless(check, &damages.items[i]);
    }
}

const struct rule rule_encoding_mojibake = {
    .code = "ENC004",
    .name = "encoding/mojibake",
    .summary = "text was read in the wrong encoding and saved again",
    .rationale =
        "A program took UTF-8 for an older encoding: `é` became `Ã©`. The "
        "file is valid UTF-8 again, so nothing else notices. Where every byte "
        "is still there the text can be restored exactly; where some were "
        "lost, `□` stands for each character that is damaged.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_mojibake,
};
