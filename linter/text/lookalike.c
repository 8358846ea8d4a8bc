#include "text/lookalike.h"

#include <utf8proc.h>

#include "text/alloc.h"
#include "text/buf.h"
#include "text/lookalike_table.h"
#include "text/utf8.h"

/* What the character looks like; NULL: itself. */
static const char *find(uint32_t code_point)
{
    size_t low = 0, high = lookalike_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lookalikes[middle].code_point < code_point)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == lookalike_count || lookalikes[low].code_point != code_point)
        return NULL;
    return lookalikes[low].text;
}

/* In NFD, where a letter and its accents stand one by one; as it is if it is no
   UTF-8. */
static struct str decompose(struct arena *arena, struct str text)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)text.ptr,
                     (utf8proc_ssize_t)text.len, &out, options);

    if (len == UTF8PROC_ERROR_NOMEM)
        mem_exhausted();
    if (len < 0)
        return text;
    text = str_copy(arena, (struct str){(const char *)out, (size_t)len});
    mem_free(out);
    return text;
}

/* Adds what the characters from `least` on look like; the others as they are.
 */
static void add_looks(struct buf *out, struct str text, uint32_t least)
{
    while (text.len) {
        struct utf8_char c = utf8_decode(text);
        const char *look = c.code_point < least ? NULL : find(c.code_point);

        buf_add(out, look ? str_from(look) : str_slice(text, 0, c.len));
        text = str_slice(text, c.len, text.len);
    }
}

struct str lookalike_skeleton(struct arena *arena, struct str text)
{
    struct buf out;

    buf_init(&out);
    add_looks(&out, decompose(arena, text), 0);
    text = str_copy(arena, decompose(arena, buf_str(&out)));
    buf_release(&out);
    return text;
}

static bool is_ascii(struct str text)
{
    return utf8_skip_ascii(text, 0) == text.len;
}

struct str lookalike_ascii(struct arena *arena, struct str text)
{
    struct buf out;

    if (is_ascii(text))
        return STR("");
    buf_init(&out);
    add_looks(&out, decompose(arena, text), 0x80);
    text = is_ascii(buf_str(&out)) ? str_lower(arena, buf_str(&out)) : STR("");
    buf_release(&out);
    return text;
}
