/*
 * Whether the numbers of a date are a day that there is. A part of text/date.h.
 */
#ifndef LISTLINT_TEXT_DATE_VALUE_H
#define LISTLINT_TEXT_DATE_VALUE_H

#include "text/date_shape.h"

/* The date that numbers of that shape are, by text/date.h; `meant` is empty. */
struct date date_of_numbers(struct arena *arena, const struct date_shape *shape,
                            const struct date_numbers *numbers);

#endif
