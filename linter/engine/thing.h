/*
 * What a name and an address say of the thing that they stand for: who owns
 * it, whether the page is about it alone.
 */
#ifndef LISTLINT_ENGINE_THING_H
#define LISTLINT_ENGINE_THING_H

#include <stdbool.h>

#include "text/str.h"

/* Who owns what the address names, other than a page about the owner; empty
   where that cannot be told. A view into the address. */
struct str thing_owner(struct str address);

/* Whether the address can name but one thing: a repository, a data set, a
   video, a paper (text/site.h). Any other page may be about several. */
bool thing_alone(struct str address);

/* Whether the address is the page of a user or an organisation, which is about
   all that is theirs. */
bool thing_is_owner(struct str address);

/* Whether the address says the name, give or take case and joiners: that of
   the repository, the data set, the package, or the end of the path. */
bool thing_is_called(struct str address, struct str name);

/* Whether the address is a whole site: it has no path and no query. */
bool thing_is_site(struct str address);

/* Whether the address says that a reader comes from a campaign, as those of
   sponsors do. */
bool thing_is_advert(struct str address);

/* Whether a name says what kind of page it is, not what it is about. */
bool thing_is_generic(struct str name);

/* How two names are related, give or take case and joiners. */
enum thing_names {
    THING_SAME,
    THING_PART, /* the one holds the other: `Kit` and `Kit docs` */
    THING_OTHER,
};

enum thing_names thing_names(struct str a, struct str b);

#endif
