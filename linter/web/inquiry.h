/*
 * Inquiries: what a hub knows of its pages is asked of the hub first, many
 * pages at once where it takes that. Its answer stands in for the page where
 * it says that the thing is there; else the page itself is asked.
 *
 * A hub that wants a token, or is asked too much, is let alone for the rest
 * of the run.
 */
#ifndef LISTLINT_WEB_INQUIRY_H
#define LISTLINT_WEB_INQUIRY_H

#include <stdbool.h>
#include <stddef.h>

#include "web/hub.h"

struct job;
struct loop;

struct inquiries {
    struct job *waiting[HUB_MANY]; /* until a question about many is full */
    size_t nwaiting;
    size_t asked;       /* questions about one to GitHub */
    bool github_closed; /* no more is asked of it */
    bool face_closed;   /* the same of Hugging Face's API */
    bool files_closed;  /* ... and of its files */
};

/* Asks a hub about the job's page. False: the page is to be asked. */
bool inquiry_begin(struct loop *loop, struct job *job);

/* No more jobs will come for now: asks what waits. */
void inquiry_flush(struct loop *loop);

#endif
