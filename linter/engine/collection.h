/*
 * All documents of a run, and what is known of them before the rules run.
 */
#ifndef LISTLINT_ENGINE_COLLECTION_H
#define LISTLINT_ENGINE_COLLECTION_H

#include <stddef.h>

#include "engine/given.h"
#include "text/arena.h"
#include "text/date.h"

struct document;
struct files;
struct repeats;
struct request_table;
struct response;
struct schema;
struct suppressions;

struct collection {
    struct document **documents;
    size_t count;
    const struct schema *schemas;  /* engine/schema.h */
    const struct repeats *repeats; /* engine/repeat.h */
    size_t nrepeats;
    struct date today;                        /* or of year 0: unknown */
    const struct request_table *requests;     /* NULL before the web stage */
    const struct response *const *responses;  /* by the request's index */
    const struct files *files;                /* NULL: nothing is known */
    struct suppressions *const *suppressions; /* by the document's index; NULL
                                                 before the last stage */
};

/* Finds the schemas and the repeated entries of the documents; the arena holds
   them. `given` is that of schema_infer. */
void collection_learn(struct arena *arena, struct collection *collection,
                      const struct given_schema *const *given);

#endif
