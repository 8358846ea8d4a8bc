#include <string.h>

#include "text/mojibake.h"
#include "text/mojibake_sieve.h"
#include "text/repertoire.h"
#include "text/utf8.h"

/* A page that loses more than this explains any text: it explains nothing. */
#define MOST_HOLES 16

/* Whole characters in strong runs that make a reading firm. */
#define FIRM 4

/* Characters in strong runs of a page after which it is asked first. */
#define PLENTY 4000

/* What a run that a page cannot explain costs it, against the other costs. */
#define MISS_COST 24

static unsigned count_bits(byte_set set)
{
    unsigned count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

/* The bytes that a page may have lost: as many as can be believed. */
static byte_set possible_holes(const struct codepage *page)
{
    return count_bits(page->unseen) <= MOST_HOLES ? page->unseen : 0;
}

void mojibake_vote_init(struct mojibake_vote *vote)
{
    memset(vote, 0, sizeof *vote);
    vote->all = codepages();
}

/* Remembers a short find if it is a new one. */
static void add_short_find(struct mojibake_tally *tally,
                           const struct mojibake_run *run)
{
    if (run->complete != 1 || run->damaged || run->kinds != REPERTOIRE_PLAIN)
        return;
    for (size_t i = 0; i < MOJIBAKE_ENOUGH; i++) {
        if (tally->short_finds[i] == run->first)
            return;
        if (!tally->short_finds[i]) {
            tally->short_finds[i] = run->first;
            return;
        }
    }
}

/* What a western page calls weak is what clean text may hold: many of it are
   no proof either. */
static void add_fitting(struct mojibake_tally *tally,
                        const struct codepage *page,
                        const struct mojibake_run *run)
{
    if (run->evidence == MOJIBAKE_WEAK) {
        tally->weak += run->complete + run->damaged;
        if (!page->western)
            add_short_find(tally, run);
        return;
    }
    tally->strong_runs++;
    tally->strong += run->complete;
    tally->damaged += run->damaged;
    tally->kinds |= run->kinds;
    tally->seen |= run->seen;
    tally->seen_count += run->seen_count;
}

/* Counts one run, judged by every page. */
static void count_run(struct mojibake_vote *vote, size_t letters,
                      const struct mojibake_run runs[CODEPAGE_COUNT])
{
    enum mojibake_evidence best = MOJIBAKE_NONE;

    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (runs[i].evidence > best)
            best = runs[i].evidence;
    if (best == MOJIBAKE_NONE)
        vote->clean += letters;
    for (size_t i = 0; i < CODEPAGE_COUNT && best; i++) {
        if (runs[i].evidence)
            add_fitting(&vote->tallies[i], &vote->all->pages[i], &runs[i]);
        else if (best == MOJIBAKE_STRONG)
            vote->tallies[i].missed++;
        else
            vote->tallies[i].other += letters;
    }
}

/*
 * What stands against a page: runs that it cannot explain, bytes that it
 * would show and that never come, bytes that it must have lost.
 */
static size_t cost(const struct mojibake_tally *tally,
                   const struct codepage *page)
{
    byte_set holes = tally->damaged ? page->unseen : 0;
    size_t nholes = count_bits(holes);
    size_t usual = tally->seen_count / (64 - nholes);
    size_t absent = count_bits(~holes & ~tally->seen);

    return tally->missed * MISS_COST + (usual < 6 ? usual : 6) * absent +
           2 * nholes;
}

static bool has_plenty(const struct mojibake_vote *vote)
{
    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (vote->tallies[i].strong >= PLENTY)
            return true;
    return false;
}

/* The index of the page that explains most, and of pages that explain the same
   the one that least stands against: what comes is counted for that one alone,
   so that the others have no chance to catch up. */
static size_t find_ahead(const struct mojibake_vote *vote)
{
    size_t best = 0;

    for (size_t i = 1; i < CODEPAGE_COUNT; i++) {
        const struct mojibake_tally *tally = &vote->tallies[i];
        const struct mojibake_tally *leader = &vote->tallies[best];

        if (tally->strong > leader->strong ||
            (tally->strong == leader->strong &&
             cost(tally, &vote->all->pages[i]) <
                 cost(leader, &vote->all->pages[best])))
            best = i;
    }
    return best;
}

static void judge_by(const struct mojibake_vote *vote, size_t page,
                     struct str text, size_t start, struct mojibake_run *run)
{
    struct mojibake_reading reading = {.all = vote->all, .page = page};

    reading.holes = possible_holes(&vote->all->pages[page]);
    mojibake_next(&reading, text, &start, run);
}

/* Counts the run at `*at`, which is moved behind it, if the page that explains
   nearly all so far explains it too: the others are asked only about what that
   does not explain. */
static bool count_ahead(struct mojibake_vote *vote, struct str text, size_t *at)
{
    struct mojibake_tally *tally = &vote->tallies[vote->ahead];
    struct mojibake_run run;

    if (!vote->is_settled || tally->missed)
        return false;
    judge_by(vote, vote->ahead, text, *at, &run);
    if (run.evidence != MOJIBAKE_STRONG)
        return false;
    add_fitting(tally, &vote->all->pages[vote->ahead], &run);
    *at = run.end;
    return true;
}

static void judge_by_all(struct mojibake_vote *vote, struct str text,
                         size_t start, const struct sieve *sieve)
{
    struct mojibake_run runs[CODEPAGE_COUNT] = {{0}};

    for (size_t i = 0; i < CODEPAGE_COUNT; i++)
        if (sieve->pages >> i & 1)
            judge_by(vote, i, text, start, &runs[i]);
    count_run(vote, sieve->letters, runs);
}

/* Adds the run at `start` and returns where it ends. */
static size_t add_run(struct mojibake_vote *vote, struct str text, size_t start)
{
    struct sieve sieve = sieve_run(vote->all, text, start);

    if (sieve.pages)
        judge_by_all(vote, text, start, &sieve);
    else
        vote->clean += sieve.letters;
    return sieve.end;
}

void mojibake_vote_add(struct mojibake_vote *vote, struct str text)
{
    size_t at = 0;

    while ((at = utf8_skip_ascii(text, at)) < text.len)
        if (!count_ahead(vote, text, &at))
            at = add_run(vote, text, at);
    if (vote->is_settled || !has_plenty(vote))
        return;
    vote->ahead = find_ahead(vote);
    vote->is_settled = true;
}

/* Different short finds, and hardly a run that is anything else. */
static bool has_short_finds(const struct mojibake_vote *vote,
                            const struct mojibake_tally *tally)
{
    return tally->short_finds[MOJIBAKE_ENOUGH - 1] && !tally->missed &&
           tally->weak >= tally->other + vote->clean;
}

static bool is_firm(const struct mojibake_vote *vote,
                    const struct mojibake_tally *tally)
{
    return has_short_finds(vote, tally) ||
           (tally->strong >= FIRM &&
            tally->strong + tally->weak >= tally->other + vote->clean);
}

/* Bytes that were lost: of what cannot be seen, all or, where one of them is
   there, only those that the page does not define. */
static byte_set lost_bytes(const struct mojibake_tally *tally,
                           const struct codepage *page)
{
    if (!tally->damaged)
        return 0;
    if (tally->seen & page->unseen & ~page->undefined)
        return page->undefined;
    return page->unseen;
}

/* Continuation bytes that Latin-1 has no character for. */
#define CONTROLS ((byte_set)0xFFFFFFFF)

/* A text that shows fewer of the bytes from 0xA0 on has too little to say. */
enum { RICH = 16 };

/* Whether nothing is left where Latin-1 has controls, though there was a good
   deal to be lost; or so little that another page must have made it of what was
   left, in a script that needs them all. */
static bool is_hollow(const struct mojibake_tally *tally)
{
    unsigned low = count_bits(tally->seen & CONTROLS);
    unsigned high = count_bits(tally->seen & ~CONTROLS);

    if (tally->damaged <= 3)
        return false;
    if (!low)
        return true;
    return (tally->kinds & ~(unsigned)REPERTOIRE_PLAIN) && high >= RICH &&
           high > 2 * low;
}

bool mojibake_decide(const struct mojibake_vote *vote,
                     struct mojibake_reading *reading)
{
    const struct mojibake_tally *best = NULL;
    size_t least = 0;

    for (size_t i = 0; i < CODEPAGE_COUNT; i++) {
        const struct mojibake_tally *tally = &vote->tallies[i];
        size_t price;

        if (!tally->strong_runs && !has_short_finds(vote, tally))
            continue;
        price = cost(tally, &vote->all->pages[i]);
        if (best && price >= least)
            continue;
        best = tally;
        least = price;
        reading->page = i;
    }
    if (!best)
        return false;
    reading->all = vote->all;
    reading->holes = lost_bytes(best, &vote->all->pages[reading->page]);
    reading->kinds = best->kinds;
    reading->firm = is_firm(vote, best);
    reading->hollow = is_hollow(best);
    return true;
}
