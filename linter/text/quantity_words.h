/*
 * The words around a number: about, more than, in total, per, and what is the
 * same in Chinese, Japanese and Korean.
 */
#ifndef LISTLINT_TEXT_QUANTITY_WORDS_H
#define LISTLINT_TEXT_QUANTITY_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* What words say of the number beside them; a union of bits. */
enum {
    SAID_NOTHING = 0,
    SAID_ABOUT = 1,
    SAID_OVER = 2,
    SAID_BELOW = 4,
    SAID_TOTAL = 8,
    SAID_HERE = 16, /* nothing but that a number may follow */
};

/* What one or two words of ASCII say before a number: "over", "up" "to". */
unsigned words_before(struct str word);
unsigned words_two_before(struct str first, struct str second);

/* What a word says behind a number: "plus". */
unsigned words_behind(struct str word);

/* What the end of a run says of the number behind it: 约. */
unsigned words_at_end(struct str run);
bool words_end_in_mark(struct str run);

/* Takes from the front of a run what it says of the number before: 左右. */
unsigned words_at_front(struct str *run);

/* `approx`, behind which a point ends no sentence. */
bool words_are_short(struct str word);

/* Whether amounts beside the word are shares, or for each of something. */
bool words_are_relative(struct str word);
bool words_run_is_relative(struct str run);

/* Where a word ends the name of what is counted: for, in, with. */
bool words_end_noun(struct str word);

/* Whether the word is a number, or stands for one: two, dozens. */
bool words_are_number(struct str word);

/* Whether such a word is in the text: million-scale. */
bool words_hold_number(struct str text);

#endif
