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

/* Fills `said` from the runs and the text between them. */
void damage_quote(struct arena *arena, const struct document *document,
                  struct damage *damage);

/* Whether a run lies in the address of a link that begins at or behind
   `start`, where the unit begins: another text there is another page, and what
   the page is called today nobody can tell from here. */
bool damage_in_address(const struct document *document, size_t start,
                       const struct damage *damage);

/* Whether the lines of a span hold no mojibake that lost bytes: one that is
   mended in part looks clean to whoever comes after. */
bool damage_lines_whole(const struct document *document, struct span span,
                        const struct mojibake_reading *reading);

#endif
