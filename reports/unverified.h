/*
 * What nobody could verify, by host: the end of a summary.
 */
#ifndef LISTLINT_REPORTS_UNVERIFIED_H
#define LISTLINT_REPORTS_UNVERIFIED_H

#include "engine/record.h"
#include "text/buf.h"

/* A line for each host with links that are unverified, the most first, with
   what was seen; hosts beyond the tenth in one line. Nothing if there is
   none. */
void unverified_add(struct buf *out, const struct record *record);

#endif
