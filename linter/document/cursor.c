#include "document/cursor.h"

#include <string.h>

#include <cmark-gfm.h>

#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>

/* A longer entity has no name that HTML knows. */
enum { LONGEST_ENTITY = 40 };

static bool at_line_end(const struct cursor *cursor)
{
    char c = cursor->source.ptr[cursor->pos];

    return c == '\n' || c == '\r';
}

static bool at_cell_pipe(const struct cursor *cursor)
{
    return cursor->cell && cursor->pos + 1 < cursor->end &&
           cursor->source.ptr[cursor->pos] == '\\' &&
           cursor->source.ptr[cursor->pos + 1] == '|';
}

int cursor_peek(const struct cursor *cursor)
{
    if (cursor->pos >= cursor->end)
        return -1;
    if (at_line_end(cursor))
        return '\n';
    if (at_cell_pipe(cursor))
        return '|';
    return (unsigned char)cursor->source.ptr[cursor->pos];
}

static void skip_indentation(struct cursor *cursor)
{
    while (cursor->pos < cursor->end &&
           (cursor->source.ptr[cursor->pos] == ' ' ||
            cursor->source.ptr[cursor->pos] == '\t'))
        cursor->pos++;
}

/* The line end and the container marks of the line behind it. */
static void next_line(struct cursor *cursor)
{
    size_t quotes = cursor->quotes;

    if (cursor->source.ptr[cursor->pos] == '\r' &&
        cursor->pos + 1 < cursor->end &&
        cursor->source.ptr[cursor->pos + 1] == '\n')
        cursor->pos++;
    cursor->pos++;
    skip_indentation(cursor);
    while (quotes-- && cursor->pos < cursor->end &&
           cursor->source.ptr[cursor->pos] == '>') {
        cursor->pos++;
        skip_indentation(cursor);
    }
}

void cursor_next(struct cursor *cursor)
{
    if (cursor->pos >= cursor->end)
        return;
    if (at_line_end(cursor))
        next_line(cursor);
    else
        cursor->pos += at_cell_pipe(cursor) ? 2 : 1;
}

bool cursor_take(struct cursor *cursor, char c)
{
    if (cursor_peek(cursor) != (unsigned char)c)
        return false;
    cursor_next(cursor);
    return true;
}

size_t cursor_take_run(struct cursor *cursor, char c, size_t most)
{
    size_t count = 0;

    while (count < most && cursor_take(cursor, c))
        count++;
    return count;
}

void cursor_skip_blank(struct cursor *cursor, bool lines)
{
    int c;

    while ((c = cursor_peek(cursor)) == ' ' || c == '\t' ||
           (lines && c == '\n'))
        cursor_next(cursor);
}

/*
 * An entity at the cursor, an ampersand, if it gives the front of `literal`:
 * how many bytes of the literal, or 0.
 */
static size_t match_entity(struct cursor *cursor, struct str literal)
{
    size_t left = cursor->end - cursor->pos - 1, used = 0;
    const char *name = cursor->source.ptr + cursor->pos + 1;
    cmark_strbuf text;
    bufsize_t taken;

    cmark_strbuf_init(cmark_get_default_mem_allocator(), &text, 0);
    if (left > LONGEST_ENTITY)
        left = LONGEST_ENTITY;
    taken = houdini_unescape_ent(&text, (const uint8_t *)name, (bufsize_t)left);
    if (taken > 0 && text.size > 0 && (size_t)text.size <= literal.len &&
        !memcmp(text.ptr, literal.ptr, (size_t)text.size)) {
        used = (size_t)text.size;
        cursor->pos += (size_t)taken + 1;
    }
    cmark_strbuf_free(&text);
    return used;
}

/* A backslash before punctuation stands for the punctuation. */
static bool match_escape(struct cursor *cursor, char literal)
{
    struct cursor behind = *cursor;
    int c;

    cursor_next(&behind);
    c = cursor_peek(&behind);
    if (c < 0 || c > 0x7e || !char_is_punct((char)c) || (char)c != literal)
        return false;
    cursor_next(&behind);
    *cursor = behind;
    return true;
}

/* Bytes that cmark-gfm shows as U+FFFD: how many of the literal, or 0. */
static size_t match_replaced(struct cursor *cursor, struct str literal)
{
    struct str shown = STR("\xEF\xBF\xBD");
    size_t taken = cursor_replaced(cursor);

    if (!taken || !str_starts(literal, shown))
        return 0;
    cursor->pos += taken;
    if (cursor->pos > cursor->end)
        cursor->pos = cursor->end;
    return shown.len;
}

/* Takes what gave the front of `literal`: how many bytes of it, or 0. */
static size_t match_one(struct cursor *cursor, struct str literal,
                        enum literal mode)
{
    int c = cursor_peek(cursor);
    size_t used;

    if (c == '&' && mode != LITERAL_RAW) {
        used = match_entity(cursor, literal);
        if (used)
            return used;
    }
    if (c == '\\' && mode == LITERAL_TEXT &&
        match_escape(cursor, literal.ptr[0]))
        return 1;
    used = match_replaced(cursor, literal);
    if (used)
        return used;
    if (c != (unsigned char)literal.ptr[0])
        return 0;
    cursor_next(cursor);
    return 1;
}

/* Bytes that may stand for something else; the last may begin a U+FFFD that
   replaces it. */
static const bool stands_for_other[256] = {
    ['\\'] = true, ['&'] = true, ['\n'] = true, ['\r'] = true, [0xEF] = true};

/* Takes what is the same in both and stands for itself: nearly everything.
   Returns how many bytes. */
static size_t match_plain(struct cursor *cursor, struct str literal)
{
    const char *source = cursor->source.ptr + cursor->pos;
    size_t most = cursor->end - cursor->pos, len = 0;

    if (most > literal.len)
        most = literal.len;
    while (len < most && source[len] == literal.ptr[len] &&
           !stands_for_other[(unsigned char)source[len]])
        len++;
    cursor->pos += len;
    return len;
}

bool cursor_match(struct cursor *cursor, struct str literal, enum literal mode)
{
    struct cursor ahead = *cursor;
    size_t i = match_plain(&ahead, literal);

    while (i < literal.len) {
        size_t used =
            match_one(&ahead, str_slice(literal, i, literal.len), mode);

        if (!used)
            return false;
        i += used;
        i += match_plain(&ahead, str_slice(literal, i, literal.len));
    }
    *cursor = ahead;
    return true;
}
