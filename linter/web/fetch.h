/*
 * One request by libcurl: sent, its headers picked up, its body read as far as
 * it is wanted; else drained when it is small, left alone when it is not.
 */
#ifndef LISTLINT_WEB_FETCH_H
#define LISTLINT_WEB_FETCH_H

#include <curl/curl.h>
#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
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
    const char *certificates;   /* a file of those to trust; NULL: libcurl's */
    size_t read;       /* decoded bytes of a text to keep, more are not read */
    bool read_refusal; /* of an answer that is no page, too */
    struct str etag;   /* send the page only if it is another one by now, by */
    struct str since;  /* its ETag and Last-Modified; empty: send it */
    struct str post;   /* JSON; ptr NULL: nothing is posted */
    const char *const *headers[2]; /* more of them, "Name: value"; each ends
                                      with NULL or is NULL */
};

/* The transfers of a chain of redirects, one at a time; keeps its cookies. */
struct fetch {
    CURL *easy;      /* of this request alone */
    CURLSH *cookies; /* of all of them */
    void *owner;
    bool get, conditional, allow_private;
    bool opened, refused; /* sockets to allowed, to private addresses */
    size_t body;          /* decoded bytes so far */
    size_t read;          /* how many of them are kept, at most */
    bool read_refusal;    /* of any status */
    struct buf kept;
    bool cut; /* there were more */
    struct curl_slist *headers;
    struct answer answer;
    struct arena arena; /* of the answer */
    char error[CURL_ERROR_SIZE];
};

/* NULL if libcurl has no memory. The caller owns it: fetch_free. */
struct fetch *fetch_new(void *owner);
void fetch_free(struct fetch *fetch);

/* Readies the transfer of one request; the caller adds fetch->easy, whose
   CURLOPT_PRIVATE is the owner, to its multi handle, and has taken the one
   before it off. What the plan points to must stay until it is done. False if
   libcurl has no memory. */
bool fetch_prepare(struct fetch *fetch, const struct fetch_plan *plan);

/* How long it took. */
double fetch_seconds(const struct fetch *fetch);

#endif
