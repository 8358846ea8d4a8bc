/*
 * What a damaged unit said, and whether that is certain. A part of
 * document/damage.h.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_REPAIR_H
#define LISTLINT_DOCUMENT_DAMAGE_REPAIR_H

#include "document/damage.h"
#include "text/mojibake.h"

/* mojibake_decode into the arena. */
struct str damage_decode(struct arena *arena,
                         const struct mojibake_reading *reading,
                         struct str text);

/*
 * Where what the reading gave is mojibake itself, decodes it again, for as long
 * as all of it can be proved; `how` names each code page then.
 */
void damage_read_again(struct arena *arena, struct damage *damage,
                       struct mojibake_reading reading);

/* Fills `said` from the runs and the text between them. */
void damage_quote(struct arena *arena, const struct document *document,
                  struct damage *damage);

/* Whether a run lies in the address of a link that begins at or behind
   `start`, where the unit begins: another text there is another page, and what
   the page is called today nobody can tell from here. */
bool damage_in_address(const struct document *document, size_t start,
                       const struct damage *damage);

/* Whether all mojibake in the lines of a span can be mended: none has lost
   bytes, is too little to be certain, or stands in code. A line that is mended
   in part looks clean to whoever comes after. */
bool damage_lines_whole(const struct document *document, struct span span,
                        const struct mojibake_reading *reading);

#endif
