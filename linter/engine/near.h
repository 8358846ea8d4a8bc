/*
 * Entries of one owner or site whose names differ by a slip of the fingers.
 */
#ifndef LISTLINT_ENGINE_NEAR_H
#define LISTLINT_ENGINE_NEAR_H

#include <stdbool.h>

#include "document/document.h"

struct near {
    const struct entry *entry, *first;
    struct str word, first_word; /* that differ, as written */
    bool owned;                  /* by one owner; else on one site */
};

struct check;

/*
 * Visits the entries of the documents whose name is that of an earlier one with
 * one long word typed wrong (text/typo.h), by position. Words that both stand
 * elsewhere in the document are two words. What has the link of an earlier
 * entry, or its owner and name, is left out.
 */
void near_each(struct check *check,
               void (*visit)(struct check *check,
                             const struct document *document,
                             const struct near *near));

#endif
