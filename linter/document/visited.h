/*
 * Tables that Debian's cmark-gfm shows and GitHub does not.
 *
 * GitHub's version gives a paragraph one chance: when a delimiter row in it
 * does not fit the line above, no later line of the same paragraph makes a
 * table. Debian's version tries again at each line.
 */
#ifndef LISTLINT_DOCUMENT_VISITED_H
#define LISTLINT_DOCUMENT_VISITED_H

#include "document/build.h"

/* So many times a paragraph is parsed again for one more such table; what
   then is left of its delimiter rows counts for nothing. */
enum { VISITED_PASSES = 3 };

/*
 * Looks for such tables in the tree of the piece at hand. Where there are any,
 * their delimiter rows become commas in what is shown, a copy in the
 * document's arena from then on, and the result is true: parse it again. `pass`
 * counts the calls for a piece from 0.
 */
bool visited_mask(struct build *build, cmark_node *root, size_t pass);

#endif
