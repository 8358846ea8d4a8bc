#include "text/eastern.h"

#include <stdint.h>

#include "text/charset_rows.h"
#include "text/tables/tables.h"

struct eastern {
    unsigned char bits[(EASTERN_LAST - EASTERN_FIRST) / 8 + 1];
    size_t count; /* characters of the charsets so far */
};

static void add(void *context, struct charset_char c)
{
    struct eastern *eastern = context;
    uint32_t index = c.code_point - EASTERN_FIRST;

    eastern->count++;
    if (c.code_point >= EASTERN_FIRST && c.code_point <= EASTERN_LAST)
        eastern->bits[index / 8] |= (unsigned char)(1u << index % 8);
}

bool write_eastern(FILE *out)
{
    static const char *const charsets[] = {"EUC-CN", "EUC-JP", "EUC-KR",
                                           "BIG5"};
    struct eastern eastern = {0};

    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        size_t before = eastern.count;

        charset_each(charsets[i], add, &eastern);
        if (eastern.count == before)
            return lacks(charsets[i]);
    }
    fputs("\nconst unsigned char eastern_bits[] = ", out);
    write_numbers(out, NUMBERS(eastern.bits));
    fputs(";\n", out);
    return true;
}
