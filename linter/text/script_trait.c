#include "text/script_trait.h"

#include <stddef.h>

static const struct block {
    uint32_t first, last;
    unsigned traits;
} blocks[] = {
    {0x0590, 0x08FF, SCRIPT_SHAPED}, /* Hebrew, Arabic, Syriac, NKo */
    {0x0900, 0x0DFF, SCRIPT_SHAPED}, /* Devanagari to Sinhala */
    {0x0E00, 0x0EFF, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Thai, Lao */
    {0x0F00, 0x0FFF, SCRIPT_SHAPED},                   /* Tibetan */
    {0x1000, 0x109F, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Myanmar */
    {0x1100, 0x11FF, SCRIPT_JAMO},
    {0x1700, 0x177F, SCRIPT_SHAPED},                   /* Philippines */
    {0x1780, 0x17FF, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Khmer */
    {0x1800, 0x18AF, SCRIPT_SHAPED | SCRIPT_MONGOLIAN},
    {0x1900, 0x194F, SCRIPT_SHAPED},                   /* Limbu */
    {0x1950, 0x1AAF, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Tai, Buginese */
    {0x1B00, 0x1BFF, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Bali to Batak */
    {0x1C00, 0x1C4F, SCRIPT_SHAPED},                   /* Lepcha */
    {0x1CD0, 0x1CFF, SCRIPT_SHAPED},                   /* Vedic */
    {0x2D30, 0x2D7F, SCRIPT_SHAPED},                   /* Tifinagh */
    {0x3130, 0x318F, SCRIPT_JAMO},
    {0x3400, 0x4DBF, SCRIPT_HAN},
    {0x4E00, 0x9FFF, SCRIPT_HAN},
    {0xA800, 0xA95F, SCRIPT_SHAPED}, /* Syloti to Rejang */
    {0xA960, 0xA97F, SCRIPT_JAMO},
    {0xA980, 0xAAFF, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Java, Cham, Tai */
    {0xABC0, 0xABFF, SCRIPT_SHAPED},                   /* Meetei Mayek */
    {0xD7B0, 0xD7FF, SCRIPT_JAMO},
    {0xF900, 0xFAFF, SCRIPT_HAN},
    {0xFB1D, 0xFDFF, SCRIPT_SHAPED}, /* forms of Hebrew and Arabic */
    {0xFE70, 0xFEFE, SCRIPT_SHAPED},
    {0xFFA1, 0xFFDC, SCRIPT_JAMO},
    {0x10A00, 0x10FFF, SCRIPT_SHAPED}, /* Kharoshthi to Chorasmian */
    {0x11000, 0x116FF, SCRIPT_SHAPED}, /* Brahmi and its kin */
    {0x11700, 0x1174F, SCRIPT_SHAPED | SCRIPT_UNSPACED}, /* Ahom */
    {0x11750, 0x11FFF, SCRIPT_SHAPED},
    {0x1E900, 0x1E95F, SCRIPT_SHAPED}, /* Adlam */
    {0x20000, 0x3FFFF, SCRIPT_HAN},
};

unsigned script_traits(uint32_t code_point)
{
    size_t low = 0, high = sizeof blocks / sizeof *blocks;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (blocks[middle].last < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == sizeof blocks / sizeof *blocks || blocks[low].first > code_point)
        return 0;
    return blocks[low].traits;
}
