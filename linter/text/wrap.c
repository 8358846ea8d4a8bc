#include "text/wrap.h"

#include "text/width.h"

/* The bytes of whole graphemes that fit, up to a line feed; one at least. */
static size_t fitting(struct str text, size_t width)
{
    size_t at = 0, used = 0, len;

    while (at < text.len && text.ptr[at] != '\n') {
        used += text_grapheme(str_slice(text, at, text.len), &len);
        if (used > width && at)
            break;
        at += len;
    }
    return at;
}

/* Where a line that ends at `end` at the latest is broken. */
static size_t break_before(struct str text, size_t end)
{
    size_t at = end;

    if (end == text.len || text.ptr[end] == '\n')
        return end;
    while (at && text.ptr[at] != ' ')
        at--;
    return at ? at : end;
}

static struct str trim_end(struct str line)
{
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    return line;
}

struct str wrap_line(struct str *text, size_t width)
{
    size_t end = break_before(*text, fitting(*text, width));
    struct str line = trim_end(str_slice(*text, 0, end));

    while (end < text->len && text->ptr[end] == ' ')
        end++;
    if (end < text->len && text->ptr[end] == '\n')
        end++;
    *text = str_slice(*text, end, text->len);
    return line;
}
