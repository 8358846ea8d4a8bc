/*
 * What stood where bytes were lost. A part of document/damage.h.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_REBUILD_H
#define LISTLINT_DOCUMENT_DAMAGE_REBUILD_H

#include "document/damage_repair.h"

/*
 * Chooses the characters of the damages that lost bytes, by the language of
 * each unit and of the document: fills the texts of their runs and `rebuilt`.
 * What cannot be told, or does not give the damaged text again when it is
 * damaged again, becomes DAMAGE_LOST, the rest DAMAGE_GUESSED.
 */
void damage_rebuild(struct arena *arena, const struct document *document,
                    struct damage *items, const struct damage_origin *origins,
                    size_t count);

#endif
