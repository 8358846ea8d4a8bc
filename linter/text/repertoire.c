#include "text/repertoire.h"

#include <stdbool.h>
#include <stddef.h>

#include <utf8proc.h>

#include "text/eastern.h"

struct block {
    uint32_t first, last;
    enum repertoire part;
};

/* By code point; what lies between is in no everyday use. */
static const struct block blocks[] = {
    {0x00A0, 0x017F, REPERTOIRE_PLAIN},   {0x0192, 0x0192, REPERTOIRE_OTHER},
    {0x01A0, 0x01A1, REPERTOIRE_OTHER},   {0x01AF, 0x01B0, REPERTOIRE_OTHER},
    {0x01CD, 0x01DC, REPERTOIRE_OTHER},   {0x0218, 0x021B, REPERTOIRE_OTHER},
    {0x0259, 0x0259, REPERTOIRE_OTHER},   {0x02BB, 0x02BC, REPERTOIRE_OTHER},
    {0x0300, 0x030C, REPERTOIRE_OTHER},   {0x0323, 0x0323, REPERTOIRE_OTHER},
    {0x0386, 0x03CE, REPERTOIRE_OTHER},   {0x0401, 0x045F, REPERTOIRE_OTHER},
    {0x0490, 0x0493, REPERTOIRE_OTHER},   {0x049A, 0x049B, REPERTOIRE_OTHER},
    {0x04A2, 0x04A3, REPERTOIRE_OTHER},   {0x04AE, 0x04B1, REPERTOIRE_OTHER},
    {0x04D8, 0x04D9, REPERTOIRE_OTHER},   {0x04E8, 0x04E9, REPERTOIRE_OTHER},
    {0x0531, 0x0587, REPERTOIRE_OTHER},   {0x05B0, 0x05EA, REPERTOIRE_OTHER},
    {0x060C, 0x060C, REPERTOIRE_OTHER},   {0x061B, 0x0652, REPERTOIRE_OTHER},
    {0x0660, 0x066A, REPERTOIRE_OTHER},   {0x067E, 0x067E, REPERTOIRE_OTHER},
    {0x0686, 0x0691, REPERTOIRE_OTHER},   {0x0698, 0x0698, REPERTOIRE_OTHER},
    {0x06A9, 0x06AF, REPERTOIRE_OTHER},   {0x06BA, 0x06C1, REPERTOIRE_OTHER},
    {0x06CC, 0x06D4, REPERTOIRE_OTHER},   {0x06F0, 0x06F9, REPERTOIRE_OTHER},
    {0x0900, 0x0DFF, REPERTOIRE_OTHER},   {0x0E01, 0x0E5B, REPERTOIRE_OTHER},
    {0x0E81, 0x0EDF, REPERTOIRE_OTHER},   {0x1000, 0x104F, REPERTOIRE_OTHER},
    {0x10D0, 0x10FC, REPERTOIRE_OTHER},   {0x1200, 0x135A, REPERTOIRE_OTHER},
    {0x1780, 0x17E9, REPERTOIRE_OTHER},   {0x1EA0, 0x1EF9, REPERTOIRE_OTHER},
    {0x200B, 0x200D, REPERTOIRE_PLAIN},   {0x200E, 0x200F, REPERTOIRE_OTHER},
    {0x2010, 0x2027, REPERTOIRE_PLAIN},   {0x202F, 0x203C, REPERTOIRE_PLAIN},
    {0x2049, 0x2049, REPERTOIRE_PLAIN},   {0x2070, 0x209C, REPERTOIRE_OTHER},
    {0x20A0, 0x20BF, REPERTOIRE_PLAIN},   {0x2100, 0x218B, REPERTOIRE_OTHER},
    {0x2190, 0x2199, REPERTOIRE_PLAIN},   {0x219A, 0x2211, REPERTOIRE_OTHER},
    {0x2212, 0x2212, REPERTOIRE_PLAIN},   {0x2213, 0x23FF, REPERTOIRE_OTHER},
    {0x2460, 0x25FF, REPERTOIRE_OTHER},   {0x2600, 0x27BF, REPERTOIRE_PLAIN},
    {0x2B05, 0x2B55, REPERTOIRE_PLAIN},   {0x3000, 0x301F, REPERTOIRE_EAST},
    {0x3041, 0x30FF, REPERTOIRE_EAST},    {0x3105, 0x312D, REPERTOIRE_EAST},
    {0xFE0E, 0xFE0F, REPERTOIRE_PLAIN},   {0xFEFF, 0xFEFF, REPERTOIRE_PLAIN},
    {0xFF01, 0xFF9F, REPERTOIRE_EAST},    {0xFFE0, 0xFFE6, REPERTOIRE_EAST},
    {0xFFFD, 0xFFFD, REPERTOIRE_PLAIN},   {0x1F1E6, 0x1F1FF, REPERTOIRE_PLAIN},
    {0x1F300, 0x1F64F, REPERTOIRE_PLAIN}, {0x1F680, 0x1F6FF, REPERTOIRE_PLAIN},
    {0x1F900, 0x1F9FF, REPERTOIRE_PLAIN}, {0x1FA70, 0x1FAFF, REPERTOIRE_PLAIN},
};

static bool is_east(uint32_t c)
{
    return eastern_bits[(c - EASTERN_FIRST) / 8] >> (c - EASTERN_FIRST) % 8 & 1;
}

/* The block that holds the character, or NULL. */
static const struct block *find_block(uint32_t c)
{
    size_t low = 0, high = sizeof blocks / sizeof *blocks;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c > blocks[middle].last)
            low = middle + 1;
        else if (c < blocks[middle].first)
            high = middle;
        else
            return &blocks[middle];
    }
    return NULL;
}

enum repertoire repertoire_of(uint32_t c)
{
    const struct block *block;

    if (c >= EASTERN_FIRST && c <= EASTERN_LAST)
        return is_east(c) ? REPERTOIRE_EAST : REPERTOIRE_NONE;
    block = find_block(c);
    if (!block || !utf8proc_codepoint_valid((utf8proc_int32_t)c))
        return REPERTOIRE_NONE;
    if (utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_CN)
        return REPERTOIRE_NONE;
    return block->part;
}
