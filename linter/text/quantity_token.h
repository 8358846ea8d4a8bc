/*
 * The tokens of a quantity: numbers, words, and the marks between them.
 */
#ifndef LISTLINT_TEXT_QUANTITY_TOKEN_H
#define LISTLINT_TEXT_QUANTITY_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/quantity_letters.h"
#include "text/quantity_number.h"

enum { TOKENS_MOST = 96 };

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_WORD, /* of letters, with digits and hyphens in it */
    TOKEN_EAST, /* a run of Chinese, Japanese or Korean */
    TOKEN_SEPARATOR,
    TOKEN_COLON,
    TOKEN_EQUALS,
    TOKEN_SLASH,
    TOKEN_OPEN, /* a bracket of any kind */
    TOKEN_CLOSE,
    TOKEN_PLUS,
    TOKEN_DASH,
    TOKEN_TILDE,
    TOKEN_ABOUT,
    TOKEN_OVER,
    TOKEN_UNDER,
    TOKEN_ODD, /* what no quantity has */
};

struct token {
    enum token_kind kind;
    bool spaced; /* white space before it */
    size_t start, end;
    struct number number;
};

struct tokens {
    const struct letters *letters;
    size_t count; /* without the END that stands behind them */
    struct token list[TOKENS_MOST + 1];
};

/* False if there are too many. */
bool tokens_read(const struct letters *letters, struct tokens *tokens);

struct str token_text(const struct tokens *tokens, const struct token *token);

#endif
