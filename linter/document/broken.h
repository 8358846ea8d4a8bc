/*
 * Broken links: those that were meant, and that GitHub shows as plain text.
 *
 * Only what holds a whole address of the web (or a path, where brackets say
 * enough) is taken for a link that was meant; checkboxes, footnotes,
 * citations and asides in brackets are none. Each has one fault. Links torn by
 * a space in their address are in document->torn.
 */
#ifndef LISTLINT_DOCUMENT_BROKEN_H
#define LISTLINT_DOCUMENT_BROKEN_H

#include "document/document.h"

enum broken_kind {
    BROKEN_SPACE,     /* [text] (address) */
    BROKEN_REVERSED,  /* (text)[address] */
    BROKEN_UNCLOSED,  /* [text(address) */
    BROKEN_UNOPENED,  /* text](address) */
    BROKEN_NESTED,    /* [text [inner](address) text](address) */
    BROKEN_FULLWIDTH, /* ［text］（address） and mixtures */
    BROKEN_LINE,      /* [text](address, which a line end cuts) */
    BROKEN_END,       /* [text](address without a closing parenthesis */
    BROKEN_TAG,       /* <a href="address" without its end */
};

struct broken {
    enum broken_kind kind;
    struct span span;   /* from bracket to bracket */
    struct span text;   /* without brackets; of a tag empty */
    struct span target; /* the address, without brackets */
    size_t open, close; /* the bytes of the brackets at the start and at the
                           end of `span`: 0, 1, or 3 for a fullwidth one */
};

/* Makes document->broken, by position, and marks the bare links in it that are
   not the address that was meant. */
void broken_find(struct document *document);

/* The broken link that holds the offset, or NULL. */
const struct broken *broken_at(const struct document *document, size_t offset);

#endif
