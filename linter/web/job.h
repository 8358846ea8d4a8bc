/*
 * A job: one address on its way to a verdict, and the choice of what to do
 * next. Knows neither sockets nor clocks.
 */
#ifndef LISTLINT_WEB_JOB_H
#define LISTLINT_WEB_JOB_H

#include <stdbool.h>
#include <stddef.h>

#include "engine/response.h"
#include "text/arena.h"
#include "web/evidence.h"

enum { HOPS_MAX = 10 };

/* Bytes that are read of a page for its title, and for its fragments. */
enum { READ_TITLE = 256 * 1024, READ_FRAGMENTS = 4 * 1024 * 1024 };

struct fetch;
struct history_record;
struct host;
struct query;

/* Bytes of a header by which an answer is known again: a longer one is as good
   as none. */
enum { LIKENESS_MAX = 512 };

/* By what an answer is known again. */
struct likeness {
    struct str etag, last_modified, type;
    long long length; /* of the body, -1: not told */
};

struct job {
    struct str url;        /* as it was handed over */
    size_t index;          /* ... with this number */
    struct str target;     /* what is asked now: `url`, or a hop behind it */
    struct host *host;     /* of `target` */
    struct hop *hops;      /* room for HOPS_MAX, or NULL */
    size_t nhops;          /* redirects followed so far */
    bool get;              /* ask with GET, not with HEAD */
    bool get_only;         /* ... at every hop */
    bool head_hop;         /* a redirect was taken from an answer to HEAD */
    bool head_failed;      /* HEAD was of no use at this hop: */
    struct evidence head;  /* what it gave */
    bool reading;          /* HEAD was well, GET is for what is on the page */
    bool broken;           /* a connection broke: the next one is a new one */
    bool insecure;         /* do not verify the certificate of this hop */
    bool http1;            /* no HTTP/2 for this hop */
    bool bad_certificate;  /* that of some hop failed */
    size_t read;           /* bytes to read of the page, at most; 0: none */
    struct str *fragments; /* that links ask for, without `#` */
    size_t nfragments, fragment_room;
    int faults;    /* that passed, in this round */
    int round;     /* 0, and 1 or more in a late pass */
    int not_found; /* rounds that ended in 404 */
    int no_name;   /* rounds that ended in NXDOMAIN */
    int tries;
    bool asked;                    /* at this hop */
    double seconds;                /* of the hops before this one */
    double last_seconds;           /* of the last request */
    double deferred;               /* when it was put off to the next round */
    struct evidence evidence;      /* what was seen last */
    struct str problem;            /* what libcurl said of it */
    struct str certificate;        /* ... and of a certificate */
    const struct page_facts *page; /* what it said; NULL: it was not read */
    struct fetch *fetch;           /* under way, and its cookies; or NULL */
    struct likeness likeness;      /* of the answer of a page that is there */
    bool twin;   /* all is known but what its https: twin answers */
    bool secure; /* its https: twin answers the same */
    const struct hub_facts *hub; /* what its hub says; or NULL */
    const struct history_record
        *known;       /* of an earlier run: what holds, or what to ask if it has
                         changed; or NULL */
    bool kept;        /* in the history */
    struct past past; /* what the history knew */
    struct query *query;       /* it is no page but this question */
    struct response *response; /* once it is settled */
    struct response *before;   /* the one that was not enough; or NULL */
};

/* What came of one request, as the choice needs it. */
struct sighting {
    struct evidence evidence;
    struct str location; /* ptr NULL: there was none */
    bool cookie;         /* the answer set one: a loop may come to an end */
    bool shared;         /* another job of the host saw it: do not repeat */
    bool honest;         /* what the host refuses to HEAD it refuses to GET */
    double wait;         /* seconds that the host asks for, or -1 */
};

enum step {
    STEP_NEXT,    /* (of a rule: has nothing to say) */
    STEP_DONE,    /* the evidence is the last word */
    STEP_AGAIN,   /* the same address at once, in another way */
    STEP_HOP,     /* the address that `target` is now */
    STEP_RESTART, /* from the beginning, at once */
    STEP_RETRY,   /* the same address after a delay */
    STEP_CONFIRM, /* from the beginning, some time later */
    STEP_DEFER,   /* from the beginning in the next round */
};

/* Some link asks for a fragment of the page, which no other has asked for: it
   will be looked for. */
void job_want(struct job *job, struct arena *arena, struct str fragment);

/* Notes the redirect from where the job is. */
void job_hop(struct job *job, struct arena *arena, int status, bool permanent);

/* Begins the chain of redirects anew. */
void job_restart(struct job *job);

/*
 * What to do after the sighting; the job is made ready for it, its evidence
 * set. `retries` is how often a passing fault is tried again in round 0.
 */
enum step job_step(struct job *job, struct arena *arena,
                   const struct sighting *sighting, int retries);

#endif
