/*
 * What a run accepts: --baseline and --write-baseline.
 */
#ifndef LISTLINT_CLI_ACCEPT_H
#define LISTLINT_CLI_ACCEPT_H

#include <stdbool.h>

#include "cli/options.h"
#include "cli/round.h"
#include "engine/baseline.h"
#include "text/arena.h"
#include "text/str.h"

struct accept {
    const struct options *options;
    struct baseline known; /* what --baseline accepts */
    struct baseline old;   /* what --write-baseline replaces, if another */
};

/*
 * Reads the files that the options name, of which the one that is to be written
 * may be missing. False on failure, with one line in `*error`, in the arena.
 * The caller owns the result in any case: accept_release.
 */
bool accept_load(struct accept *accept, const struct options *options,
                 struct arena *arena, struct str *error);
void accept_release(struct accept *accept);

/* What a round is to accept, or NULL. */
struct baseline *accept_known(struct accept *accept);

/*
 * At the end of a run: writes the baseline, after which all findings of the
 * round are accepted; or else tells on standard error what the baseline holds
 * that is not there any more. An interrupted run writes nothing and says so.
 * False on failure, as above.
 */
bool accept_finish(struct accept *accept, struct round *round,
                   struct arena *arena, struct str *error);

#endif
