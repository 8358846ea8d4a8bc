/*
 * The day on which the program runs.
 */
#ifndef LISTLINT_CLI_TODAY_H
#define LISTLINT_CLI_TODAY_H

#include "text/date.h"

/* Now, in seconds since 1970; less than 0 if what the environment says is no
   time. */
long long today_seconds(void);

/* In UTC; that of SOURCE_DATE_EPOCH (seconds since 1970), where the environment
   has it, so that a report can be made again. Of year 0 if it is no day. */
struct date today(void);

#endif
