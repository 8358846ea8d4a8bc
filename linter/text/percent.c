#include "text/percent.h"

int percent_byte(struct str s, size_t at)
{
    if (at + 2 >= s.len || s.ptr[at] != '%' || !char_is_hex(s.ptr[at + 1]) ||
        !char_is_hex(s.ptr[at + 2]))
        return -1;
    return char_hex_value(s.ptr[at + 1]) * 16 + char_hex_value(s.ptr[at + 2]);
}

struct str percent_decode(struct arena *arena, struct str s)
{
    char *out = arena_alloc(arena, s.len + 1);
    size_t len = 0;

    for (size_t at = 0; at < s.len; at++) {
        int byte = percent_byte(s, at);

        out[len++] = byte < 0 ? s.ptr[at] : (char)byte;
        at += byte < 0 ? 0 : 2;
    }
    return (struct str){out, len};
}
