/*
 * Names to addresses, by a few threads of our own.
 *
 * libcurl would start a thread a look-up without bound and does not tell a
 * name that does not exist from a name server that fails. What is learnt is
 * remembered for the run.
 */
#ifndef LISTLINT_WEB_RESOLVER_H
#define LISTLINT_WEB_RESOLVER_H

#include <stdbool.h>
#include <stddef.h>

#include "text/address.h"
#include "text/str.h"

enum name_state {
    NAME_FOUND,
    NAME_UNKNOWN, /* there is no such name, or it has no address */
    NAME_FAILED,  /* nobody could tell: a name server fails or is silent */
};

enum { NAME_ADDRESSES = 8 };

struct name_answer {
    enum name_state state;
    struct address addresses[NAME_ADDRESSES];
    size_t count;
};

/* Where answers come from; called by several threads at once. */
struct lookup {
    void (*find)(void *context, const char *name, struct name_answer *answer);
    void *context;
};

struct resolver;

/*
 * Starts no thread yet. `lookup` may be NULL: getaddrinfo. `wake` is called by
 * a thread of the resolver after each answer. The caller owns the result.
 */
struct resolver *resolver_new(const struct lookup *lookup,
                              void (*wake)(void *context), void *context);

/*
 * Does not wait for look-ups under way, which can take long: their threads
 * end by themselves and `wake` is not called any more.
 */
void resolver_free(struct resolver *resolver);

/* True with the answer if it is known; else the name is looked up. */
bool resolver_ask(struct resolver *resolver, struct str name,
                  struct name_answer *answer);

/* Forgets that the name was not found, so that it is looked up once more. */
void resolver_forget(struct resolver *resolver, struct str name);

#endif
