/*
 * Host names that look like others, or like nothing that one person writes:
 * UTS #39, sections 4 and 5.2, and where an honest name begins.
 */
#ifndef LISTLINT_TEXT_HOMOGRAPH_H
#define LISTLINT_TEXT_HOMOGRAPH_H

#include "text/arena.h"
#include "text/str.h"

struct homograph {
    struct str label;     /* the first one at fault; empty: there is none */
    struct str scripts;   /* "Latin and Cyrillic" that it mixes, or empty */
    struct str lookalike; /* the host in ASCII that this one looks like, or
                             empty */
};

/*
 * Judges a host as host_readable gives it. A label is at fault that mixes
 * scripts (script_is_restrictive), or that is not ASCII and looks as if it
 * were. The latter is honest where all of the label is of one script and the
 * top-level domain is of that script too, or a country's where people write
 * it: nobody takes `оса.рф` for a name in ASCII.
 */
struct homograph homograph_of(struct arena *arena, struct str host);

#endif
