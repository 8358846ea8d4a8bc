/*
 * One request to a hub.
 */
#ifndef LISTLINT_WEB_HUB_QUESTION_H
#define LISTLINT_WEB_HUB_QUESTION_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

struct hub_question {
    struct str url;             /* in normal form; empty: it cannot be asked */
    struct str body;            /* empty: GET; else JSON to POST */
    const char *const *headers; /* "Name: value", the last is NULL */
    struct str origin; /* `https://host:port`: the headers go nowhere else,
                          not along with a redirect either */
};

/*
 * A question with the given headers, which ends with NULL, and one that
 * carries the token unless that is empty. All is copied into the arena but the
 * headers that were given.
 */
struct hub_question hub_question_make(struct arena *arena, struct str address,
                                      struct str token,
                                      const char *const *headers);

#endif
