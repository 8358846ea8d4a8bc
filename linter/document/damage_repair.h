/*
 * What a damaged unit said, and whether that is certain. A part of
 * document/damage.h.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_REPAIR_H
#define LISTLINT_DOCUMENT_DAMAGE_REPAIR_H

#include "document/damage.h"
#include "document/damage_unit.h"
#include "text/mojibake.h"

/* mojibake_decode into the arena. */
struct str damage_decode(struct arena *arena,
                         const struct mojibake_reading *reading,
                         struct str text);

/* Nothing is mended of what was read wrongly more than once and lost bytes. */
void damage_give_up(struct damage *damage);

/* Fills `said` from the runs and the text between them. */
void damage_quote(struct arena *arena, const struct document *document,
                  struct damage *damage);

/* Whether a run lies in the address of a link: another text there is another
   page, and what the page is called today nobody can tell from here. */
bool damage_in_address(const struct document *document,
                       const struct damage *damage);

/* Where a damage comes from. */
struct damage_origin {
    struct unit unit;
    struct mojibake_reading reading;
};

/*
 * Fills `said` of each from the runs and the text between them, and lowers
 * `mend` to the least in each line: nothing in a line is mended where something
 * in it cannot be, is too little to be certain, or stands in code.
 */
void damage_settle(struct arena *arena, const struct document *document,
                   struct damage *items, const struct damage_origin *origins,
                   size_t count);

#endif
