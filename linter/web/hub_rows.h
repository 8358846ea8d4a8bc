/*
 * How many rows a data set has, as its card on Hugging Face tells it.
 */
#ifndef LISTLINT_WEB_HUB_ROWS_H
#define LISTLINT_WEB_HUB_ROWS_H

#include <jansson.h>

struct hub_rows {
    long long least, most; /* both -1: not told; most is LLONG_MAX where it
                              has no bound */
};

/*
 * From `dataset_info`, which counts the rows of every split, where that covers
 * every configuration: the largest one has the least that there are, as a row
 * may be in several, and all together the most. Else, and where the two
 * contradict each other for both of them, from `size_categories`.
 */
struct hub_rows hub_rows_of(const json_t *card);

#endif
