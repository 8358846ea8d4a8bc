/*
 * What earlier runs saw of a job, and what this one leaves for later ones.
 */
#ifndef LISTLINT_WEB_MEMORY_H
#define LISTLINT_WEB_MEMORY_H

#include "web/loop.h"

/*
 * Looks into the history before the job is asked. True where that is enough:
 * the job is settled. Else the job may know by now what to ask whether it has
 * changed.
 */
bool memory_recall(struct loop *loop, struct job *job);

/* Whether what is known of the job, which is settled by it or still asked,
   tells of one more fragment. */
bool memory_tells(const struct job *job, struct str fragment);

/* The job's answer is 304: where that was asked for, its response is made of
   what is known. */
void memory_refresh(struct loop *loop, struct job *job,
                    struct response *response);

/* Keeps the response of a job that was just settled; counts the days that it
   is dead. */
void memory_keep(struct loop *loop, struct job *job);

/* Keeps what memory_keep would not vouch for as long as no page was there. */
void memory_keep_rest(struct loop *loop);

#endif
