/*
 * What lists were when the branch left another one.
 *
 * Git is asked for the old text as it keeps it and the lines are compared
 * here: so no filter, driver or attribute has a say, and uncommitted changes
 * count.
 */
#ifndef LISTLINT_CLI_REVISION_H
#define LISTLINT_CLI_REVISION_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/map.h"
#include "text/str.h"

struct base;

struct revision {
    struct str name;    /* as the user gave it */
    struct map roots;   /* struct str, by folder */
    struct base *bases; /* of the repositories, newest first */
    struct arena arena;
};

/* Without any look at it. The caller owns the result: revision_release. */
void revision_init(struct revision *revision, struct str name);
void revision_release(struct revision *revision);

/* What a list was. */
struct old_text {
    bool exists;     /* it was there */
    bool other_ends; /* git keeps it with LF where the work tree has CRLF */
    struct buf text;
};

/*
 * Reads what the list was at the merge base of the revision and HEAD of the
 * repository that it is in; under its old name, if the index knows that it was
 * renamed. `now` is what the list is. False on failure, with one line in
 * `*error`, in the revision's arena. The caller owns old->text in any case.
 */
bool revision_read(struct revision *revision, struct old_text *old,
                   struct str path, struct str now, struct str *error);

#endif
