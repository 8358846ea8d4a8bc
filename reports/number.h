/*
 * Numbers for people.
 */
#ifndef LISTLINT_REPORTS_NUMBER_H
#define LISTLINT_REPORTS_NUMBER_H

#include <stddef.h>

enum { NUMBER_SIZE = 32 }; /* bytes of any number, with its NUL */

/* Writes "1,234,567", with a comma between thousands, into the end of `text`;
   returns where it begins. */
const char *number_text(char text[NUMBER_SIZE], size_t number);

#endif
