#include "document/guard_mask.h"

/* A byte that is of no sequence of UTF-8, and is U+FFFD on its own. */
#define OF_NONE '\xFF'

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* The bytes of the sequence that a byte begins, for cmark-gfm. */
static size_t sequence_length(unsigned char lead)
{
    if (lead >= 0xF0)
        return lead < 0xF8 ? 4 : 0;
    return lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 0;
}

/*
 * Where fewer bytes are left in the line than a lead byte wants, cmark-gfm
 * takes all of them for one character that is none, ASCII too: in a list in
 * another encoding, the `)` of an address that ends with a letter.
 */
static void check_line(struct guard *guard, struct span line)
{
    const char *source = guard->document->source.ptr;
    bool torn = false;

    for (size_t left = 1; left < 4 && left <= line.end - line.start; left++) {
        size_t at = line.end - left;
        unsigned char byte = (unsigned char)source[at];

        if (torn && sequence_length(byte) > left)
            guard_put(guard, at, OF_NONE);
        torn |= !is_continuation(byte);
    }
}

void guard_utf8(struct guard *guard)
{
    const struct document *document = guard->document;

    for (size_t i = 0; i < document->nlines; i++)
        check_line(guard, document->lines[i]);
}
