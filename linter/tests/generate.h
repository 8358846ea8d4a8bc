/*
 * Lists that nobody would write: every defect beside every other.
 */
#ifndef LISTLINT_TESTS_GENERATE_H
#define LISTLINT_TESTS_GENERATE_H

#include "text/buf.h"

/* Adds the list of that number; the same number gives the same list. */
void generate_list(struct buf *out, unsigned number);

#endif
