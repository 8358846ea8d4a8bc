/*
 * Whether fixes that rules call safe are so: they are made, on trial, and what
 * GitHub shows then is held against what it shows now. No rule is believed.
 *
 * A rule may say that its fixes hide something by their nature (enum hides):
 * those of rules that hide nothing are weighed first, together, then with them
 * those that keep letters and digits of ASCII, by these alone. What may hide
 * anything is not weighed.
 */
#ifndef LISTLINT_ENGINE_WITHHOLD_H
#define LISTLINT_ENGINE_WITHHOLD_H

#include <stddef.h>

#include "engine/check.h"

/*
 * How often a list is weighed in each of the two, at most: once where nothing
 * is hidden. A longer list less often, so that no more than those bytes are
 * weighed, unless the least number of times takes more.
 */
enum {
    WITHHOLD_WEIGHINGS = 32,
    WITHHOLD_LEAST = 4,
    WITHHOLD_BYTES = 8 * 1024 * 1024,
};

/*
 * Makes edits unsafe of findings about the document, so that fix_document,
 * which is not given `unsafe`, hides nothing by those that it still takes: what
 * is then withheld is for those who ask for unsafe fixes. The findings are all
 * that are to be fixed in one pass, in their order.
 *
 * Where fixes hide something together, those of each rule are tried beside what
 * hides nothing, then halves of what is left, down to single findings; of two
 * that only hide something together the second is withheld. When the bound is
 * reached, all that is still in question is. Returns how many were withheld.
 */
size_t withhold(const struct document *document,
                struct finding *const *findings, size_t count);

/* The same for all documents, by so many threads; the findings are sorted. */
void withhold_all(const struct findings *findings, size_t threads);

#endif
