/*
 * What a cell says about a licence: an expression of SPDX, something that was
 * meant to be one, or words that this module leaves alone.
 *
 * Made so that a near miss is sure: it is one id written differently
 * (`Apache 2.0`, `GPLv3`), or with one letter wrong where no other id is as
 * near (`ODL-BY`). A version is never guessed.
 */
#ifndef LISTLINT_TEXT_LICENCE_H
#define LISTLINT_TEXT_LICENCE_H

#include "text/arena.h"
#include "text/str.h"

enum licence_answer {
    LICENCE_OTHER,     /* anything else: `custom`, `see website`, nothing */
    LICENCE_SPDX,      /* an expression (text/licence_expression.h) */
    LICENCE_LIST,      /* several, with a slash, comma or `and` between two */
    LICENCE_NEAR,      /* one or more of them are not written as SPDX does */
    LICENCE_AMBIGUOUS, /* it names a family: `BSD`, `CC BY` */
};

struct licence {
    enum licence_answer answer;
    struct str word;  /* NEAR, AMBIGUOUS: the first part of the text that is,
                         a view of it */
    struct str meant; /* SPDX: the expression in its canonical spelling; NEAR:
                         the id for the word; AMBIGUOUS: the family, as the
                         ids of it begin; else empty */
    struct str deprecated; /* SPDX, LIST, NEAR: the first id that SPDX calls
                              deprecated (`GPL-3.0`), in canonical spelling */
};

/*
 * What the text, a cell without its markup, says; a period or comma at its end
 * is left out. `GPLv3` means `GPL-3.0`, which is deprecated, as it leaves open
 * whether later versions are meant. The results are constant, in the arena, or
 * views of the text.
 */
struct licence licence_judge(struct arena *arena, struct str text);

#endif
