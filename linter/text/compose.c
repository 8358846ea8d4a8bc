#include "text/compose.h"

#include <stdbool.h>

#include <utf8proc.h>

#include "text/nfc.h"
#include "text/utf8.h"

/* A character decomposes into four at most. */
enum { APART_MOST = 4 * COMPOSE_MOST };

static bool continues(struct utf8_char c)
{
    return c.valid && (utf8_is_mark(c.code_point) || nfc_is_mark(c.code_point));
}

/* The end of the letter with its marks that begins at the offset. */
static size_t cluster_end(struct str text, size_t at)
{
    struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

    for (int count = 1; count <= COMPOSE_MOST; count++) {
        at += c.len;
        c = utf8_decode(str_slice(text, at, text.len));
        if (at >= text.len || !continues(c))
            break;
    }
    return at;
}

static void add_cluster(struct buf *out, struct str cluster)
{
    const int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_int32_t apart[APART_MOST + 1]; /* the last is for a NUL */
    utf8proc_ssize_t count = utf8proc_decompose(
        (const utf8proc_uint8_t *)cluster.ptr, (utf8proc_ssize_t)cluster.len,
        apart, APART_MOST, options);

    if (count > 0 && count <= APART_MOST)
        count = utf8proc_reencode(apart, count, options);
    else
        count = 0;
    if (count > 0)
        cluster = (struct str){(const char *)apart, (size_t)count};
    buf_add(out, cluster);
}

void compose_add(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        size_t plain = utf8_skip_ascii(text, at), end;

        /* The last byte of ASCII may have a mark. */
        if (plain < text.len && plain > at)
            plain--;
        buf_add(out, str_slice(text, at, plain));
        end = plain < text.len ? cluster_end(text, plain) : plain;
        if (plain < end)
            add_cluster(out, str_slice(text, plain, end));
        at = end;
    }
}
