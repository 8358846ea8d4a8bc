#include <stdint.h>

#include "text/tables/tables.h"

enum { COLUMNS = 10 };

static unsigned number(struct numbers numbers, size_t i)
{
    if (numbers.size == 1)
        return ((const unsigned char *)numbers.first)[i];
    return ((const uint16_t *)numbers.first)[i];
}

void write_numbers(FILE *out, struct numbers numbers)
{
    size_t column = 0;
    unsigned last = 0;

    fputs("{", out);
    for (size_t i = 0; i < numbers.count; i++) {
        unsigned n = number(numbers, i);

        if (n)
            fputs(column++ % COLUMNS ? " " : "\n", out);
        if (n && !last)
            fprintf(out, "[0x%zX] = ", i);
        if (n)
            fprintf(out, "0x%X,", n);
        last = n;
    }
    fputs("}", out);
}
