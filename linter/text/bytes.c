#include "text/bytes.h"

size_t bytes_find(struct str s, size_t from, const unsigned char wanted[256])
{
    const unsigned char *bytes = (const unsigned char *)s.ptr;

    for (; from + 8 <= s.len; from += 8) {
        const unsigned char *b = bytes + from;

        if (wanted[b[0]] | wanted[b[1]] | wanted[b[2]] | wanted[b[3]] |
            wanted[b[4]] | wanted[b[5]] | wanted[b[6]] | wanted[b[7]])
            break;
    }
    while (from < s.len && !wanted[bytes[from]])
        from++;
    return from < s.len ? from : s.len;
}
