#include "text/yaml_quote.h"

#include "text/buf.h"
#include "text/printable.h"
#include "text/utf8.h"

/* What some reader of YAML takes for a truth value or for nothing. */
static bool is_word_of_yaml(struct str text)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on",
                                        "off",  "null",  "y",   "n"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(text, str_from(words[i])))
            return true;
    return false;
}

static bool is_plain_char(char c)
{
    return char_is_alnum(c) || (unsigned char)c > 0x7F ||
           str_has_char(STR(" -_./()+"), c);
}

/* Whether all of it stands for itself, without quotes. */
static bool is_plain(struct str text)
{
    if (!text.len || text.ptr[text.len - 1] == ' ' ||
        !(char_is_alnum(text.ptr[0]) || (unsigned char)text.ptr[0] > 0x7F))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_plain_char(text.ptr[i]))
            return false;
    return !is_word_of_yaml(text);
}

static bool is_printable(struct arena *arena, struct str text)
{
    return str_eq(str_from(printable(arena, text)), text);
}

static void add_escape(struct buf *out, uint32_t c)
{
    if (c == '\n')
        buf_add(out, STR("\\n"));
    else if (c == '\t')
        buf_add(out, STR("\\t"));
    else if (c > 0xFFFF)
        buf_printf(out, "\\U%08X", (unsigned)c);
    else
        buf_printf(out, c > 0xFF ? "\\u%04X" : "\\x%02X", (unsigned)c);
}

/* A character of a text in double quotes; `#` and `:` may begin a command of a
   CI runner. */
static void add_char(struct arena *arena, struct buf *out, struct str bytes,
                     struct utf8_char c)
{
    if (c.code_point == '"' || c.code_point == '\\')
        buf_printf(out, "\\%c", (int)c.code_point);
    else if (!c.valid)
        buf_add_code_point(out, UTF8_REPLACEMENT);
    else if (c.code_point == '#' || c.code_point == ':' ||
             !is_printable(arena, bytes))
        add_escape(out, c.code_point);
    else
        buf_add(out, bytes);
}

static struct str escape(struct arena *arena, struct str text)
{
    struct arena scratch;
    struct buf out;
    struct str quoted;

    arena_init(&scratch);
    buf_init(&out);
    buf_add_char(&out, '"');
    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        add_char(&scratch, &out, str_slice(text, at, at + c.len), c);
        at += c.len;
    }
    buf_add_char(&out, '"');
    quoted = str_copy(arena, buf_str(&out));
    buf_release(&out);
    arena_release(&scratch);
    return quoted;
}

struct str yaml_quote(struct arena *arena, struct str text)
{
    bool shown = is_printable(arena, text);
    bool escapes = str_has_char(text, '"') || str_has_char(text, '\\');

    if (shown && is_plain(text))
        return str_copy(arena, text);
    if (shown && !escapes)
        return str_printf(arena, "\"%.*s\"", STR_ARG(text));
    if (shown && !str_has_char(text, '\''))
        return str_printf(arena, "'%.*s'", STR_ARG(text));
    return escape(arena, text);
}
