/*
 * A question besides the pages: to a hub about many of them, to https: about
 * one of http:. It goes through the same schedule, is asked once and never
 * again; what it was for goes on without an answer.
 */
#ifndef LISTLINT_WEB_QUERY_H
#define LISTLINT_WEB_QUERY_H

#include <curl/curl.h>

#include "web/answer.h"
#include "web/job.h"

struct loop;
struct query;

/* Bytes of an answer that are read. */
enum { QUERY_READ = 1024 * 1024 };

/* What came of it; the views last for the call. */
struct query_answer {
    struct evidence evidence;
    const struct answer *answer; /* NULL: none came */
    struct str body;
};

struct query {
    struct job job;             /* its place in the schedule, and its address */
    bool head;                  /* HEAD, else GET */
    bool reads;                 /* the body of the answer is wanted */
    struct str post;            /* JSON; ptr NULL: nothing is posted */
    const char *const *headers; /* ends with NULL; may be NULL */
    bool asked_for;             /* the user named the host: it may be private */
    const bool *void_if; /* not asked any more once it is true; may be NULL */
    void (*answered)(struct loop *loop, struct query *query,
                     const struct query_answer *answer);
};

/* Queues a query in the loop's arena; its address is in normal form. */
void query_start(struct loop *loop, struct query *query, struct str url);

/* Whether there is no sense in asking it any more. */
bool query_is_void(const struct query *query);

/* Its transfer is over. */
void query_end(struct loop *loop, struct query *query, CURLcode code);

/* It could not be asked. */
void query_fail(struct loop *loop, struct query *query,
                const struct evidence *evidence);

#endif
