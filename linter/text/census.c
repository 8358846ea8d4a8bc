#include "text/census.h"

#include <stdint.h>
#include <string.h>

/* Counts the bytes of a stretch above ASCII, and returns where it ends. */
static size_t take_stretch(struct census *census, struct str text, size_t at)
{
    unsigned char byte = (unsigned char)text.ptr[at];

    while (byte >= 0x80) {
        unsigned char next =
            ++at < text.len ? (unsigned char)text.ptr[at] : '\n';

        census->bytes[byte] = true;
        if (byte >= 0xC0 && next >= 0x80)
            census->pairs[byte & 0x3F][next & 0x3F] = true;
        byte = next;
    }
    return at;
}

/* The same byte eight times over. */
#define EIGHT(byte) ((uint64_t)(byte)*0x0101010101010101u)

/* Whether one of eight bytes is above ASCII, DEL or below a space: the high
   bit of such a byte is set by one of these. */
static bool is_plain(const char *bytes)
{
    uint64_t word, deleted;

    memcpy(&word, bytes, sizeof word);
    deleted = word ^ EIGHT(0x7F);
    return !((word | (word - EIGHT(0x20)) | (deleted - EIGHT(0x01))) &
             EIGHT(0x80));
}

/* Counts bytes up to `end` one by one, or a stretch above ASCII to its own end;
   returns how far it came. */
static size_t take_bytes(struct census *census, struct str text, size_t at,
                         size_t end)
{
    for (; at < end; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];

        if (byte >= 0x80)
            return take_stretch(census, text, at);
        census->bytes[byte] |= byte < 0x20 || byte == 0x7F;
    }
    return at;
}

void census_take(struct census *census, struct str text)
{
    const size_t step = sizeof(uint64_t);
    size_t at = 0;

    memset(census, 0, sizeof *census);
    while (at + step <= text.len)
        at = is_plain(text.ptr + at) ? at + step
                                     : take_bytes(census, text, at, at + step);
    while (at < text.len)
        at = take_bytes(census, text, at, text.len);
}

bool census_has(const struct census *census, unsigned char first,
                unsigned char last)
{
    for (unsigned byte = first; byte <= last; byte++)
        if (census->bytes[byte])
            return true;
    return false;
}

bool census_has_pair(const struct census *census, unsigned char lead,
                     unsigned char first, unsigned char last)
{
    for (unsigned byte = first; byte <= last; byte++)
        if (census->pairs[lead & 0x3F][byte & 0x3F])
            return true;
    return false;
}
