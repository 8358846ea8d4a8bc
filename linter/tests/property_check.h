/*
 * What must hold of the fixes of any list.
 */
#ifndef LISTLINT_TESTS_PROPERTY_CHECK_H
#define LISTLINT_TESTS_PROPERTY_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

struct tally {
    size_t lists, edits, fixed, failures;
};

/*
 * Fixes the list with all rules until nothing changes, first with their safe
 * edits and then with all, and tells on standard error where, on the way,
 *
 * - a safe edit takes a byte from a cell that is no white space,
 * - with safe edits something that was shown is no longer shown,
 * - an edit begins or ends within a character,
 * - the fixes do not come to an end, or a finding is left that they should have
 * mended.
 *
 * What some rules may do by their nature is in the rules (enum hides), and of
 * bytes in one table.
 *
 * With `weighed`, what a user gets is checked: safe edits that would hide what
 * is shown are withheld (engine/withhold.h), and what is left must hide nothing
 * together. Without, each rule must do so by itself.
 */
void property_check(struct tally *tally, const char *name, struct str list,
                    bool weighed);

#endif
