/*
 * The https: twin of an http: page: whether it answers the same.
 */
#ifndef LISTLINT_WEB_TWIN_H
#define LISTLINT_WEB_TWIN_H

#include "web/answer.h"
#include "web/loop.h"

struct likeness likeness_of(struct arena *arena, const struct answer *answer);

/*
 * A job is there, over http: and without a redirect: asks its twin, unless
 * that is known to be of no use, as where its own answer has no marks. True
 * where it does: the job is settled when the answer is there.
 */
bool twin_ask(struct loop *loop, struct job *job);

#endif
