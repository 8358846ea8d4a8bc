#include "bench/internet/chance.h"

#include <math.h>

/* SplitMix64 (Steele, Lea, Flood 2014). */
static uint64_t next(struct chance *chance)
{
    uint64_t z = chance->state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

double chance_share(struct chance *chance)
{
    return (double)(next(chance) >> 11) / (double)(UINT64_C(1) << 53);
}

size_t chance_below(struct chance *chance, size_t count)
{
    return (size_t)(chance_share(chance) * (double)count);
}

/* By the transform of Box and Muller (1958). */
double chance_log_normal(struct chance *chance, double median, double deviation)
{
    double radius = sqrt(-2 * log(1 - chance_share(chance)));
    double turn = 6.283185307179586 * chance_share(chance);

    return median * exp(deviation * radius * cos(turn));
}
