/*
 * What a new verdict makes of what was known of a request.
 */
#ifndef LISTLINT_WEB_HISTORY_MERGE_H
#define LISTLINT_WEB_HISTORY_MERGE_H

#include "web/history.h"

/* Sets the last five fields of the record, found now, upon what was known,
   which may be NULL. */
void history_merge(struct history_record *record,
                   const struct history_record *known, time_t now);

#endif
