/*
 * The manners of a host: how it wants to be asked, how often, and whether it
 * can be asked at all. Learnt from every request, for the jobs after it.
 */
#ifndef LISTLINT_WEB_MANNERS_H
#define LISTLINT_WEB_MANNERS_H

#include "web/loop.h"

/* Seconds: the first delay after a fault, which a short timeout shortens, and
   the longest. */
double manners_delay(const struct loop *loop);
extern const double manners_longest_delay;

/* What the request of the job says of its host. */
void manners_learn(struct loop *loop, const struct job *job,
                   const struct evidence *evidence);

/* Whether what the host refuses to HEAD it refuses to GET. */
bool manners_trust_head(const struct host *host);

/*
 * What the host asks of those who come next: to be let alone for a while, and
 * to be asked by fewer at once. Where that is longer than it may make us wait,
 * the sighting becomes SIGHT_OVER_BUDGET.
 */
void manners_heed(struct loop *loop, const struct job *job,
                  struct sighting *sighting);

#endif
