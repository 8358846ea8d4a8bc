/*
 * One job at work: asked, its answer weighed, the next step taken.
 */
#ifndef LISTLINT_WEB_PURSUE_H
#define LISTLINT_WEB_PURSUE_H

#include <curl/curl.h>

#include "web/loop.h"

/* The job was given a slot: asks, or waits for the name of its host. */
void pursue_begin(struct loop *loop, struct job *job);

/* Its transfer is over, with libcurl's result. */
void pursue_end(struct loop *loop, struct job *job, CURLcode code);

/* Frees the transfer of the job, if there is one. */
void pursue_drop(struct loop *loop, struct job *job);

#endif
