/*
 * The fixes that formats for other programs tell.
 *
 * A program may apply them without a person who looks at them first, and has
 * no word for one that may lose something. So only a fix is told that loses
 * nothing of what a reader sees, and then all of it, byte for byte.
 */
#ifndef LISTLINT_REPORTS_SAFE_FIX_H
#define LISTLINT_REPORTS_SAFE_FIX_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/record.h"
#include "text/buf.h"

/* Whether --fix mends the finding without --unsafe-fixes. */
bool safe_fix_mends(const struct record_finding *finding);

/* Whether it does, and all of its edits may be told. */
bool safe_fix_is_there(const struct record_finding *finding);

/*
 * The same as one edit: its bytes reach from the start of the first edit to
 * the end of the last, and its text is added to `text`. False where source
 * that the record does not hold stands between the edits: half a fix is none.
 */
bool safe_fix_in_one(struct buf *text, const struct record_finding *finding);

/* How many findings safe_fix_mends. */
size_t safe_fix_count(const struct record *record);

#endif
