/*
 * Comments at the end of a cell or a bullet: they belong to the tools that
 * read them, and are no part of what the list says.
 */
#ifndef LISTLINT_DOCUMENT_COMMENT_H
#define LISTLINT_DOCUMENT_COMMENT_H

#include "text/str.h"

/* The text without the comments at its end and the white space around it. */
struct str comment_trim(struct str text);

#endif
