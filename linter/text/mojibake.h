/*
 * Mojibake: UTF-8 that was once read as a single-byte code page and saved
 * again, so that each byte above 0x7F became a character of that page.
 *
 * The unit is a run, a longest stretch of characters above U+007F. A run is
 * mojibake of a page when all of it maps back to bytes of that page, when
 * those bytes are UTF-8, or UTF-8 in which only such bytes are missing as
 * programs lose on the way, and when what comes out is text in everyday use.
 * Texts of a document vote: one reading explains it, and with enough evidence
 * for it, runs too short to prove anything count as well.
 */
#ifndef LISTLINT_TEXT_MOJIBAKE_H
#define LISTLINT_TEXT_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/codepage.h"
#include "text/str.h"

/* How a text came to be what it is. */
struct mojibake_reading {
    const struct codepages *all;
    size_t page;    /* index into all->pages */
    byte_set holes; /* continuation bytes that were lost on the way */
    unsigned kinds; /* enum repertoire: what the text is made of */
    bool firm;      /* evidence enough to believe short runs */
    bool hollow;    /* more was lost than could be guessed: all of 0x80 to
                       0x9F */
};

/* What a run says under a reading. */
enum mojibake_evidence {
    MOJIBAKE_NONE,   /* it is no mojibake of this page */
    MOJIBAKE_BARE,   /* a first byte whose others were lost: `Ã` is a letter,
                        too, and counts only beside strong runs */
    MOJIBAKE_WEAK,   /* it may be: clean text could look the same */
    MOJIBAKE_STRONG, /* no language writes this */
};

struct mojibake_run {
    size_t start, end; /* bytes of the text that holds it */
    enum mojibake_evidence evidence;
    size_t complete; /* characters that are whole */
    size_t damaged;  /* characters that lost bytes */
    size_t bare;     /* of these, two-byte ones with the first byte left */
    bool deep;       /* it holds what only mojibake holds */
    unsigned kinds;  /* enum repertoire */
    byte_set seen;   /* continuation bytes in it */
    size_t seen_count;
    uint32_t first; /* the first whole character */
};

/* How many different short findings make a firm reading. */
#define MOJIBAKE_ENOUGH 3

/* What the runs so far say of one page. */
struct mojibake_tally {
    size_t strong_runs;
    size_t strong;  /* whole characters of strong runs */
    size_t damaged; /* damaged characters of strong runs */
    size_t weak;    /* characters of weak runs */
    size_t missed;  /* runs that are strong for another page only */
    size_t other;   /* characters of other runs that do not fit */
    unsigned kinds; /* of strong runs, and so the next two */
    byte_set seen;
    size_t seen_count;
    uint32_t short_finds[MOJIBAKE_ENOUGH]; /* different ones, 0 if none */
};

struct mojibake_vote {
    const struct codepages *all;
    struct mojibake_tally tallies[CODEPAGE_COUNT];
    size_t clean;    /* characters of runs that fit no page */
    bool is_settled; /* the next is known */
    size_t ahead;    /* index of the page that explains most so far */
};

void mojibake_vote_init(struct mojibake_vote *vote);

/* Adds the runs of a text; takes time linear in its length. */
void mojibake_vote_add(struct mojibake_vote *vote, struct str text);

/* The reading that explains the texts best; false if none of them is
   mojibake. */
bool mojibake_decide(const struct mojibake_vote *vote,
                     struct mojibake_reading *reading);

/* Which bytes the reading lost, in words; NULL if none. */
const char *mojibake_filter(const struct mojibake_reading *reading);

/* The first run at or after `*at`, which is moved behind it. False when there
   is no more. */
bool mojibake_next(const struct mojibake_reading *reading, struct str text,
                   size_t *at, struct mojibake_run *run);

/* Whether a run is mojibake: its evidence is strong, or the reading is firm
   and the run is made of the same kinds of characters. */
bool mojibake_believed(const struct mojibake_reading *reading,
                       const struct mojibake_run *run);

/* Adds what a run that fits the reading once said; U+25A1 stands for each
   character that lost bytes. */
void mojibake_decode(const struct mojibake_reading *reading, struct str run,
                     struct buf *decoded);

/* Whether damaging the decoded text again, and losing the bytes that the
   reading lost, gives the run byte for byte. */
bool mojibake_proved(const struct mojibake_reading *reading, struct str run,
                     struct str decoded);

#endif
