/*
 * The kinds of mojibake, each found for itself. A part of document/damage.h,
 * which brings them together.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_KINDS_H
#define LISTLINT_DOCUMENT_DAMAGE_KINDS_H

#include "document/damage.h"

/* UTF-8 read as a page of one byte a character, text/mojibake.h. */
struct damages damage_find_singles(struct arena *arena,
                                   const struct document *document);

/* UTF-8 read as a page of two bytes a character, text/pairs.h. */
struct damages damage_find_pairs(struct arena *arena,
                                 const struct document *document);

/*
 * Where what single-byte mojibake says is mojibake itself, decodes it again,
 * for as long as all of a damage can be explained and nothing of it was lost:
 * by the vote of all damages, so that those count that alone prove nothing, or
 * by its own. `how` names each code page then.
 */
void damage_read_again(struct arena *arena, struct damage *items, size_t count);

#endif
