/*
 * Seconds since 1970 as people and formats write a time.
 */
#ifndef LISTLINT_TEXT_UTC_H
#define LISTLINT_TEXT_UTC_H

#include <stdbool.h>
#include <time.h>

/* The day and the time of day in UTC; false where four digits tell no year of
   it: before 1970 and after 9999. */
bool utc_split(long long seconds, struct tm *utc);

#endif
