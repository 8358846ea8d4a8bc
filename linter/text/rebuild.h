/*
 * Rebuilding a text of which bytes were lost: what most probably stood there,
 * character by character, and how sure that is.
 *
 * A text is gathered piece by piece, what is whole as well, since that is what
 * tells the language and stands beside the holes. The model of the language
 * that explains most of it chooses (text/model.h, text/lattice.h).
 */
#ifndef LISTLINT_TEXT_REBUILD_H
#define LISTLINT_TEXT_REBUILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/lattice.h"
#include "text/model.h"
#include "text/mojibake.h"

/* So many characters tell the language of a document. */
#define REBUILD_ENOUGH 256

/* What each model makes of the characters seen so far: the sum of their
   negative logarithms, in the models' own unit. */
struct rebuild_tally {
    uint64_t costs[MODELS_MOST];
    size_t characters;
};

/* One text at work. It owns its memory: rebuild_release. */
struct rebuild {
    struct arena arena;
    struct slot *slots;
    size_t count, capacity;
    struct rebuild_tally tally;
    const struct model *model; /* the one that was chosen */
};

/* Less probable characters are not named. */
#define REBUILD_FAINT 0.005f

/* A character that lost bytes, once the text is solved. */
struct rebuilt {
    uint32_t best;
    float share;        /* the probability of the best one */
    bool guessed;       /* false: nothing is known that tells which it was */
    uint32_t others[4]; /* the next ones, the most probable first */
    size_t nothers;
};

void rebuild_init(struct rebuild *rebuild);
void rebuild_release(struct rebuild *rebuild);

/* Adds text that is as it was. */
void rebuild_add_text(struct rebuild *rebuild, struct str text);

/* Adds a run that fits the reading. */
void rebuild_add_run(struct rebuild *rebuild,
                     const struct mojibake_reading *reading, struct str run);

/* Adds what one text says of its language to that of others. */
void rebuild_tally_add(struct rebuild_tally *all,
                       const struct rebuild_tally *tally);

/* Chooses the characters; `others` is what the texts around it say of the
   language, `neighbours` what stands side by side in them. */
void rebuild_solve(struct rebuild *rebuild, const struct rebuild_tally *others,
                   const struct neighbours *neighbours);

/* Adds what stands side by side in the text once it is solved, where that is
   nearly sure. */
void rebuild_remember(const struct rebuild *rebuild,
                      struct neighbours *neighbours);

/* Adds the best text of the slots from `first` up to `end` to `text`, U+25A1
   for a character that is not guessed. */
void rebuild_write(const struct rebuild *rebuild, size_t first, size_t end,
                   struct buf *text);

/* What is known of the slot; false if no byte of it was lost. */
bool rebuild_read(const struct rebuild *rebuild, size_t at,
                  struct rebuilt *rebuilt);

#endif
