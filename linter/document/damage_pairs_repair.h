/*
 * Whether double-byte mojibake can be mended. A part of document/damage.h.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_PAIRS_REPAIR_H
#define LISTLINT_DOCUMENT_DAMAGE_PAIRS_REPAIR_H

#include "document/damage.h"
#include "text/pairs.h"

/*
 * Whether characters may be missing beside a run without a trace, so that no
 * round trip proves it whole: of pages that lose first bytes of UTF-8, where
 * losses leave no mark or a question mark, as stands beside this run.
 */
bool damage_may_lack(const struct pairs_reading *reading, struct str source,
                     struct span span);

/* damage_read_again, for text that is double-byte mojibake again. */
void damage_read_pairs_again(struct arena *arena, struct damage *items,
                             size_t count);

/* Whether all runs in the lines of a span are believed, and none stands in
   code: what is clean there, or too short to tell, might be what is left of
   more, and a line that is mended in part looks whole. */
bool damage_all_pairs(const struct document *document,
                      const struct pairs_reading *reading, struct span span);

#endif
