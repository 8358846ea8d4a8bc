#include "document/spans.h"

size_t spans_first(const struct span *spans, size_t count, size_t offset)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (spans[middle].end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool spans_hold(const struct span *spans, size_t count, size_t offset)
{
    size_t first = spans_first(spans, count, offset);

    return first < count && spans[first].start <= offset;
}
