#include "reports/file_uri.h"

#include <stdbool.h>

static bool is_unreserved(char c)
{
    return char_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static void add_segment(struct buf *out, struct str segment)
{
    for (size_t i = 0; i < segment.len; i++) {
        char c = segment.ptr[i];

        if (is_unreserved(c))
            buf_add_char(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
    }
}

/* Takes the last segment away for a `..`, which is left to stand where that
   is not possible. Nothing is above the root. */
static bool step_back(struct buf *out, size_t root, bool absolute)
{
    size_t last = out->len;

    if (last == root)
        return absolute;
    while (last > root && out->ptr[last - 1] != '/')
        last--;
    if (str_eq(str_slice(buf_str(out), last, out->len), STR("..")))
        return false;
    buf_cut(out, last > root ? last - 1 : root);
    return true;
}

void file_uri_add(struct buf *out, const char *path)
{
    struct str rest = str_from(path);
    bool absolute = *path == '/';
    size_t root;

    buf_add(out, absolute ? STR("file:///") : STR(""));
    root = out->len;
    while (rest.len) {
        struct str segment = str_cut(rest, '/', &rest);

        if (!segment.len || str_eq(segment, STR(".")))
            continue;
        if (str_eq(segment, STR("..")) && step_back(out, root, absolute))
            continue;
        if (out->len > root)
            buf_add_char(out, '/');
        add_segment(out, segment);
    }
    if (out->len == root && !absolute)
        buf_add_char(out, '.');
}
