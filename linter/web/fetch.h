/*
 * One request by libcurl: sent, its headers picked up, its body drained when
 * it is small and left alone when it is not.
 */
#ifndef LISTLINT_WEB_FETCH_H
#define LISTLINT_WEB_FETCH_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "web/answer.h"
#include "web/evidence.h"

/* What to ask, and how. */
struct fetch_plan {
    const char *url;
    bool get;           /* GET, else HEAD */
    bool insecure;      /* certificate not verified, nothing private sent */
    bool http1;         /* no HTTP/2 */
    bool fresh;         /* on a new connection */
    bool allow_private; /* connect to private addresses, too */
    const char *proxy;  /* empty: none */
    struct curl_slist *resolve; /* addresses of the host, or NULL */
    double timeout;             /* seconds in all */
    const char *agent;          /* User-Agent */
};

/* A transfer; keeps the cookies of a chain of redirects. */
struct fetch {
    CURL *easy;
    bool get, allow_private;
    bool opened, refused; /* sockets to allowed, to private addresses */
    size_t body;          /* decoded bytes so far */
    struct answer answer;
    struct arena arena; /* of the answer */
    char error[CURL_ERROR_SIZE];
};

/* NULL if libcurl has no memory. The caller owns it: fetch_free. */
struct fetch *fetch_new(void *owner);
void fetch_free(struct fetch *fetch);

/* Readies the transfer of one request; the caller adds fetch->easy to its
   multi handle. What the plan points to must stay until it is done. */
void fetch_prepare(struct fetch *fetch, const struct fetch_plan *plan);

/* What came of it; `code` is libcurl's result. */
struct evidence fetch_evidence(const struct fetch *fetch, CURLcode code);

/* How long it took. */
double fetch_seconds(const struct fetch *fetch);

#endif
