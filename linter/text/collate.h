/*
 * The order of names in a list, by no locale: capitals and accents do not
 * count, neither do emoji anywhere. Articles count.
 *
 * Where reasonable people order differently there are styles; a list is in
 * order if it is so in any one of them (text/collate_order.h).
 *
 * Letters follow each other by code point. That is the alphabet for Latin,
 * Greek and Cyrillic, as good as any for Korean, and says nothing for Chinese,
 * which is ordered by sounds or strokes: see collate_has_alphabet(). Latin
 * letters with marks stand with those without, `ø` with `o`; languages that
 * put some of them behind `z` are not known here.
 */
#ifndef LISTLINT_TEXT_COLLATE_H
#define LISTLINT_TEXT_COLLATE_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

/* What counts beside letters and digits. */
enum collate_style {
    COLLATE_LETTERS, /* nothing: `a-b`, `ab` and `A b` are the same */
    COLLATE_SPACES,  /* spaces inside, before letters: `a c` before `ab` */
    COLLATE_WORDS,   /* the same, and punctuation inside is a space */
    COLLATE_MARKS,   /* spaces inside, then punctuation, at the front too */

    /* The same four, digits one by one: `a10` before `a2`. In the others they
       are numbers, and zeros before them do not count. */
    COLLATE_DIGITS,
    COLLATE_DIGITS_SPACES,
    COLLATE_DIGITS_WORDS,
    COLLATE_DIGITS_MARKS,

    COLLATE_CODES, /* all that is there, by code point: `B` before `a` */
};

enum { COLLATE_STYLES = COLLATE_CODES + 1 };

/*
 * What a name is ordered by in a style, for collate_compare(): made once, in
 * the arena or a view of the name. Empty if nothing of the name counts. Bytes
 * that are no UTF-8 count as emoji do.
 */
struct str collate_key(struct arena *arena, struct str name,
                       enum collate_style style);

/* Less than 0, 0 or greater: which of two keys of one style comes first. */
int collate_compare(struct str a, struct str b);

/* Whether the first letter or digit is one whose place is known: of Latin,
   Greek or Cyrillic, or 0 to 9. False for a name that has none. */
bool collate_has_alphabet(struct str name);

#endif
