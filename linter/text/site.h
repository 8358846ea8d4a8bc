/*
 * What is known of the hosts that lists link to most.
 */
#ifndef LISTLINT_TEXT_SITE_H
#define LISTLINT_TEXT_SITE_H

#include <stdbool.h>

#include "text/str.h"

/* What is known of a host; a field that says nothing is empty. */
struct site {
    const char *host;    /* without www. */
    const char *same_as; /* the host that it is another name of */
    const char *prefix;  /* stands there for the leading slash of the path */
    const char *ignored; /* parameters that change nothing, "a b" */
    bool repository;     /* paths are owner/name, in either case */
    const char *root;    /* ends a path that shows the same as without it */
    const char *old_root;
};

/* What is known of the host (in lower case, without `www.`); never NULL. */
const struct site *site_find(struct str host);

#endif
