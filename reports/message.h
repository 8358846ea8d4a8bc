/*
 * What a finding says, for a service that shows a text of its own beside the
 * line: no excerpt, and as short as it can be.
 */
#ifndef LISTLINT_REPORTS_MESSAGE_H
#define LISTLINT_REPORTS_MESSAGE_H

#include "engine/record.h"
#include "text/buf.h"

/* "row has 4 cells, the header has 5; help: put the missing cell before it". */
void message_add_line(struct buf *out, const struct record_finding *finding);

/* The same in lines, with the first of the other places; no line end behind
   the last. */
void message_add_lines(struct buf *out, const struct record_finding *finding);

/* "docs/x.md, line 12", or the path alone for a whole document. */
void message_add_place(struct buf *out, const struct record_place *place);

/* Another place of a finding: "line 28: the name", after its path where that is
   not the finding's. */
void message_add_also(struct buf *out, const struct record_finding *finding,
                      const struct record_place *place);

/* Other places that are told one by one. */
enum { MESSAGE_ALSO_MAX = 3 };

/*
 * The path as services name a file, relative to the root of its repository:
 * without the `./` and the doubled slashes that people and shells write.
 * listlint is run there; where it is not, nothing here could know.
 */
void message_add_path(struct buf *out, const char *path);

#endif
