/*
 * A round: the lists as they are now, parsed and checked.
 *
 *     documents parsed -> [offline rules || web requests] -> web rules
 *         -> findings in order -> what the baseline accepts taken out
 *
 * After fixes another round follows: what changed is parsed again, all rules
 * run again, since what they learn of one list holds for the others too, and
 * the web is not asked again.
 */
#ifndef LISTLINT_CLI_ROUND_H
#define LISTLINT_CLI_ROUND_H

#include "cli/links.h"
#include "cli/lists.h"
#include "engine/baseline.h"
#include "engine/holds.h"
#include "engine/recorder.h"

struct round {
    const struct options *options;
    const struct lists *lists;
    struct settings settings;
    struct document **documents; /* by the list's index */
    struct collection collection;
    struct suppressions **suppressions; /* by the list's index */
    struct checked **early; /* by the list's index: what was found of it while
                               it was parsed */
    const struct changed **changed; /* by the list's index, if `partial` */
    bool partial;                   /* only what touches a change counts */
    struct baseline *baseline; /* what is accepted; NULL: nothing. Set before
                                  the first round; it outlives the last */
    struct files *files;       /* that links name */
    struct str trouble;        /* why not all of them could be read; or empty */
    struct links links;
    struct findings findings;
    struct holds holds; /* what was accepted in the rounds before */
    struct arena arena; /* of the schemas */
};

/* Readies the web. The stream, or NULL, is told of the links. False on failure,
   with a line in `*error` (constant). The caller owns the result in any case:
   round_release. */
bool round_start(struct round *round, const struct lists *lists,
                 struct stream *stream, const char **error);

/* The first round; `time` is that of the run, for the stream. Where there is
   trouble then, its findings are not all. */
void round_check(struct round *round, long long time);

/* Gives a list another text, and what of it has changed, which must outlive the
   round or the next text of the list: the findings are gone, and round_recheck
   follows. */
void round_replace(struct round *round, size_t list, struct str text,
                   const struct changed *changed);

/* One more round. */
void round_recheck(struct round *round);

/* Whether there was. */
bool round_rechecked(const struct round *round);

/* Whether the finding lets the run fail. */
bool round_fails(const struct round *round, const struct finding *finding);

/* The record of the last round; the arena holds it. `facts` holds what the
   round does not know. */
const struct record *round_record(const struct round *round,
                                  struct arena *arena,
                                  const struct run_facts *facts);

void round_release(struct round *round);

#endif
