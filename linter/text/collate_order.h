/*
 * Which names of a list are out of order: those beside a longest part of the
 * list that is in order, which may have others between its names.
 */
#ifndef LISTLINT_TEXT_COLLATE_ORDER_H
#define LISTLINT_TEXT_COLLATE_ORDER_H

#include "text/collate.h"

/* A name out of order, and the two in order between which it belongs, as
   numbers of names; STR_NONE at the front or the end of the list. */
struct collate_stray {
    size_t at;
    size_t after, before;
};

struct collate_order {
    enum collate_style style;
    struct collate_stray *strays; /* by `at`, in the arena */
    size_t count;                 /* 0: all is in order */
};

/*
 * The strays among keys of one style (collate_key()). Equal keys are in order
 * either way, and an empty one is in order anywhere. `style` is left 0. In time
 * n log n.
 */
struct collate_order collate_order_of(struct arena *arena,
                                      const struct str *keys, size_t count);

/* The same for names, in the style with the fewest strays; the first of equally
   good ones. */
struct collate_order collate_infer(struct arena *arena, const struct str *names,
                                   size_t count);

#endif
