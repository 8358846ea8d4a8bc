/*
 * A run of all rules over one list, with a web that is told by lines
 * (tests/fixture_web.h): what the command does, without files and threads.
 */
#ifndef LISTLINT_FUZZ_LIST_RUN_H
#define LISTLINT_FUZZ_LIST_RUN_H

#include "engine/check.h"
#include "engine/record.h"
#include "engine/request.h"
#include "text/arena.h"
#include "text/str.h"

struct list_run {
    struct document *document;
    struct suppressions *suppressions;
    struct checked *early; /* taken over by the run */
    struct collection collection;
    struct findings findings;
    struct request_table *requests;
    const struct response **responses;
    struct arena arena;
};

/* The texts must outlive the run. Without a web, an empty text, the rules of
   the web do not run. The caller owns it: list_run_release. */
void list_run_init(struct list_run *run, struct str path, struct str list,
                   struct str web);
void list_run_release(struct list_run *run);

/* Its record, in the arena of the run. */
const struct record *list_run_record(struct list_run *run);

#endif
