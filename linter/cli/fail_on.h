/*
 * The least severity of a finding that makes the exit status 1.
 */
#ifndef LISTLINT_CLI_FAIL_ON_H
#define LISTLINT_CLI_FAIL_ON_H

#include <stdbool.h>

#include "engine/finding.h"

enum fail_on {
    FAIL_ON_UNSET, /* nobody said: FAIL_ON_ERROR */
    FAIL_ON_ERROR,
    FAIL_ON_WARNING,
    FAIL_ON_NOTE,
    FAIL_ON_NEVER,
};

/* The words of the command line and the configuration, in the order of the
   enumeration, for cli/choice.h. */
#define FAIL_ON_WORDS "error warning note never"

/* The value of one of these words, or FAIL_ON_UNSET. */
enum fail_on fail_on_parse(struct str word);

/* The least severity that is grave enough; more than SEVERITY_ERROR for none.
 */
int fail_on_least(enum fail_on fail_on);

/* Whether a finding of that severity is grave enough. */
bool fail_on_reached(enum fail_on fail_on, enum severity severity);

#endif
