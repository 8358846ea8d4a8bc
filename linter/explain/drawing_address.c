#include "explain/drawing.h"

#include "text/printable.h"
#include "text/utf8.h"

/* The schemes that GitHub leaves in links; a link with another one is shown
   as its text. */
static const char *const schemes[] = {"http", "https", "mailto",
                                      "xmpp", "irc",   "ircs"};

/* What stands before the first colon, if that can be a scheme at all; a path
   has none. */
static bool find_scheme(struct str url, struct str *scheme)
{
    struct str rest;

    *scheme = str_cut(url, ':', &rest);
    return scheme->len < url.len && !str_has_char(*scheme, '/') &&
           !str_has_char(*scheme, '#');
}

bool draw_is_removed(struct str url)
{
    struct str scheme;

    if (!find_scheme(url, &scheme))
        return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_eq_nocase(str_trim(scheme), str_from(schemes[i])))
            return false;
    return true;
}

/* An address without a scheme is a path from here. */
static bool is_relative(struct str url)
{
    struct str scheme;

    return url.len && !str_has_char(STR("#/.?"), url.ptr[0]) &&
           !find_scheme(url, &scheme);
}

/* The byte above 0x7F that `%XX` at the offset stands for, or 0. */
static unsigned escaped(struct str url, size_t at)
{
    struct str digits = str_slice(url, at + 1, at + 3);
    int value;

    if (url.ptr[at] != '%' || digits.len < 2 || !char_is_hex(digits.ptr[0]) ||
        !char_is_hex(digits.ptr[1]))
        return 0;
    value = 16 * char_hex_value(digits.ptr[0]) + char_hex_value(digits.ptr[1]);
    return value > 0x7F ? (unsigned)value : 0;
}

/* As a browser shows it: escaped letters as letters, if they are UTF-8. */
static struct str unescape(struct arena *arena, struct str url)
{
    char *text = arena_alloc(arena, url.len + 1);
    struct str result;
    size_t len = 0;

    for (size_t i = 0; i < url.len; i++) {
        unsigned byte = escaped(url, i);

        text[len++] = byte ? (char)byte : url.ptr[i];
        i += byte ? 2 : 0;
    }
    result = (struct str){text, len};
    return utf8_invalid(result, 0) == len ? result : url;
}

struct str node_address(struct drawing *drawing, const xmlNode *node,
                        const char *name)
{
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    struct str url = unescape(drawing->arena, str_from((const char *)value));
    struct str shown = str_from(printable(drawing->arena, url));

    xmlFree(value);
    return shown;
}

void draw_address(struct drawing *drawing, struct str url)
{
    char before = drawing->text.ptr[drawing->text.len - 1];

    if (drawing->brief)
        return;
    buf_printf(&drawing->text, "%s→ %s%.*s", before == '[' ? "" : " ",
               is_relative(url) ? "./" : "", STR_ARG(url));
    if (!url.len)
        buf_add(&drawing->text, STR("\"\""));
}
