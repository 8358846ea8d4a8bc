#include "reports/markdown_text.h"

#include "text/percent.h"
#include "text/url.h"
#include "text/utf8.h"

enum {
    SHOWN_MAX = 80,  /* characters of an address that are shown */
    LINK_MAX = 2000, /* bytes of one that is linked */
};

/* What is markup inside a line. */
static const char inside[] = "\\`*_~|<>&[]@#$";

/* What is kept in an address, besides letters and digits. */
static const char in_address[] = "-._~/:?#@!&*+,;=";

static const char tear[] = "<!-- -->";

static char at(struct str s, size_t i)
{
    return i < s.len ? s.ptr[i] : '\0';
}

/* A line may begin with a mark of a block; a cell loses its outer spaces. */
static bool is_markup(struct str s, size_t i)
{
    char c = s.ptr[i];

    if (str_has_char(str_from(inside), c))
        return true;
    if (i == 0)
        return c == ' ' || char_is_punct(c) || char_is_digit(c);
    return c == ' ' && i + 1 == s.len;
}

/* "http://", "mailto:x", ":smile:". */
static bool is_glued_colon(struct str s, size_t i)
{
    char next = at(s, i + 1);

    return char_is_alnum(next) || str_has_char(STR("/+-_"), next);
}

/* Whether GitHub might make something of this character and the next ones. */
static bool must_tear(struct str s, size_t i)
{
    switch (s.ptr[i]) {
    case '@':
    case '#':
    case '$': return true;
    case ':': return is_glued_colon(s, i);
    case '-': /* GH-1, CVE-2020-1 */
        return i && char_is_alpha(s.ptr[i - 1]) && char_is_digit(at(s, i + 1));
    case 'w':
    case 'W': return str_starts_nocase(str_slice(s, i, s.len), STR("www."));
    default: return false;
    }
}

void markdown_text(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (is_markup(text, i))
            buf_printf(out, "&#%d;", text.ptr[i]);
        else
            buf_add_char(out, text.ptr[i]);
        if (must_tear(text, i))
            buf_add(out, str_from(tear));
    }
}

/* Adds no more than SHOWN_MAX characters. */
static void add_shown(struct buf *out, struct str url)
{
    size_t end = 0;

    for (size_t n = 0; n < SHOWN_MAX && end < url.len; n++)
        end += utf8_decode(str_slice(url, end, url.len)).len;
    markdown_text(out, str_slice(url, 0, end));
    if (end < url.len)
        buf_add(out, STR("…"));
}

/* As a browser would ask for it. */
static void add_target(struct buf *out, struct str url)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        if (c == '&')
            buf_add(out, STR("&amp;"));
        else if (char_is_alnum(c) || str_has_char(str_from(in_address), c) ||
                 percent_byte(url, i) >= 0)
            buf_add_char(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

void markdown_link(struct buf *out, struct str url)
{
    bool linked = url.len <= LINK_MAX && url_is_web(url);

    if (linked)
        buf_add_char(out, '[');
    add_shown(out, url);
    if (!linked)
        return;
    buf_add(out, STR("]("));
    add_target(out, url);
    buf_add_char(out, ')');
}
