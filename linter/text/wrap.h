/*
 * Text in lines of so many columns.
 */
#ifndef LISTLINT_TEXT_WRAP_H
#define LISTLINT_TEXT_WRAP_H

#include <stddef.h>

#include "text/str.h"

/*
 * Takes the next line off the front of `*text`: as many words as fit into
 * `width` columns, or a part of a word that is too long alone. A line feed
 * ends a line. The spaces at the break belong to neither line. Ask as long as
 * `text->len` is not 0.
 */
struct str wrap_line(struct str *text, size_t width);

#endif
