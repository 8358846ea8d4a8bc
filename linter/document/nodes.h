/*
 * The tree of cmark-gfm, for what shows a document and does not judge it.
 */
#ifndef LISTLINT_DOCUMENT_NODES_H
#define LISTLINT_DOCUMENT_NODES_H

#include <cmark-gfm.h>

#include "document/document.h"

/* What GitHub reads in the document: the tree from which it was built, made
   anew. The caller owns it: cmark_node_free. */
cmark_node *document_nodes(const struct document *document);

#endif
