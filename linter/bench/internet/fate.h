/*
 * What becomes of a link, and what is the truth about it.
 */
#ifndef LISTLINT_BENCH_INTERNET_FATE_H
#define LISTLINT_BENCH_INTERNET_FATE_H

#include <stdbool.h>

/* How an answer ends. */
enum ending {
    ENDING_KEPT,   /* the connection is kept for the next request */
    ENDING_CLOSED, /* it is closed behind what was said, if anything */
    ENDING_RESET,
    ENDING_SILENT, /* nothing is said until the other side gives up */
};

enum fate_kind {
    FATE_FINE,
    FATE_MISSING,
    FATE_GONE,
    FATE_MOVED,
    FATE_ABROAD,
    FATE_CHAIN,
    FATE_LOST,
    FATE_LOOP,
    FATE_ENDLESS,
    FATE_NOWHERE,
    FATE_FLAKY,
    FATE_FLAKY_TWICE,
    FATE_RESET_ONCE,
    FATE_DEPLOYED,
    FATE_SLOW,
    FATE_CUT_BODY,
    FATE_ERROR,
    FATE_WALL,
    FATE_CLOUDFLARE,
    FATE_RESTRICTED,
    FATE_SILENT,
    FATE_RESET,
    FATE_EMPTY,
    FATE_GARBAGE,
    FATE_CUT,
    FATE_NO_NAME,
    FATE_NO_ROUTE,
    FATE_COUNT
};

struct fate {
    const char *name;
    const char *verdict; /* the truth, as listlint must say it */
    const char *reason;  /* "" for none */
    int weight;          /* how common it is on hosts that are well */
    int status;          /* of the last answer */
    const char *headers; /* of it, with their line ends; NULL for none */
    const char *raw;     /* what is said instead of an answer, or NULL */
    enum ending ending;
    int least;   /* requests that the truth cannot be known without */
    int hops;    /* redirects before the last answer; -1: no end of them */
    int cycle;   /* after so many hops it is back at the first page; or 0 */
    bool abroad; /* the hops behind the first are on another host */
    int faults;  /* first requests that fail ... */
    int fault_status; /* ... with this status, 0: by a reset */
};

extern const struct fate fates[FATE_COUNT];

#endif
