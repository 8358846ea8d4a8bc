/*
 * Chance from a seed: the same numbers in every run.
 */
#ifndef LISTLINT_BENCH_INTERNET_CHANCE_H
#define LISTLINT_BENCH_INTERNET_CHANCE_H

#include <stddef.h>
#include <stdint.h>

struct chance {
    uint64_t state; /* begins as the seed */
};

/* A number from 0 to below 1. */
double chance_share(struct chance *chance);

/* A number from 0 to below `count`, which is not 0. */
size_t chance_below(struct chance *chance, size_t count);

/* A number around `median` whose logarithm is normal, with that deviation. */
double chance_log_normal(struct chance *chance, double median,
                         double deviation);

#endif
