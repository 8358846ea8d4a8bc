/*
 * What an edit does to damaged text.
 *
 * Damaged text is evidence: all of its bytes are needed to find out what it
 * said. A line of which a part is mended, or whose bytes were tidied up, looks
 * clean to whoever comes after, and its rest can no longer be mended.
 */
#ifndef LISTLINT_DOCUMENT_DAMAGE_EDIT_H
#define LISTLINT_DOCUMENT_DAMAGE_EDIT_H

#include "document/damage.h"

enum damage_edit {
    DAMAGE_KEPT,   /* every run is there afterwards, byte for byte */
    DAMAGE_MENDED, /* every run is there as it was or mended */
    DAMAGE_GONE,   /* a whole run is replaced by something else */
    DAMAGE_BROKEN, /* a run is changed in part, or other text joined to it */
};

/* What becomes of the runs in the bytes of a span, and beside them, when
   `text` is put in their place. Takes time linear in both. */
enum damage_edit damage_edit(const struct document *document, struct span span,
                             struct str text);

#endif
