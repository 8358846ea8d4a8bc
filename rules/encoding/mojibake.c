#include "engine/rule.h"

/* A byte order mark within the text has no meaning: it goes, and what was
   plain text before may be Markdown then. */
static bool add_run(struct buf *buf, const struct damaged_run *run)
{
    const struct str mark = STR("\xEF\xBB\xBF");
    bool has_mark = str_starts(run->text, mark);

    buf_add(buf, str_slice(run->text, has_mark ? mark.len : 0, run->text.len));
    return !has_mark;
}

/* Proposes one edit for the runs from `first` on that stand in one line, with
   the text between them, and returns the index of the next run. */
static size_t propose_edit(struct check *check, struct finding *finding,
                           const struct damage *damage, size_t first)
{
    const struct document *document = check->document;
    const struct damaged_run *runs = damage->runs;
    size_t line = document_line(document, runs[first].span.start);
    struct span span = {runs[first].span.start, runs[first].span.start};
    size_t i = first;
    bool safe = true;
    struct buf buf;

    buf_init(&buf);
    for (; i < damage->nruns; i++) {
        struct span between = {span.end, runs[i].span.start};

        if (runs[i].span.start > document->lines[line].end)
            break;
        buf_add(&buf, document_text(document, between));
        safe = add_run(&buf, &runs[i]) && safe;
        span.end = runs[i].span.end;
    }
    finding_edit(check, finding, span, str_copy(check->arena, buf_str(&buf)),
                 safe);
    buf_release(&buf);
    return i;
}

static void report_lossless(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s", STR_ARG(damage->how));

    finding_help(check, finding, "it says: %.*s", STR_ARG(damage->said));
    for (size_t i = 0; damage->repairable && i < damage->nruns;)
        i = propose_edit(check, finding, damage, i);
}

static void report_lossy(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s, %zu of %zu characters lost bytes",
               STR_ARG(damage->how), damage->damaged, damage->characters);

    finding_help(check, finding, "it said: %.*s", STR_ARG(damage->said));
}

/* Text that had become U+FFFD before it was read wrongly. */
static void report_gone(struct check *check, const struct damage *damage)
{
    struct finding *finding = report(
        check, check->document, damage->span,
        "mojibake: UTF-8 read as %.*s, %zu of %zu characters lost before",
        STR_ARG(damage->how), damage->gone, damage->characters);

    finding_help(check, finding, "it said: %.*s", STR_ARG(damage->said));
}

static void check_damages(struct check *check)
{
    struct damages damages = document_damages(check->arena, check->document);

    for (size_t i = 0; i < damages.count; i++) {
        if (damages.items[i].damaged)
            report_lossy(check, &damages.items[i]);
        else if (damages.items[i].gone)
            report_gone(check, &damages.items[i]);
        else
            report_lossless(check, &damages.items[i]);
    }
}

static void report_relic(struct check *check, const struct relic *relic)
{
    struct finding *finding;

    if (relic->replaced)
        finding =
            report(check, check->document, relic->span,
                   "%zu characters lost: U+FFFD read as GBK", relic->replaced);
    else
        finding = report(check, check->document, relic->span,
                         "%zu bytes 0x%02X read as GBK: memory that nothing "
                         "was written to",
                         relic->unset, relic->byte);
    finding_help(check, finding,
                 "restore it from an older copy: nothing of "
                 "the text is left here");
}

static void check_relics(struct check *check)
{
    struct relics relics = document_relics(check->arena, check->document);

    for (size_t i = 0; i < relics.count; i++)
        report_relic(check, &relics.items[i]);
}

/* There may be a page of that name none the less: no edit. */
static void check_addresses(struct check *check)
{
    struct wrong_addresses found =
        document_wrong_addresses(check->arena, check->document);

    for (size_t i = 0; i < found.count; i++) {
        const struct wrong_address *address = &found.items[i];
        struct finding *finding =
            report(check, check->document, address->span,
                   "mojibake in an address: UTF-8 read as %.*s",
                   STR_ARG(address->how));

        finding_limit(finding, SEVERITY_WARNING);
        finding_help(check, finding,
                     "the path is %.*s and may once have been %.*s: see which "
                     "of the two is there",
                     STR_ARG(quote(check, address->decoded)),
                     STR_ARG(quote(check, address->said)));
    }
}

static void check_mojibake(struct check *check)
{
    check_damages(check);
    check_relics(check);
    check_addresses(check);
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
