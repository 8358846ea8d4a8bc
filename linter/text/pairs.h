/*
 * Mojibake of double-byte pages: UTF-8 that was once read as GBK, Shift JIS or
 * EUC-KR and saved again, so that each two of its bytes became a character.
 *
 * A run begins with a character above U+007F and ends before one of ASCII. It
 * is mojibake of a page when all of it maps back to bytes of that page, those
 * bytes are UTF-8, and what comes out is text in everyday use. A byte in the
 * second half of a character may be ASCII: what stood behind the run was
 * swallowed by it. A byte that the page lacks was lost; U+FFFD, a question mark
 * or nothing stands there.
 *
 * Two-byte characters prove nothing: many words of clean Chinese reverse to
 * them ("目录" to "Ŀ¼"). Three-byte ones do not come by accident.
 */
#ifndef LISTLINT_TEXT_PAIRS_H
#define LISTLINT_TEXT_PAIRS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/mojibake.h"
#include "text/pairpage.h"
#include "text/str.h"

/* How a text came to be what it is. */
struct pairs_reading {
    const struct pairpage *page;
    bool wider;     /* it holds characters of the larger page only */
    unsigned kinds; /* enum repertoire: what the text is made of */
    bool firm;      /* evidence enough to believe short runs */
    bool asked;     /* question marks stand for what was lost */
    bool dropped;   /* some of what was lost left no mark */
};

struct pairs_run {
    size_t start, end; /* bytes of the text that holds it */
    enum mojibake_evidence evidence;
    size_t complete; /* characters that are whole, but U+FFFD */
    size_t damaged;  /* characters that lost bytes */
    size_t gone;     /* U+FFFD: lost before the text was read wrongly */
    size_t wide;     /* whole ones of three bytes, and twice those of four */
    size_t hangul;   /* of these, Hangul */
    bool known;      /* of a damaged one the second byte is there */
    bool marked;     /* each loss left U+FFFD or a question mark */
    bool asked;      /* some left a question mark */
    bool wider;
    bool deep;      /* it holds what only mojibake holds */
    bool joined;    /* an ASCII letter stands beside it */
    unsigned kinds; /* enum repertoire */
    uint32_t first; /* the first whole character */
};

/* What the runs so far say of one page. */
struct pairs_tally {
    size_t strong_runs;
    size_t strong;  /* characters of strong runs */
    size_t weak;    /* characters of weak runs */
    size_t missed;  /* runs that are strong for another page only */
    size_t other;   /* characters of other runs that do not fit */
    unsigned kinds; /* of strong runs, and so the next three */
    bool wider, asked, dropped;
    uint32_t short_finds[MOJIBAKE_ENOUGH]; /* different ones, 0 if none */
};

struct pairs_vote {
    const struct pairpage *pages;
    struct pairs_tally tallies[PAIRPAGE_COUNT];
    size_t clean; /* characters of runs that fit no page */
    size_t ahead; /* index of the page that explains nearly all so far */
};

/* Whether a text holds a character that could show a pair at all, so that the
   tables are worth their making. Takes next to no time. */
bool pairs_possible(struct str text);

void pairs_vote_init(struct pairs_vote *vote);

/* Adds the runs of a text; takes time linear in its length. */
void pairs_vote_add(struct pairs_vote *vote, struct str text);

/* The reading that explains the texts best; false if none of them is
   mojibake. */
bool pairs_decide(const struct pairs_vote *vote, struct pairs_reading *reading);

/* The first run at or after `*at`, which is moved behind it. False when there
   is no more. */
bool pairs_next(const struct pairs_reading *reading, struct str text,
                size_t *at, struct pairs_run *run);

/* Whether a run is mojibake: its evidence is strong, or the reading is firm
   and the run is made of the same kinds of characters. */
bool pairs_believed(const struct pairs_reading *reading,
                    const struct pairs_run *run);

/* Adds what a run that fits the reading once said; U+25A1 stands for each
   character that lost bytes. */
void pairs_decode(const struct pairs_reading *reading, struct str run,
                  struct buf *decoded);

/* Whether damaging the decoded text again gives the run, byte for byte. */
bool pairs_proved(const struct pairs_reading *reading, struct str run,
                  struct str decoded);

/* The name of the reading's page. */
const char *pairs_name(const struct pairs_reading *reading);

#endif
