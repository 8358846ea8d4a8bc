#include "text/width.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "text/utf8.h"

enum {
    EMOJI_STYLE = 0xFE0F, /* asks for the coloured form, two columns wide */
    KEYCAP = 0x20E3,
};

/* What has been seen of a grapheme so far. */
struct grapheme {
    size_t width;       /* of the widest code point */
    size_t flags;       /* regional indicators: two of them are a flag */
    bool pictograph;    /* its first code point may be an emoji */
    bool emoji, keycap; /* it holds such a code point */
};

static int bound_class(uint32_t code_point)
{
    return (int)utf8proc_get_property((utf8proc_int32_t)code_point)->boundclass;
}

static void widen(struct grapheme *grapheme, uint32_t code_point)
{
    int width = utf8proc_charwidth((utf8proc_int32_t)code_point);

    if (width > 0 && (size_t)width > grapheme->width)
        grapheme->width = (size_t)width;
    if (bound_class(code_point) == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR)
        grapheme->flags++;
    grapheme->emoji |= code_point == EMOJI_STYLE;
    grapheme->keycap |= code_point == KEYCAP;
}

/* The selector widens what has an emoji form, and nothing else. */
static size_t total_width(const struct grapheme *grapheme)
{
    if (grapheme->flags == 2)
        return 2;
    if (grapheme->emoji && (grapheme->pictograph || grapheme->keycap))
        return 2;
    return grapheme->width;
}

static size_t scan(struct str s, struct utf8_char c, size_t *len)
{
    struct grapheme grapheme = {0};
    utf8proc_int32_t state = 0;
    uint32_t previous;

    grapheme.pictograph =
        bound_class(c.code_point) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
    *len = 0;
    do {
        widen(&grapheme, c.code_point);
        *len += c.len;
        previous = c.code_point;
        c = utf8_decode(str_slice(s, *len, s.len));
    } while (c.valid && !utf8proc_grapheme_break_stateful(
                            (utf8proc_int32_t)previous,
                            (utf8proc_int32_t)c.code_point, &state));
    return total_width(&grapheme);
}

static bool is_plain(char c)
{
    return c >= 0x20 && c < 0x7F;
}

size_t text_grapheme(struct str s, size_t *len)
{
    struct utf8_char c = utf8_decode(s);

    *len = s.len ? 1 : 0;
    if (!c.valid)
        return *len;
    if (is_plain(s.ptr[0]) && (s.len == 1 || is_plain(s.ptr[1])))
        return 1;
    return scan(s, c, len);
}

size_t text_width(struct str s)
{
    size_t width = 0, len;

    for (size_t at = 0; at < s.len; at += len)
        width += text_grapheme(str_slice(s, at, s.len), &len);
    return width;
}
