/*
 * Stored runs (reports/jsonl.h), read again: one record of them all.
 *
 * A file may hold several runs, one behind the other. It may be a stranger's:
 * see reports/stored_record.h. Nothing of it is believed that could harm a
 * writer, and what a newer version may have added is passed over.
 */
#ifndef LISTLINT_REPORTS_STORED_H
#define LISTLINT_REPORTS_STORED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "engine/record.h"
#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

/* Limits: of a line in bytes, and of runs. */
enum { STORED_LINE_MOST = 512 * 1024 * 1024, STORED_RUNS_MOST = 1000 };

struct stored_run;

struct stored {
    struct arena arena; /* of the strings */
    struct stored_run **runs;
    size_t count, capacity;
    const char *name; /* of the file that is read */
    size_t line;      /* of it, from 1 */
    size_t first;     /* run of it */
    size_t line_most; /* STORED_LINE_MOST, but in tests */
    struct buf text;  /* of the line */
};

/* The caller owns it: stored_release. */
void stored_init(struct stored *stored);
void stored_release(struct stored *stored);

/*
 * Reads a file to its end; its name, which must outlive the result, is for
 * messages. False on failure, with `NAME:LINE: what is wrong` in `*error`, not
 * printable. What is wrong and yet of use is in `*warnings`, a line each, with
 * line ends: a last line that was cut off is left out, and a run may have no
 * end. Failures of the stream are the caller's to see, with ferror().
 */
bool stored_read(struct stored *stored, FILE *in, const char *name,
                 struct buf *warnings, struct str *error);

/* Lets the findings of that severity and of worse ones fail their runs, and no
   others, whatever the runs say; before stored_record. */
void stored_fail_on(struct stored *stored, int least);

/* The record of all runs, merged as reports/merge.h has it, in the order of
   their times; there is one. It lives as long as `stored`. */
const struct record *stored_record(struct stored *stored);

#endif
