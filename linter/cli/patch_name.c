#include "cli/patch_name.h"

#include <string.h>

#include "text/buf.h"

/* The letters of escapes, and what each stands for. */
static const char escapes[] = "abtnvfr\"\\";
static const char escaped[] = "\a\b\t\n\v\f\r\"\\";

static bool is_octal(char c)
{
    return c >= '0' && c <= '7';
}

/* Reads what stands behind a backslash; 0 on failure, else its length. */
static size_t read_escape(struct str text, char *byte)
{
    const char *found;

    if (text.len >= 3 && text.ptr[0] <= '3' && is_octal(text.ptr[0]) &&
        is_octal(text.ptr[1]) && is_octal(text.ptr[2])) {
        *byte = (char)((text.ptr[0] - '0') << 6 | (text.ptr[1] - '0') << 3 |
                       (text.ptr[2] - '0'));
        return 3;
    }
    found = text.len ? memchr(escapes, text.ptr[0], sizeof escapes - 1) : NULL;
    if (!found)
        return 0;
    *byte = escaped[found - escapes];
    return 1;
}

static bool read_quoted(struct buf *name, struct str text)
{
    for (size_t i = 1; i < text.len && text.ptr[i] != '"'; i++) {
        char byte = text.ptr[i];
        size_t len = 0;

        if (byte == '\\') {
            len = read_escape(str_slice(text, i + 1, text.len), &byte);
            if (!len)
                return false;
        }
        buf_add_char(name, byte);
        i += len;
        if (i + 1 == text.len)
            return false;
    }
    return text.len > 1;
}

bool patch_name(struct arena *arena, struct str text, struct str *name)
{
    struct str rest;
    struct buf bytes;
    bool fine;

    if (!str_starts(text, STR("\""))) {
        *name = str_cut(text, '\t', &rest);
        if (str_ends(*name, STR("\r")))
            name->len--;
        return true;
    }
    buf_init(&bytes);
    fine = read_quoted(&bytes, text);
    *name = str_copy(arena, buf_str(&bytes));
    buf_release(&bytes);
    return fine;
}

bool patch_name_is_null(struct str name)
{
    return str_eq(name, STR("/dev/null"));
}

static struct str first_part(struct str name, struct str *rest)
{
    return str_cut(name, '/', rest);
}

/* Of git: `a/` and `b/`; index, work tree, commit and object. */
static bool is_prefix(struct str part)
{
    return part.len == 1 && memchr("abiwco", part.ptr[0], 6);
}

static struct str without_dot(struct str path)
{
    while (str_starts(path, STR("./"))) {
        path = str_slice(path, 2, path.len);
        while (str_starts(path, STR("/")))
            path = str_slice(path, 1, path.len);
    }
    return path;
}

struct str patch_path(struct str old, struct str new)
{
    struct str old_rest, new_rest;
    struct str from = first_part(old, &old_rest);
    struct str to = first_part(new, &new_rest);
    bool prefixed = is_prefix(from) && is_prefix(to);

    if (!new_rest.len || str_starts(new, STR("/")))
        return new;
    if (patch_name_is_null(old))
        return without_dot(is_prefix(to) ? new_rest : new);
    if (!str_eq(from, to) && (prefixed || str_eq(old_rest, new_rest)))
        return without_dot(new_rest);
    return without_dot(new);
}

struct str patch_path_of_both(struct arena *arena, struct str text,
                              struct str between)
{
    struct str old, new;
    size_t half;

    if (str_ends(text, STR("\r")))
        text.len--;
    if (text.len < between.len)
        return STR("");
    half = (text.len - between.len) / 2;
    if (!str_eq(str_slice(text, half, half + between.len), between) ||
        !patch_name(arena, str_slice(text, 0, half), &old) ||
        !patch_name(arena, str_slice(text, half + between.len, text.len), &new))
        return STR("");
    return patch_path(old, new);
}
