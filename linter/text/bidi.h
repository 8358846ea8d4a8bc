/*
 * Bidirectional controls: characters that nobody sees and that change the
 * order in which text is shown (Unicode Standard Annex #9, section 2). The
 * implicit marks LRM, RLM and ALM are not among them.
 */
#ifndef LISTLINT_TEXT_BIDI_H
#define LISTLINT_TEXT_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/str.h"

enum bidi_kind {
    BIDI_OVERRIDE,    /* shows letters in an order of its own */
    BIDI_EMBEDDING,   /* the other closed by U+202C */
    BIDI_ISOLATE,     /* closed by U+2069 */
    BIDI_POP,         /* U+202C: closes an override or embedding */
    BIDI_POP_ISOLATE, /* U+2069 */
};

struct bidi_control {
    uint32_t code_point;
    enum bidi_kind kind;
    const char *name; /* the character's, in lower case */
};

/* Bytes of each of them in UTF-8. */
#define BIDI_LENGTH 3

/* A control in a text. */
struct bidi_mark {
    size_t start; /* offset in the text */
    const struct bidi_control *control;
    size_t partner; /* index of what closes or opens it, or BIDI_ALONE */
};

#define BIDI_ALONE ((size_t)-1)

/* The offset of the first control at or after `from`, or text.len. */
size_t bidi_find(struct str text, size_t from);

/*
 * The controls of a text in order, paired as the Unicode algorithm pairs them:
 * what opens within an isolate does not last longer than it. The array lives
 * in the arena; returns how many there are.
 */
size_t bidi_marks(struct arena *arena, struct str text,
                  struct bidi_mark **marks);

/* Whether the text holds a letter that is written from right to left. */
bool bidi_has_right_to_left(struct str text);

#endif
