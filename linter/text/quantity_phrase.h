/*
 * The words and marks on either side of a number.
 */
#ifndef LISTLINT_TEXT_QUANTITY_PHRASE_H
#define LISTLINT_TEXT_QUANTITY_PHRASE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/quantity_parse.h"

/* What a mark says of the number behind it, in the bits of quantity_words.h. */
unsigned phrase_said_by_mark(enum token_kind kind);

/* Sets what is said before the number that the parse is at. */
void phrase_before(struct parse *parse, struct amount *amount);

/* Reads the words behind the token that the parse is at, which are about the
   amount: its unit, and what else is said. Returns how many tokens they are. */
size_t phrase_behind(struct parse *parse, struct amount *amount);

/* Multiplies all that is in the amount's unit. */
void phrase_scale(struct amount *amount, double factor);

/* Whether a word stands between the ends of a range: to. */
bool phrase_is_joint(const struct parse *parse, size_t at);

/* Notes the word that makes amounts shares: per. */
void phrase_note_relative(struct parse *parse, size_t at);

/* Whether the number may be a year. */
bool phrase_is_year(const struct amount *amount);

/* Whether the number that the parse is at, with so many words behind it, is
   surely an amount. */
bool phrase_is_proved(const struct parse *parse, const struct amount *amount,
                      size_t behind);

#endif
