#include <string.h>

#include "text/pairs.h"
#include "text/repertoire.h"
#include "text/utf8.h"

/* Whole characters in strong runs that make a reading firm. */
#define FIRM 4

/* Characters in strong runs of a page after which it is asked first. */
#define PLENTY 2000

void pairs_vote_init(struct pairs_vote *vote)
{
    memset(vote, 0, sizeof *vote);
    vote->pages = pairpages();
}

static bool is_small(struct str text, size_t at)
{
    return at < text.len && text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

/* A single letter with small letters at both sides, as in "caf茅s": three
   different ones, and little else, make words of a European language. */
static bool is_short_find(struct str text, const struct pairs_run *run)
{
    return run->complete == 1 && !run->damaged &&
           run->kinds == REPERTOIRE_PLAIN && run->start > 0 &&
           is_small(text, run->start - 1) && is_small(text, run->end);
}

/* Remembers a short find if it is a new one. */
static void add_short_find(struct pairs_tally *tally, uint32_t letter)
{
    for (size_t i = 0; i < MOJIBAKE_ENOUGH; i++) {
        if (tally->short_finds[i] == letter)
            return;
        if (!tally->short_finds[i]) {
            tally->short_finds[i] = letter;
            return;
        }
    }
}

static void add_fitting(struct pairs_tally *tally, struct str text,
                        const struct pairs_run *run)
{
    if (run->evidence == MOJIBAKE_WEAK) {
        tally->weak += run->complete + run->damaged;
        if (is_short_find(text, run))
            add_short_find(tally, run->first);
        return;
    }
    tally->strong_runs++;
    tally->strong += run->complete + run->damaged;
    tally->kinds |= run->kinds;
    tally->wider |= run->wider;
    tally->asked |= run->asked;
    tally->dropped |= !run->marked;
}

/* Counts one run, judged by every page, and returns where it ends. */
static size_t count_run(struct pairs_vote *vote, struct str text,
                        const struct pairs_run runs[PAIRPAGE_COUNT])
{
    const struct pairs_run *best = &runs[0];
    size_t letters = 0;

    for (size_t i = 1; i < PAIRPAGE_COUNT; i++)
        if (runs[i].evidence > best->evidence)
            best = &runs[i];
    utf8_skip_high(text, best->start, &letters);
    if (!best->evidence && !best->gone && !best->damaged)
        vote->clean += letters;
    for (size_t i = 0; i < PAIRPAGE_COUNT && best->evidence; i++) {
        if (runs[i].evidence)
            add_fitting(&vote->tallies[i], text, &runs[i]);
        else if (best->evidence == MOJIBAKE_STRONG)
            vote->tallies[i].missed++;
        else
            vote->tallies[i].other += letters;
    }
    return best->end;
}

static size_t judge_by_all(struct pairs_vote *vote, struct str text,
                           size_t start)
{
    struct pairs_run runs[PAIRPAGE_COUNT];
    struct pairs_reading reading = {.page = NULL};

    for (size_t i = 0; i < PAIRPAGE_COUNT; i++) {
        size_t at = start;

        reading.page = &vote->pages[i];
        pairs_next(&reading, text, &at, &runs[i]);
    }
    return count_run(vote, text, runs);
}

/* Where one page has explained enough, the others are asked only about what it
   does not explain. */
static size_t judge_run(struct pairs_vote *vote, struct str text, size_t start)
{
    struct pairs_tally *tally = &vote->tallies[vote->ahead];
    struct pairs_reading reading = {.page = &vote->pages[vote->ahead]};
    struct pairs_run run;
    size_t at = start;

    if (tally->strong < PLENTY || tally->missed)
        return judge_by_all(vote, text, start);
    pairs_next(&reading, text, &at, &run);
    if (run.evidence != MOJIBAKE_STRONG)
        return judge_by_all(vote, text, start);
    add_fitting(tally, text, &run);
    return at;
}

static void find_ahead(struct pairs_vote *vote)
{
    for (size_t i = 0; i < PAIRPAGE_COUNT; i++)
        if (vote->tallies[i].strong > vote->tallies[vote->ahead].strong)
            vote->ahead = i;
}

/* Whether some page has bytes for the first character that could begin a text
   in UTF-8: nearly all clean runs end here. */
static bool may_begin(const struct pairs_vote *vote, struct str run)
{
    struct utf8_char c = utf8_decode(run);

    return c.valid && (c.code_point == UTF8_REPLACEMENT ||
                       pairpage_beginnings(vote->pages, c.code_point));
}

void pairs_vote_add(struct pairs_vote *vote, struct str text)
{
    for (size_t at = 0; (at = utf8_skip_ascii(text, at)) < text.len;) {
        if (may_begin(vote, str_slice(text, at, text.len)))
            at = judge_run(vote, text, at);
        else
            at = utf8_skip_high(text, at, &vote->clean);
    }
    find_ahead(vote);
}

static size_t fitting(const struct pairs_tally *tally)
{
    return tally->strong + tally->weak;
}

/* Different short finds, and hardly a run that is anything else. */
static bool has_short_finds(const struct pairs_vote *vote,
                            const struct pairs_tally *tally)
{
    return tally->short_finds[MOJIBAKE_ENOUGH - 1] && !tally->missed &&
           tally->weak >= tally->other + vote->clean;
}

static bool is_firm(const struct pairs_vote *vote,
                    const struct pairs_tally *tally)
{
    return has_short_finds(vote, tally) ||
           (tally->strong >= FIRM &&
            fitting(tally) >= tally->other + vote->clean);
}

/* Whether a tally explains more than another. */
static bool is_better(const struct pairs_tally *a, const struct pairs_tally *b)
{
    if (a->missed != b->missed)
        return a->missed < b->missed;
    return fitting(a) > fitting(b);
}

bool pairs_decide(const struct pairs_vote *vote, struct pairs_reading *reading)
{
    const struct pairs_tally *best = NULL;

    for (size_t i = 0; i < PAIRPAGE_COUNT; i++) {
        const struct pairs_tally *tally = &vote->tallies[i];

        if (!tally->strong_runs && !has_short_finds(vote, tally))
            continue;
        if (!best || is_better(tally, best))
            best = tally;
    }
    if (!best)
        return false;
    reading->page = &vote->pages[best - vote->tallies];
    reading->wider = best->wider;
    reading->kinds = best->kinds | REPERTOIRE_PLAIN;
    reading->firm = is_firm(vote, best);
    reading->asked = best->asked;
    reading->dropped = best->dropped;
    return true;
}
