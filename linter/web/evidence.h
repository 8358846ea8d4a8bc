/*
 * Evidence: what was seen of one request, and the verdict on it.
 */
#ifndef LISTLINT_WEB_EVIDENCE_H
#define LISTLINT_WEB_EVIDENCE_H

#include <stdbool.h>

#include "engine/response.h"

/* What came of a request. */
enum sight {
    SIGHT_ANSWER, /* an HTTP answer; its status says which */
    /* before there was a connection */
    SIGHT_NO_NAME,
    SIGHT_NAME_FAILURE,
    SIGHT_REFUSED,
    SIGHT_NO_ROUTE,
    SIGHT_PROXY,     /* the proxy does not lead to the host */
    SIGHT_PROXY_KEY, /* ... because it wants a password */
    SIGHT_TIMEOUT_CONNECT,
    SIGHT_TIMEOUT_TLS,
    SIGHT_TLS,
    SIGHT_CERTIFICATE,
    SIGHT_NO_STORE, /* there is nothing to verify certificates with */
    /* after it */
    SIGHT_TIMEOUT_ANSWER,
    SIGHT_RESET,
    SIGHT_EMPTY,
    SIGHT_BROKEN,
    SIGHT_FLOOD, /* headers beyond the cap */
    SIGHT_HTTP2,
    /* of a redirect */
    SIGHT_LOOP,
    SIGHT_TOO_MANY_HOPS,
    SIGHT_NO_LOCATION,
    SIGHT_BAD_LOCATION,
    SIGHT_FOREIGN_SCHEME,
    SIGHT_PRIVATE_HOP,
    /* without a request */
    SIGHT_PRIVATE,
    SIGHT_OVER_BUDGET, /* the host asks for a longer wait than it is given */
    SIGHT_NO_NETWORK,
    SIGHT_INTERRUPTED,
    SIGHT_COUNT
};

/* Who stands between us and the page, as its headers say. */
enum mark {
    MARK_AWS_WAF = 1,
    MARK_CLOUDFLARE = 2,
    MARK_DATADOME = 4,
    MARK_PERIMETERX = 8,
    MARK_AKAMAI = 16,
};

struct evidence {
    enum sight sight;
    int status;           /* of an answer */
    unsigned marks;       /* enum mark */
    bool get;             /* the answer is to GET */
    bool empty;           /* ... and had no body */
    bool confirmed;       /* the same was seen before, some time ago */
    bool accepted;        /* the configuration says that this status is well */
    bool conditional;     /* it was asked whether the page has changed */
    bool insecure;        /* the certificate was not verified */
    bool bad_certificate; /* on the way a certificate failed */
};

struct judgement {
    enum verdict verdict;
    enum reason reason;
};

/* The verdict on what was seen. Dead is only what is confirmed, or what cannot
   be otherwise a moment later: 410, or a redirect that leads nowhere. */
struct judgement evidence_judge(const struct evidence *evidence);

/* Whether it is an answer that needs no second look: 2xx that is no wall, a
   page that has not changed, or a redirect. */
bool evidence_clear(const struct evidence *evidence);

/* Whether it is the page itself that is there. */
bool evidence_alive(const struct evidence *evidence);

/* Whether the headers say that it is a wall's answer, whatever is asked. */
bool evidence_challenged(const struct evidence *evidence);

/* Whether the answer is a redirect status. */
bool evidence_redirects(const struct evidence *evidence);

/* Whether it is a 404 of the page's own; seen twice, it is dead. */
bool evidence_not_found(const struct evidence *evidence);

/* Whether it is one of the answers that can make a page dead: 404 or 410. */
bool evidence_gone(const struct evidence *evidence);

/* Whether the fault may pass, so that asking again makes sense. */
bool evidence_passing(const struct evidence *evidence);

/* Whether the fault is of the host, not of the page: no connection. */
bool evidence_unconnected(const struct evidence *evidence);

/* Whether somebody answered at all, so that there is a network. */
bool evidence_network(const struct evidence *evidence);

/* What is to be said of it: "blocked by Cloudflare"; constant. */
const char *evidence_words(const struct evidence *evidence);

#endif
