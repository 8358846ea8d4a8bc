#include "document/cursor.h"
#include "document/guard_mask.h"

/* A byte that is of no sequence of UTF-8, and is U+FFFD on its own. */
#define OF_NONE '\xFF'

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/*
 * Where fewer bytes are left in the line than a lead byte wants, cmark-gfm
 * takes all of them for one character that is none, ASCII too: in a list in
 * another encoding, the `)` of an address that ends with a letter.
 */
static void check_line(struct guard *guard, struct span line)
{
    struct str source = guard->document->source;
    bool torn = false;

    for (size_t left = 1; left < 4 && left <= line.end - line.start; left++) {
        struct cursor cursor = {
            .source = source, .pos = line.end - left, .end = line.end};

        if (torn && cursor_replaced(&cursor) == left)
            guard_put(guard, cursor.pos, OF_NONE);
        torn |= !is_continuation((unsigned char)source.ptr[cursor.pos]);
    }
}

void guard_utf8(struct guard *guard)
{
    const struct document *document = guard->document;

    for (size_t i = 0; i < document->nlines; i++)
        check_line(guard, document->lines[i]);
}
