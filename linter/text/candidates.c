#include "text/candidates.h"

#include <stdbool.h>

#include "text/repertoire.h"
#include "text/utf8.h"

/* A sequence on its way to be whole. */
struct filling {
    struct str left;
    size_t need;
    byte_set holes;
    char bytes[4];
    uint32_t *found;
    size_t count;
};

static void add(struct filling *filling)
{
    struct utf8_char c =
        utf8_decode((struct str){filling->bytes, filling->need});

    if (c.valid && c.len == filling->need && repertoire_of(c.code_point) &&
        filling->count < CANDIDATES_MOST)
        filling->found[filling->count++] = c.code_point;
}

/* Which bit it is, of a set of one. */
static int bit_index(byte_set bit)
{
    int index = 0;

    for (int half = 32; half; half /= 2) {
        if (bit >> half) {
            bit >>= half;
            index += half;
        }
    }
    return index;
}

/* Fills the bytes from `at` on, `used` of those that are left being placed.
   No byte that was lost is among those left, so that each filling is made
   once. */
static void fill(struct filling *filling, size_t at, size_t used)
{
    bool is_short = filling->need - at > filling->left.len - used;
    byte_set left = 0, set = is_short ? filling->holes : 0;

    if (at >= filling->need || at >= sizeof filling->bytes) {
        add(filling);
        return;
    }
    if (used < filling->left.len)
        left = (byte_set)1 << (filling->left.ptr[used] & 0x3F);
    for (set |= left; set; set &= set - 1) {
        byte_set lowest = set & -set;

        filling->bytes[at] = (char)(0x80 + bit_index(lowest));
        fill(filling, at + 1, used + (lowest == left));
    }
}

size_t candidates_find(struct str left, size_t need, byte_set holes,
                       uint32_t found[CANDIDATES_MOST])
{
    struct filling filling = {left, need, holes, {left.ptr[0]}, found, 0};

    fill(&filling, 1, 1);
    return filling.count;
}
