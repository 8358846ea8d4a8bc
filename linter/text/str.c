#define _GNU_SOURCE /* memmem */
#include "text/str.h"

#include <stdio.h>
#include <string.h>

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (char_lower(a.ptr[i]) != char_lower(b.ptr[i]))
            return false;
    return true;
}

bool str_starts_nocase(struct str s, struct str prefix)
{
    return s.len >= prefix.len &&
           str_eq_nocase(str_slice(s, 0, prefix.len), prefix);
}

int str_compare(struct str a, struct str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;

    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t str_find(struct str s, struct str needle, size_t from)
{
    const char *hit;

    if (from > s.len || !needle.len || needle.len > s.len - from)
        return STR_NONE;
    hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : STR_NONE;
}

size_t str_find_rare(struct str s, struct str needle, size_t from)
{
    while ((from = str_find_char(s, needle.ptr[0], from)) != STR_NONE) {
        if (str_starts(str_slice(s, from, s.len), needle))
            return from;
        from++;
    }
    return STR_NONE;
}

struct str str_trim(struct str s)
{
    while (s.len && char_is_space(s.ptr[0]))
        s.ptr++, s.len--;
    while (s.len && char_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str str_cut(struct str s, char separator, struct str *rest)
{
    size_t at = str_find_char(s, separator, 0);

    if (at == STR_NONE) {
        *rest = str_slice(s, s.len, s.len);
        return s;
    }
    *rest = str_slice(s, at + 1, s.len);
    return str_slice(s, 0, at);
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){arena_copy(arena, s.ptr, s.len), s.len};
}

struct str str_lower(struct arena *arena, struct str s)
{
    char *copy = arena_copy(arena, s.ptr, s.len);

    for (size_t i = 0; i < s.len; i++)
        copy[i] = char_lower(copy[i]);
    return (struct str){copy, s.len};
}

struct str str_vprintf(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    char *text;
    int len;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        len = 0;
    text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, args);
    return (struct str){text, (size_t)len};
}

struct str str_printf(struct arena *arena, const char *format, ...)
{
    struct str text;
    va_list args;

    va_start(args, format);
    text = str_vprintf(arena, format, args);
    va_end(args);
    return text;
}
