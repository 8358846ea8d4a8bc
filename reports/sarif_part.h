/*
 * What the objects of SARIF 2.1.0 are made of: messages and places.
 */
#ifndef LISTLINT_REPORTS_SARIF_PART_H
#define LISTLINT_REPORTS_SARIF_PART_H

#include <jansson.h>

#include "engine/record.h"
#include "text/buf.h"

/* What stands before the relative paths: the folder of the run. */
#define SARIF_BASE "%SRCROOT%"

/*
 * Adds a plain text message (3.11.3): braces are doubled, since they hold
 * placeholders otherwise (3.11.5), and brackets that would make a link
 * (3.11.6) are escaped.
 */
void sarif_add_text(struct buf *out, struct str text);

/* The same as a value. The caller owns it, as it owns each of the following. */
json_t *sarif_text(const char *text);

/* A formatted message (3.11.4), Markdown of our own: only braces matter. */
json_t *sarif_markdown(const char *markdown);

/* An artifactLocation (3.4). */
json_t *sarif_artifact(const char *path);

/* A region (3.30) of a text. */
json_t *sarif_region(const struct record_position *start,
                     const struct record_position *end);

/*
 * A physicalLocation (3.29). That of a whole document is the empty region at
 * its start: readers of SARIF, GitHub's among them, want a line of each
 * result.
 */
json_t *sarif_place(const struct record_place *place);

#endif
