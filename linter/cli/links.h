/*
 * The links of a run and the web: every link becomes a request, the requests
 * that may be asked are asked, and each gets its response.
 */
#ifndef LISTLINT_CLI_LINKS_H
#define LISTLINT_CLI_LINKS_H

#include <stdbool.h>

#include "cli/config.h"
#include "cli/lists.h"
#include "cli/stream.h"
#include "cli/web_help.h"
#include "engine/changed.h"
#include "engine/request.h"
#include "engine/suppression.h"
#include "web/web.h"

struct links {
    const struct options *options;
    struct web_options web_options;
    struct web_help help;
    struct web *web; /* NULL when nothing is asked */
    struct request_table *requests;
    bool counted; /* the links have no requests: nobody will be told of one */
    size_t untold[REASON_COUNT]; /* such links, by reason */
    bool *asked;                 /* by the request's index */
    size_t capacity;
    struct response *made; /* for what was not asked */
    const struct response **responses;
    struct answers *answers; /* of the web, once the links are renewed */
    bool fragments;          /* those of links are looked for */
    bool interrupted;
    struct stream *stream; /* that is told of each link, or NULL */
    struct arena arena;    /* of the web's options */
};

/* Readies the web as the options and the configurations of the lists have it,
   unless the run is offline; the stream, which may be NULL, is told of them.
   False on failure, with a line in `*error`. The caller owns the result in any
   case: links_release. */
bool links_start(struct links *links, const struct lists *lists,
                 struct stream *stream, const char **error);

/* Adds the links of a document; those that neither its configuration nor its
   suppressions exclude are asked from now on. Where `changed` is not NULL, only
   links on new lines are asked, and COMMAND_LINKS knows no others. */
void links_add(struct links *links, const struct document *document,
               const struct config *config,
               const struct suppressions *suppressions,
               const struct changed *changed);

/* There are no more documents. */
void links_close(struct links *links);

/*
 * Waits for the answers and shows how far they are. An interrupt of the user
 * ends the waiting: what is not known then is unverified. The stream is told
 * what is known already, and each answer that comes, until the links are
 * renewed. The responses are by the request's index and live as long as the
 * links.
 */
const struct response *const *links_wait(struct links *links);

/*
 * Begins anew, with no links, after links_wait: the lists have changed. The
 * documents of before may be gone then. Nothing is asked any more: what was
 * asked has its response, an address that a permanent redirect led to has what
 * came of it there, and any other is skipped with REASON_FIXED.
 */
void links_renew(struct links *links);

/* Whether they were. */
bool links_renewed(const struct links *links);

/* Requests sent over the network. */
size_t links_sent(const struct links *links);

void links_release(struct links *links);

#endif
