/*
 * The extensions of cmark-gfm that GitHub switches on, for parsers that run
 * side by side.
 */
#ifndef LISTLINT_DOCUMENT_EXTENSIONS_H
#define LISTLINT_DOCUMENT_EXTENSIONS_H

#include <cmark-gfm.h>

#include "text/str.h"

/* Registers them; before any parser and before any thread. A second call does
   nothing. */
void extensions_setup(void);

/* Parses with them. The tree is that of cmark_parser_finish; `options` and
   `mem` are those of cmark_parser_new_with_mem. */
cmark_node *extensions_parse(struct str source, int options, cmark_mem *mem);

#endif
