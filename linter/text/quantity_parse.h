/*
 * The reading of a quantity under way: its tokens, and what is known so far.
 */
#ifndef LISTLINT_TEXT_QUANTITY_PARSE_H
#define LISTLINT_TEXT_QUANTITY_PARSE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/quantity.h"
#include "text/quantity_token.h"

/* Which amount a sign joins to the one before. */
enum joint { JOINT_PART, JOINT_SUM };

struct parse {
    const struct tokens *tokens;
    struct quantity *quantity;
    size_t at;          /* the token that is read */
    size_t before;      /* words since a separator or an amount */
    size_t depth;       /* of brackets */
    size_t parts, sums; /* joints of either kind */
    enum joint joint;   /* to the next amount */
    bool labelled;      /* a colon or an equals sign stands before */
    bool total;         /* the label says so */
    bool unsure;
};

/* The token at `at`; the END token past the last. */
const struct token *parse_token(const struct parse *parse, size_t at);

/* The last amount; there is one. */
struct amount *parse_last(const struct parse *parse);

/* The word that the token is; empty if it is none, or is not of letters. */
struct str parse_word(const struct parse *parse, size_t at);

/* Whether it is a word, or a run of Chinese, Japanese or Korean. */
bool parse_is_word(enum token_kind kind);

/* Says that the tokens from the first to the last are nonsense; the first
   reason that is given holds. */
void parse_nonsense(struct parse *parse, const char *reason, size_t first,
                    size_t last);

#endif
