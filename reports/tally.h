/*
 * The numbers of a record, counted.
 */
#ifndef LISTLINT_REPORTS_TALLY_H
#define LISTLINT_REPORTS_TALLY_H

#include "engine/record.h"

/* Counts all of the summary that the record shows: not what was suppressed, is
   in the baseline, was fixed or was sent, nor the time that it took. */
void tally(struct record *record);

#endif
