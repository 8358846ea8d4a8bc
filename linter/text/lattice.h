/*
 * Which characters stood there: the best choice at each slot of a text where
 * several are possible, and how sure it is.
 *
 * The choices of a text are a lattice. Its probability under a character model
 * is summed up from both ends (the forward-backward algorithm), so that each
 * choice has the probability that it holds given all the others.
 */
#ifndef LISTLINT_TEXT_LATTICE_H
#define LISTLINT_TEXT_LATTICE_H

#include <stddef.h>
#include <stdint.h>

#include "text/model.h"
#include "text/neighbours.h"

/* One slot of the text. */
struct slot {
    const uint32_t *choices; /* code points; one where nothing is in doubt */
    size_t count;
    size_t best;   /* index of the most probable choice; 0 to begin with */
    float *shares; /* of each choice its probability, zero to begin with; only
                      where there are several */
};

/* Fills `best` and `shares` of every slot, by the model and by what stands side
   by side elsewhere in the document. Time is linear in the slots. */
void lattice_solve(const struct model *model,
                   const struct neighbours *neighbours, struct slot *slots,
                   size_t count);

#endif
