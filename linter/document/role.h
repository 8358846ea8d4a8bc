/*
 * What a byte of a document is to its reader: text, or part of what makes
 * links, code and tags.
 */
#ifndef LISTLINT_DOCUMENT_ROLE_H
#define LISTLINT_DOCUMENT_ROLE_H

#include "document/document.h"

enum role {
    ROLE_TEXT,
    ROLE_CODE,    /* a code span or block */
    ROLE_ADDRESS, /* the destination of a link, a bare address as well */
    ROLE_LABEL,   /* the name of a reference, where it is used or defined */
    ROLE_COMMENT,
    ROLE_TAG,  /* a tag in the text */
    ROLE_HTML, /* anything else of an HTML block */
};

/*
 * What stands at the offset. Of an address and a label `*around` becomes all
 * of it, as written and without brackets; it is left as it is elsewhere, and
 * may be NULL.
 */
enum role role_at(const struct document *document, size_t offset,
                  struct span *around);

#endif
