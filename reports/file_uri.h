/*
 * Paths as URI references (RFC 3986, RFC 8089).
 */
#ifndef LISTLINT_REPORTS_FILE_URI_H
#define LISTLINT_REPORTS_FILE_URI_H

#include "text/buf.h"

/*
 * Adds a relative path as a relative reference, an absolute one as a file:
 * URI. All that is not unreserved is percent-encoded, so that a colon or a `#`
 * in a name is part of the name. `.` and `..` are resolved as any reader of
 * the URI would; those that lead out of where a relative path starts stay.
 */
void file_uri_add(struct buf *out, const char *path);

#endif
