/*
 * The headers of an answer: the few that count, picked up line by line.
 */
#ifndef LISTLINT_WEB_ANSWER_H
#define LISTLINT_WEB_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "text/arena.h"
#include "text/str.h"

/* Bytes of headers that are read, and of an address to redirect to. */
enum { ANSWER_HEADERS_MAX = 64 * 1024, ANSWER_LOCATION_MAX = 8 * 1024 };

struct answer {
    int status;       /* 0 until there is one */
    bool complete;    /* the headers are all there */
    bool flood;       /* they are more than ANSWER_HEADERS_MAX */
    size_t bytes;     /* of headers so far, those of 1xx answers too */
    unsigned marks;   /* enum mark */
    bool cookie;      /* a cookie was set */
    long long length; /* of the body, -1 if not said */
    struct str location, retry_after, date, rate, rate_policy;
    struct str type; /* Content-Type */
    struct str etag, last_modified;
    struct str error_code; /* X-Error-Code of Hugging Face */
    struct str remaining;  /* X-RateLimit-Remaining of GitHub */
};

void answer_init(struct answer *answer);

/*
 * Reads one line of the header with its line end. A status line starts anew,
 * so that what stays is the last answer. False when it is a flood. What is
 * kept is copied into the arena.
 */
bool answer_line(struct answer *answer, struct arena *arena, struct str line);

/*
 * How many seconds the host wants to be left alone: Retry-After of an answer
 * that refuses for now (RFC 9110, 10.2.3: seconds, or a date, taken against
 * the answer's own Date where there is one), or a RateLimit field of any
 * answer that leaves nothing (draft-ietf-httpapi-ratelimit-headers). -1 where
 * it says nothing, or nonsense.
 */
double answer_wait(const struct answer *answer, time_t now);

#endif
