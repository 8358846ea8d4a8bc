/*
 * The distinct requests of a run: which addresses are to be asked, and which
 * links want to know.
 *
 * Links whose normal form (url_normal) is the same are one request; the
 * fragment does not count. Links that are not for the web (files, fragments,
 * mailto:) and links that GitHub does not render have a request too, which is
 * skipped, so that every link has a verdict.
 */
#ifndef LISTLINT_ENGINE_REQUEST_H
#define LISTLINT_ENGINE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document.h"
#include "engine/response.h"
#include "text/arena.h"

/* A link that wants to know. */
struct request_place {
    const struct document *document;
    const struct link *link;
    struct request_place *next;
};

struct request {
    struct str url;     /* normal form; of what is not for the web the link's
                           own destination */
    bool web;           /* it can be asked */
    enum reason reason; /* why not, where it can not */
    struct request_place *places, **last_place; /* in the order of adding */
    size_t index;                               /* in the order of adding */
};

/* Why a link is not asked; REASON_NONE if it is. */
enum reason request_refusal(const struct link *link, bool excluded);

struct request_table;

/* An empty table; the caller owns it: request_table_free. */
struct request_table *request_table_new(void);
void request_table_free(struct request_table *table);

/* Adds the links of a document; images too. Not for two threads at once. */
void request_table_add(struct request_table *table,
                       const struct document *document);

/* Adds one of its links, unless that is partial. An excluded one shares no
   request with links that are not: what another list wants to know of the
   address is nothing to this one. */
void request_table_add_link(struct request_table *table,
                            const struct document *document,
                            const struct link *link, bool excluded);

/* How many requests there are, and each by its index. */
size_t request_table_count(const struct request_table *table);
const struct request *request_table_at(const struct request_table *table,
                                       size_t index);

/* The request of a link of an added document; NULL for a partial link. */
const struct request *request_of(const struct request_table *table,
                                 const struct document *document,
                                 const struct link *link);

#endif
