/*
 * Pages that answer as if they were there, and are not.
 */
#ifndef LISTLINT_ENGINE_SOFT_DEAD_H
#define LISTLINT_ENGINE_SOFT_DEAD_H

#include "engine/response.h"
#include "text/arena.h"

enum soft_death {
    SOFT_ALIVE,     /* or not alive at all */
    SOFT_NOT_FOUND, /* the page says that there is none */
    SOFT_FOR_SALE,  /* the page says that the domain is for sale */
    SOFT_PARKED,    /* redirects to a service where domains are parked */
    SOFT_HOME,      /* redirects to a home page in the place of the page */
};

enum soft_death soft_death(struct arena *arena,
                           const struct response *response);

#endif
