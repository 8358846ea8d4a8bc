/*
 * What the web said of one address: the evidence and the verdict on it.
 *
 * Only a confirmed fact is VERDICT_DEAD. The web (linter/web/) makes
 * responses; rules of STAGE_WEB and reports read them.
 */
#ifndef LISTLINT_ENGINE_RESPONSE_H
#define LISTLINT_ENGINE_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum verdict {
    VERDICT_SKIPPED, /* not asked */
    VERDICT_ALIVE,
    VERDICT_DEAD,
    VERDICT_UNVERIFIED, /* asked, and nobody can tell */
};

enum reason {
    REASON_NONE, /* alive, with nothing to add */
    /* dead */
    REASON_NOT_FOUND,
    REASON_GONE,
    REASON_REDIRECT,
    REASON_NO_SUCH_HOST,
    /* unverified */
    REASON_BLOCKED,
    REASON_RESTRICTED,
    REASON_REFUSED_REQUEST,
    REASON_RATE_LIMITED,
    REASON_SERVER_ERROR,
    REASON_UNREACHABLE,
    REASON_PROTOCOL_ERROR,
    REASON_TIMEOUT,
    REASON_NO_NETWORK,
    REASON_INTERRUPTED,
    /* alive, but */
    REASON_CERTIFICATE,
    /* skipped */
    REASON_OFFLINE,
    REASON_EXCLUDED,  /* by the configuration */
    REASON_NOT_WEB,   /* a file, a fragment, mailto: and the like */
    REASON_PRIVATE,   /* a private address, never fetched unasked */
    REASON_INVALID,   /* not an address that could be fetched */
    REASON_FIXED,     /* written by a fix, after the web was asked */
    REASON_UNCHANGED, /* on no line that is new */
    REASON_COUNT
};

/* "alive", "dead", "unverified", "skipped". */
const char *verdict_name(enum verdict verdict);
bool verdict_parse(struct str name, enum verdict *verdict);

/* "not-found", "no-such-host" ...: stable, part of the JSON. */
const char *reason_name(enum reason reason);
bool reason_parse(struct str name, enum reason *reason);

/* One answer on the way: what was asked and what came back. */
struct hop {
    struct str url;
    int status;     /* HTTP status, 0 if no answer came */
    bool permanent; /* 301 or 308 */
};

struct response {
    struct str url; /* the request: normal form, no fragment */
    enum verdict verdict;
    enum reason reason;
    int status;           /* of the last answer, 0 if none came */
    struct str final_url; /* after redirects; empty without any */
    bool permanent;       /* every redirect was permanent */
    int tries;            /* requests made for it, redirects apart */
    long milliseconds;    /* of the last try, redirects included */
    bool cached;
    struct str detail;      /* evidence for a person: "Could not resolve" */
    const struct hop *hops; /* in order, the last answer is the last hop */
    size_t nhops;
};

#endif
