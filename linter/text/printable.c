#include "text/printable.h"

#include <stdbool.h>
#include <stdint.h>
#include <utf8proc.h>

#include "text/buf.h"
#include "text/bytes.h"
#include "text/utf8.h"

struct range {
    uint32_t first, last;
};

/*
 * Characters that hide, reorder or end what is shown. The joiners U+200C and
 * U+200D and the variation selectors are not among them: scripts and emoji
 * need them.
 */
static const struct range hidden[] = {
    {0x0000, 0x001F},   /* C0 */
    {0x007F, 0x009F},   /* DEL, C1 */
    {0x00AD, 0x00AD},   /* soft hyphen */
    {0x061C, 0x061C},   /* Arabic letter mark */
    {0x180E, 0x180E},   /* Mongolian vowel separator */
    {0x200B, 0x200B},   /* zero-width space */
    {0x200E, 0x200F},   /* left-to-right and right-to-left mark */
    {0x2028, 0x202E},   /* separators, bidi embeddings and overrides */
    {0x2060, 0x206F},   /* word joiner, invisible operators, isolates */
    {0xFDD0, 0xFDEF},   /* noncharacters */
    {0xFEFF, 0xFEFF},   /* byte order mark */
    {0xFFF9, 0xFFFB},   /* interlinear annotation */
    {0x1D173, 0x1D17A}, /* musical format controls */
    {0xE0000, 0xE00FF}, /* tags */
    {0xE01F0, 0xE0FFF}, /* ignorable, never assigned */
};

static bool is_hidden(uint32_t c)
{
    if (c < 0x7F)
        return c < 0x20;
    if ((c & 0xFFFE) == 0xFFFE)
        return true; /* the last two of each plane are noncharacters */
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (c <= hidden[i].last)
            return c >= hidden[i].first;
    return false;
}

/* The GitHub runner takes `##[` for a command anywhere in a line. */
static bool is_command(struct str s)
{
    return s.len >= 3 && s.ptr[0] == '#' && s.ptr[1] == '#' && s.ptr[2] == '[';
}

/* Most of what is shown is ASCII that is no control and begins no command: all
   but these. */
static const unsigned char odd[256] = {
    BYTES_BELOW_SPACE,
    ['#'] = 1,
    BYTES_FROM_DEL,
};

/* The offset at or after `from` of what may not be shown as it stands. */
static size_t skip_plain(struct str s, size_t from)
{
    while ((from = bytes_find(s, from, odd)) < s.len) {
        struct str rest = str_slice(s, from, s.len);
        struct utf8_char c = utf8_decode(rest);

        if (!c.valid || is_hidden(c.code_point) || is_command(rest))
            break;
        from += c.len;
    }
    return from;
}

static void add_character(struct buf *out, uint32_t c)
{
    if (c == '\t')
        buf_add_char(out, ' ');
    else
        buf_printf(out, "<U+%04X>", (unsigned)c);
}

/* Adds a visible form of what stands at the front; returns its bytes. */
static size_t add_visible(struct buf *out, struct str s)
{
    struct utf8_char c = utf8_decode(s);

    if (c.valid) {
        add_character(out, c.code_point);
        return c.len;
    }
    for (size_t i = 0; i < c.len; i++)
        buf_printf(out, "\\x%02x", (unsigned)(unsigned char)s.ptr[i]);
    return c.len;
}

/* White space that the runner takes off before it looks for `::`. */
static bool is_space(uint32_t c)
{
    return c == '\t' ||
           utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_ZS;
}

/* The offset of a `::` with only white space before it, or STR_NONE. */
static size_t leading_colons(struct str s)
{
    size_t at = 0;

    while (at < s.len) {
        struct utf8_char c = utf8_decode(str_slice(s, at, s.len));

        if (!c.valid || !is_space(c.code_point))
            break;
        at += c.len;
    }
    return str_starts(str_slice(s, at, s.len), STR("::")) ? at : STR_NONE;
}

/* Adds all of `s` from an offset on. */
static void add_text(struct buf *out, struct str s, size_t at)
{
    while (at < s.len) {
        size_t end = skip_plain(s, at);

        buf_add(out, str_slice(s, at, end));
        at = end;
        if (at < s.len)
            at += add_visible(out, str_slice(s, at, s.len));
    }
}

const char *printable(struct arena *arena, struct str s)
{
    size_t colons;
    struct buf out;
    const char *copy;

    if (!s.len)
        return "";
    colons = char_is_alnum(s.ptr[0]) ? STR_NONE : leading_colons(s);
    if (colons == STR_NONE && skip_plain(s, 0) == s.len)
        return arena_copy(arena, s.ptr, s.len);
    buf_init(&out);
    if (colons != STR_NONE) {
        add_text(&out, str_slice(s, 0, colons), 0);
        add_character(&out, ':');
    }
    add_text(&out, s, colons == STR_NONE ? 0 : colons + 1);
    copy = arena_copy(arena, out.ptr, out.len);
    buf_release(&out);
    return copy;
}
