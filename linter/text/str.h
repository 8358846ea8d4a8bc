/*
 * A view of bytes: a pointer and a length, passed by value.
 *
 * A view owns nothing and need not end in NUL. `char *` appears only at the
 * edge of a library.
 */
#ifndef LISTLINT_TEXT_STR_H
#define LISTLINT_TEXT_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "text/arena.h"

struct str {
    const char *ptr;
    size_t len;
};

/* For printf: "%.*s", STR_ARG(view). */
#define STR_ARG(s) (int)(s).len, (s).ptr

/* A view of a string literal. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/* The same, as the initializer of a static view. */
#define STR_INIT(literal)                                                      \
    {                                                                          \
        (literal), sizeof(literal) - 1                                         \
    }

/* What str_find and its kin return when there is nothing to find. */
#define STR_NONE ((size_t)-1)

/* A view of a NUL-terminated string; a null pointer is the empty view. */
static inline struct str str_from(const char *string)
{
    return (struct str){string ? string : "", string ? strlen(string) : 0};
}

/* The part from `start` up to `end`; both are cut to the view's length. */
static inline struct str str_slice(struct str s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (struct str){start ? s.ptr + start : s.ptr, end - start};
}

static inline bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (!a.len || !memcmp(a.ptr, b.ptr, a.len));
}

/* The first byte tells most apart, without a call. */
static inline bool str_starts(struct str s, struct str prefix)
{
    return !prefix.len || (s.len >= prefix.len && s.ptr[0] == prefix.ptr[0] &&
                           !memcmp(s.ptr, prefix.ptr, prefix.len));
}

static inline bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_eq(str_slice(s, s.len - suffix.len, s.len), suffix);
}

/* The same, with ASCII letters of either case alike. */
bool str_eq_nocase(struct str a, struct str b);
bool str_starts_nocase(struct str s, struct str prefix);

/* Orders by bytes, the shorter first where one begins the other. */
int str_compare(struct str a, struct str b);

/* The offset of the first `needle` at or after `from`, or STR_NONE. */
size_t str_find(struct str s, struct str needle, size_t from);

static inline size_t str_find_char(struct str s, char c, size_t from)
{
    const char *hit;

    if (from >= s.len)
        return STR_NONE;
    hit = memchr(s.ptr + from, c, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : STR_NONE;
}

/* The same as str_find, and quicker where the first byte of `needle`, which is
   not empty, is rare. */
size_t str_find_rare(struct str s, struct str needle, size_t from);

static inline bool str_has_char(struct str s, char c)
{
    return str_find_char(s, c, 0) != STR_NONE;
}

/* Without the spaces, tabs and line ends at both sides. */
struct str str_trim(struct str s);

/*
 * Splits at `separator`: the part before it is returned and `*rest` is what
 * follows; without a separator all is returned and `*rest` is empty.
 */
struct str str_cut(struct str s, char separator, struct str *rest);

/* Copies into the arena; a NUL stands behind the copy. */
struct str str_copy(struct arena *arena, struct str s);

/* ASCII letters in lower case, copied into the arena. */
struct str str_lower(struct arena *arena, struct str s);

/* printf into the arena. */
struct str str_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));
struct str str_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0), nonnull(2)));

/* ASCII classes, which no locale changes. Spaces are space, tab, LF, VT, FF
   and CR. */
static inline bool char_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline bool char_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool char_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool char_is_alnum(char c)
{
    return char_is_alpha(c) || char_is_digit(c);
}

static inline bool char_is_punct(char c)
{
    return c > ' ' && c < 0x7f && !char_is_alnum(c);
}

static inline bool char_is_hex(char c)
{
    return char_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static inline char char_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* 0 to 15; the caller has asked char_is_hex. */
static inline int char_hex_value(char c)
{
    return char_is_digit(c) ? c - '0' : char_lower(c) - 'a' + 10;
}

#endif
