/*
 * Reasons for people; programs read reason_name (engine/response.h).
 */
#ifndef LISTLINT_REPORTS_REASON_WORDS_H
#define LISTLINT_REPORTS_REASON_WORDS_H

#include "engine/record.h"
#include "text/buf.h"

/* "not found", "server error". */
void reason_words(struct buf *out, enum reason reason);

/* "no network", "the run was interrupted": a reason that is the run's; a null
   pointer for one that is a link's. */
const char *reason_of_run(enum reason reason);

/* How many links have that reason; each place of an address is one. */
size_t reason_links(const struct record *record, enum reason reason);

#endif
