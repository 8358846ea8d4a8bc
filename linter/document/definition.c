/*
 * Reference definitions at the start of a paragraph (CommonMark 0.29, 4.7):
 * cmark-gfm takes them out of the paragraph and leaves no trace of them.
 */
#include "document/build.h"

static bool take_label(struct cursor *cursor)
{
    size_t taken = 0;

    if (!cursor_take(cursor, '['))
        return false;
    while (cursor_peek(cursor) >= 0 && cursor_peek(cursor) != ']') {
        if (cursor_peek(cursor) == '[' || taken++ > 1000)
            return false;
        if (cursor_take(cursor, '\\') && cursor_peek(cursor) < 0)
            return false;
        cursor_next(cursor);
    }
    return taken && cursor_take(cursor, ']') && cursor_take(cursor, ':');
}

static bool take_angled(struct cursor *cursor)
{
    while (cursor_peek(cursor) >= 0 && cursor_peek(cursor) != '\n') {
        if (cursor_take(cursor, '>'))
            return true;
        cursor_take(cursor, '\\');
        cursor_next(cursor);
    }
    return false;
}

static bool take_address(struct cursor *cursor)
{
    size_t start = cursor->pos;
    int c;

    if (cursor_take(cursor, '<'))
        return take_angled(cursor);
    while ((c = cursor_peek(cursor)) > ' ')
        cursor_next(cursor);
    return cursor->pos > start;
}

static bool at_line_end(struct cursor *cursor)
{
    cursor_skip_blank(cursor, false);
    return cursor_peek(cursor) < 0 || cursor_take(cursor, '\n');
}

static bool take_title(struct cursor *cursor)
{
    int open = cursor_peek(cursor);
    char close = open == '(' ? ')' : (char)open;

    if (open != '"' && open != '\'' && open != '(')
        return false;
    cursor_next(cursor);
    while (cursor_peek(cursor) >= 0) {
        if (cursor_take(cursor, close))
            return true;
        cursor_take(cursor, '\\');
        cursor_next(cursor);
    }
    return false;
}

/* A title that something follows on its line is none: then the line ended
   behind the address, or it was no definition. */
static bool take_definition(struct cursor *cursor)
{
    struct cursor ahead = *cursor, behind_address;

    if (!take_label(&ahead))
        return false;
    cursor_skip_blank(&ahead, true);
    if (!take_address(&ahead))
        return false;
    behind_address = ahead;
    cursor_skip_blank(&ahead, true);
    if (take_title(&ahead) && at_line_end(&ahead)) {
        *cursor = ahead;
        return true;
    }
    if (!at_line_end(&behind_address))
        return false;
    *cursor = behind_address;
    return true;
}

void definition_skip(struct cursor *cursor)
{
    while (take_definition(cursor))
        continue;
}
