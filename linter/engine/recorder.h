/*
 * Makes the record of a run (engine/record.h): the one place where what was
 * found goes through the printable-text gate.
 */
#ifndef LISTLINT_ENGINE_RECORDER_H
#define LISTLINT_ENGINE_RECORDER_H

#include "engine/changed.h"
#include "engine/check.h"
#include "engine/record.h"
#include "engine/request.h"

/* What happened. */
struct run_facts {
    const struct collection *collection;
    const struct findings *findings;
    const struct request_table *requests;
    const struct response *const *responses; /* by the request's index */
    const size_t *untold; /* by reason: links that have no request, since no
                             report shows them; NULL: there are none */
    const struct settings *settings;      /* which rules are off */
    const struct changed *const *changed; /* by the document's index; NULL: all
                                             counts */
    const bool *fails;      /* by the finding's index: it lets the run fail */
    const char *unfinished; /* NULL: the run came to its end */
    long long time;         /* Unix seconds; less than 0: unknown */
    bool unchecked;         /* no rule ran: only links were wanted */
    bool offline;
    bool excerpts;  /* a report shows the lines of the source */
    size_t fixed;   /* findings that were fixed */
    size_t sent;    /* requests sent over the network */
    double seconds; /* that the run took */
};

/* The record; the arena holds it and all of its strings. */
const struct record *record_make(struct arena *arena,
                                 const struct run_facts *facts);

/* The same of a part that is known before the run is over. */
struct record_document record_document_make(struct arena *arena,
                                            const struct document *document);
struct record_link record_link_make(struct arena *arena,
                                    const struct request *request,
                                    const struct response *response);

#endif
