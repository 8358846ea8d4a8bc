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

/* Where a damage comes from. */
struct damage_origin {
    struct unit unit;
    struct mojibake_reading reading; /* of what stands in the document */
    size_t page;                     /* index of the one read as last */
};

/*
 * Where what single-byte mojibake says is mojibake itself, decodes it again,
 * for as long as all of a damage can be explained and nothing of it was lost:
 * by the vote of all damages, so that those count that alone prove nothing, or
 * by its own. `how` names each code page then.
 */
void damage_read_again(struct arena *arena, struct damage *items,
                       struct damage_origin *origins, size_t count);

/* Gives up the mending of single-byte mojibake in lines where some of it is
   too little to be certain, or stands in code. */
void damage_hold_back(const struct document *document, struct damage *items,
                      const struct damage_origin *origins, size_t count);

/* Fills `said` of each, and lowers `mend` to the least in each line, where an
   address is guessed at best. */
void damage_settle(struct arena *arena, const struct document *document,
                   struct damages *damages);

#endif
