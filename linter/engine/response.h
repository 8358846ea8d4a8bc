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

#include "text/date.h"
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

/* What was read of a page. */
struct page_facts {
    struct str title;          /* of its first <title>: white space collapsed,
                                  UTF-8, cut between characters; or empty */
    struct str heading;        /* of its first <h1>, the same */
    const struct str *missing; /* fragments that were looked for in vain */
    size_t nmissing;
    bool scripted;  /* scripts make its content, or may: nothing is missing */
    bool not_found; /* it says of itself that there is no such page */
    bool parked;    /* it says that the domain is for sale */
};

/* What its hub says of a repository, a data set or a model. */
struct hub_facts {
    bool archived, disabled;
    bool gated;           /* who wants the data must ask for them first */
    struct str licence;   /* as the hub writes it; empty: it does not say */
    struct date pushed;   /* when it last changed; year 0: not told */
    long long rows_least; /* of a data set, over all of its parts; */
    long long rows_most;  /* both -1: not told */
    long long bytes;      /* of all files, -1: not told */
};

/* What an earlier run saw. */
struct past {
    enum verdict verdict; /* alive or dead */
    long long checked;    /* Unix seconds; 0: there is none */
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
    const struct page_facts *page; /* NULL: it was not read */
    const struct hub_facts *hub;   /* NULL: no hub was asked */
    bool secure;                   /* of http: whose https: answers the same */
    bool young; /* dead, but not for so many days that it is an error */
    struct past past;
    long long dead_since; /* first failure in a row, Unix seconds; 0: unknown,
                             or not dead */
};

#endif
