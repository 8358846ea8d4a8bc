#include "engine/rule.h"

/* Stands for a character that nothing tells. */
#define LOST 0x25A1u

/* More characters in doubt are only counted. */
enum { MOST_DOUBTS = 12 };

/* A byte order mark within the text has no meaning: it goes, and what was
   plain text before may be Markdown then. */
static bool add_run(struct buf *buf, const struct damaged_run *run)
{
    const struct str mark = STR("\xEF\xBB\xBF");
    bool has_mark = str_starts(run->text, mark);

    buf_add(buf, str_slice(run->text, has_mark ? mark.len : 0, run->text.len));
    return !has_mark;
}

/* Whether what GitHub shows of a row is there still with the pipes that come
   back with the text. */
static bool leaves_cells(const struct document *document, struct span span,
                         struct str text)
{
    size_t before = row_pipes(document_text(document, span));
    size_t after = row_pipes(text);

    return after <= before ||
           after - before <= passage_pipes(document, span.start);
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
    bool safe = damage->mend == DAMAGE_PROVED;
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
    safe = safe && leaves_cells(document, span, buf_str(&buf));
    finding_edit(check, finding, span, str_copy(check->arena, buf_str(&buf)),
                 safe);
    buf_release(&buf);
    return i;
}

static void propose_edits(struct check *check, struct finding *finding,
                          const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns && damage->mend != DAMAGE_LOST;)
        i = propose_edit(check, finding, damage, i);
}

static void report_lossless(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s, lossless", STR_ARG(damage->how));

    finding_help(check, finding, "it says: %.*s", STR_ARG(damage->said));
    propose_edits(check, finding, damage);
}

/* `与 (中 不)`: the character that was chosen, and what else it may be. */
static void add_doubt(struct buf *buf, const struct rebuilt *rebuilt)
{
    buf_add_code_point(buf, rebuilt->guessed ? rebuilt->best : LOST);
    buf_add(buf, STR(" ("));
    if (!rebuilt->guessed)
        buf_add_code_point(buf, rebuilt->best);
    for (size_t i = 0; i < rebuilt->nothers; i++) {
        if (i || !rebuilt->guessed)
            buf_add_char(buf, ' ');
        buf_add_code_point(buf, rebuilt->others[i]);
    }
    buf_add_char(buf, ')');
}

/* The characters that are not sure, as a part of the help. */
static struct str list_doubts(struct check *check, const struct damage *damage)
{
    size_t count = 0;
    struct buf buf;
    struct str list;

    buf_init(&buf);
    for (size_t i = 0; i < damage->nrebuilt; i++) {
        if (damage_sure(&damage->rebuilt[i]) || ++count > MOST_DOUBTS)
            continue;
        buf_add(&buf, count > 1 ? STR(", ") : STR("; in doubt: "));
        add_doubt(&buf, &damage->rebuilt[i]);
    }
    if (count > MOST_DOUBTS)
        buf_printf(&buf, " and %zu more", count - MOST_DOUBTS);
    list = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return list;
}

/* Which bytes were lost is named once. */
static void report_lossy(struct check *check, const struct damage *damage,
                         const char **named)
{
    bool is_new = damage->filter && *named != damage->filter;
    struct finding *finding = report(
        check, check->document, damage->span,
        "mojibake: UTF-8 read as %.*s, %zu of %zu character%s lost bytes%s%s%s",
        STR_ARG(damage->how), damage->damaged, damage->characters,
        damage->characters == 1 ? "" : "s", is_new ? " (" : "",
        is_new ? damage->filter : "", is_new ? ")" : "");
    struct str doubts = list_doubts(check, damage);

    *named = damage->filter;
    finding_help(check, finding, "it said: %.*s%.*s", STR_ARG(damage->said),
                 STR_ARG(doubts));
    propose_edits(check, finding, damage);
}

/* Text that was read wrongly again after that, and lost bytes then or before:
   what comes out once is no text yet. */
static void report_still(struct check *check, const struct damage *damage)
{
    struct finding *finding =
        report(check, check->document, damage->span,
               "mojibake: UTF-8 read as %.*s more than once, with bytes lost",
               STR_ARG(damage->how));

    finding_help(check, finding, "restore it from an older copy");
}

/* Text that had become U+FFFD before it was read wrongly. */
static void report_gone(struct check *check, const struct damage *damage)
{
    struct finding *finding = report(
        check, check->document, damage->span,
        "mojibake: UTF-8 read as %.*s, %zu of %zu character%s lost before",
        STR_ARG(damage->how), damage->gone, damage->characters,
        damage->characters == 1 ? "" : "s");

    finding_help(check, finding, "it said: %.*s", STR_ARG(damage->said));
}

static void check_damages(struct check *check)
{
    const struct damages *damages = check->document->damages;
    const char *named = NULL;

    for (size_t i = 0; i < damages->count; i++) {
        if (damages->items[i].still)
            report_still(check, &damages->items[i]);
        else if (damages->items[i].damaged)
            report_lossy(check, &damages->items[i], &named);
        else if (damages->items[i].gone)
            report_gone(check, &damages->items[i]);
        else
            report_lossless(check, &damages->items[i]);
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
        "is still there the text is restored exactly. Where some were lost, a "
        "model of the language chooses what stood there: characters that it is "
        "not sure of are listed, and `□` stands for what nobody can tell.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .hides = HIDES_SIGNS,
    .check = check_mojibake,
};
