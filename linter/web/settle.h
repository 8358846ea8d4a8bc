/*
 * From a job to its response, and what can only be said of a whole run.
 */
#ifndef LISTLINT_WEB_SETTLE_H
#define LISTLINT_WEB_SETTLE_H

#include "web/loop.h"

/* The job's evidence is the last word: makes its response. */
void settle_job(struct loop *loop, struct job *job);

/* Where nothing at all was reached, there is no network: says so of all. */
void settle_run(struct loop *loop);

#endif
