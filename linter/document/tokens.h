/*
 * The tokens of text in a line: its characters as a reader sees them, and
 * what else stands between them.
 */
#ifndef LISTLINT_DOCUMENT_TOKENS_H
#define LISTLINT_DOCUMENT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/document.h"

enum token_kind {
    TOKEN_CHARACTER,
    TOKEN_SPACE, /* any run of white space and line ends */
    TOKEN_MARK,  /* of emphasis: not shown */
    TOKEN_CODE,
    TOKEN_LINK,
    TOKEN_PICTURE, /* an image, or a link that holds one */
    TOKEN_EMOJI,   /* or a part of one, or its name between colons */
    TOKEN_TAG,
    TOKEN_COMMENT,
};

struct token {
    enum token_kind kind;
    struct span span;
    uint32_t code_point; /* of a character; 0 where an entity stands for it */
    size_t length;       /* characters that a reader sees */
};

/* A walk over the tokens of a span. */
struct tokens {
    const struct document *document;
    struct span span;          /* what is left of it */
    const struct block *block; /* whose lines it is in, or NULL: one line */
    size_t link, html, code;   /* the next that may stand here */
    bool torn;                 /* a torn link is in the span */
};

/* The tokens of the span, which begins in none of them. */
struct tokens tokens_of(const struct document *document,
                        const struct block *block, struct span span);

/* The next token; false at the end. */
bool tokens_next(struct tokens *tokens, struct token *token);

#endif
