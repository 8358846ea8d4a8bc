/*
 * What cmark-gfm shows as U+FFFD: a NUL, and bytes that are no UTF-8, in the
 * portions that its own decoder takes, which are not those of the Unicode
 * Standard.
 */
#include "document/cursor.h"

enum { LONGEST = 4 };

/* How long a sequence with that first byte should be, 0 for none. */
static size_t length_of(unsigned char first)
{
    if (first < 0xC0 || first > 0xF7)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : LONGEST;
}

/* Bytes up to the end of the line, as far as a sequence reaches; a NUL is
   U+FFFD already and counts three. */
static size_t left_in_line(struct str source, size_t at)
{
    size_t left = 0;

    for (; at < source.len && left < LONGEST; at++) {
        char c = source.ptr[at];

        if (c == '\n' || c == '\r')
            break;
        left += c ? 1 : 3;
    }
    return left;
}

/* Overlong, a surrogate, or above U+10FFFF. */
static bool is_forbidden(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0: return second < 0xA0;
    case 0xED: return second >= 0xA0;
    case 0xF0: return second < 0x90;
    case 0xF4: return second >= 0x90;
    default: return first < 0xC2 || first > 0xF4;
    }
}

size_t cursor_replaced(const struct cursor *cursor)
{
    const unsigned char *bytes =
        (const unsigned char *)cursor->source.ptr + cursor->pos;
    size_t length, left;

    if (cursor->pos >= cursor->end)
        return 0;
    if (bytes[0] < 0x80)
        return bytes[0] == 0;
    length = length_of(bytes[0]);
    left = left_in_line(cursor->source, cursor->pos);
    if (!length)
        return 1;
    if (left < length)
        return left;
    for (size_t i = 1; i < length; i++)
        if ((bytes[i] & 0xC0) != 0x80)
            return i;
    return is_forbidden(bytes[0], bytes[1]) ? length : 0;
}
