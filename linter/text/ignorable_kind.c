#include "text/ignorable_kind.h"

#include <stddef.h>

#include "text/script_trait.h"

static const struct ignorable_kind kinds[] = {
    {0x00AD, 0x00AD, USE_NONE, 0, false, "soft hyphen"},
    {0x061C, 0x061C, USE_DIRECTION, 0, false, "Arabic letter mark"},
    {0x115F, 0x1160, USE_SCRIPT, SCRIPT_JAMO, true, "Hangul filler"},
    {0x17B4, 0x17B5, USE_SCRIPT, SCRIPT_UNSPACED, false, "Khmer vowel"},
    {0x180B, 0x180D, USE_SCRIPT, SCRIPT_MONGOLIAN, false,
     "Mongolian variation selector"},
    {0x180E, 0x180E, USE_SCRIPT, SCRIPT_MONGOLIAN, false,
     "Mongolian vowel separator"},
    {0x180F, 0x180F, USE_SCRIPT, SCRIPT_MONGOLIAN, false,
     "Mongolian variation selector"},
    {0x200B, 0x200B, USE_SPACE, 0, false, "zero-width space"},
    {0x200C, 0x200C, USE_JOINER, 0, false, "zero-width non-joiner"},
    {0x200D, 0x200D, USE_JOINER, 0, false, "zero-width joiner"},
    {0x200E, 0x200E, USE_DIRECTION, 0, false, "left-to-right mark"},
    {0x200F, 0x200F, USE_DIRECTION, 0, false, "right-to-left mark"},
    {0x2060, 0x2060, USE_SPACE, 0, false, "word joiner"},
    {0x2061, 0x2064, USE_NONE, 0, false, "invisible operator"},
    {0x206A, 0x206F, USE_NONE, 0, false, "deprecated format character"},
    {0x3164, 0x3164, USE_SCRIPT, SCRIPT_JAMO, true, "Hangul filler"},
    {0xFE00, 0xFE0F, USE_SELECTOR, 0, false, "variation selector"},
    {0xFEFF, 0xFEFF, USE_NONE, 0, false, "byte order mark"},
    {0xFFA0, 0xFFA0, USE_SCRIPT, SCRIPT_JAMO, true, "Hangul filler"},
    {0xE0001, 0xE0001, USE_NONE, 0, false, "language tag"},
    {0xE0020, 0xE007F, USE_TAG, 0, false, "tag character"},
    {0xE0100, 0xE01EF, USE_SELECTOR, 0, false, "variation selector"},
};

const struct ignorable_kind *ignorable_kind(uint32_t code_point)
{
    size_t low = 0, high = sizeof kinds / sizeof *kinds;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (kinds[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sizeof kinds / sizeof *kinds || kinds[low].first > code_point)
        return NULL;
    return &kinds[low];
}
