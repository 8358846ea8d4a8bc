#include "engine/rule.h"

/* A longer quotation hides what the message says of it. */
enum { LONGEST = 60 };

/* The text up to the last character that ends within `most` bytes. */
static struct str cut(struct str text, size_t most)
{
    size_t end = 0;

    if (text.len <= most)
        return text;
    while (end < most) {
        size_t len = utf8_decode(str_slice(text, end, text.len)).len;

        if (end + len > most)
            break;
        end += len;
    }
    return str_slice(text, 0, end);
}

struct str quote(struct check *check, struct str text)
{
    /* Before it is cut: the front of a secret must not be shown either. */
    struct str trimmed = secret_mask(check->arena, str_trim(text));
    struct str shown = cut(trimmed, LONGEST);
    const char *dots = shown.len < trimmed.len ? "…" : "";
    struct buf buf;
    struct str quoted;

    buf_init(&buf);
    buf_add_char(&buf, '"');
    for (size_t i = 0; i < shown.len; i++) {
        char c = shown.ptr[i];

        if (c)
            buf_add_char(&buf, char_is_space(c) ? ' ' : c);
        else /* at which a format would end; GitHub shows the same */
            buf_add_code_point(&buf, UTF8_REPLACEMENT);
    }
    buf_printf(&buf, "%s\"", dots);
    quoted = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return quoted;
}
