#include "reports/number.h"

const char *number_text(char text[NUMBER_SIZE], size_t number)
{
    char *at = text + NUMBER_SIZE - 1;
    size_t digits = 0;

    *at = '\0';
    do {
        if (digits && digits % 3 == 0)
            *--at = ',';
        *--at = (char)('0' + number % 10);
        number /= 10;
        digits++;
    } while (number);
    return at;
}
