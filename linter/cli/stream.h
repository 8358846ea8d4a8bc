/*
 * The reports that are written while the run goes on (reports/jsonl.h), so that
 * a run that is killed keeps what it learnt.
 *
 * Each line is written at once, to every place that wants it; the documents
 * when they are parsed, the links as they are settled. When the first line
 * cannot be written to a place, no more are, and stream_end tells.
 */
#ifndef LISTLINT_CLI_STREAM_H
#define LISTLINT_CLI_STREAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "cli/options.h"
#include "engine/check.h"
#include "engine/record.h"
#include "engine/request.h"

struct stream_place;

struct stream {
    struct stream_place *places;
    size_t count;
    FILE *text; /* of the line that is made, in this memory: */
    char *bytes;
    size_t len;
    uint64_t *told; /* by the link's index: the hash of its last line, or 0 */
    size_t room;
};

/* What is to be streamed for the options: nothing, if no report is. Reports
   without a file go to `standard`. The caller owns it: stream_release. */
void stream_init(struct stream *stream, const struct options *options,
                 int standard);
void stream_release(struct stream *stream);

/* Whether there is anything to do. */
bool stream_wanted(const struct stream *stream);

/* Opens the places, and empties the files, and tells of the documents. `head`
   is what is known of the record. */
void stream_begin(struct stream *stream, const struct record *head,
                  const struct collection *collection);

/* Tells of a link, unless the last line about it says the same. */
void stream_link(struct stream *stream, const struct request *request,
                 const struct response *response);

/* Tells of all else when the run is over. `again`: the documents have changed
   since, so that they and the links are told anew. */
void stream_end(struct stream *stream, const struct record *record, bool again);

/* Whether the report of that file, or NULL, is all written and closed. False
   with `PATH: REASON` in `*error`, in the arena. */
bool stream_close(struct stream *stream, const char *file, struct arena *arena,
                  struct str *error);

#endif
