#include "text/buf.h"

#include <stdio.h>
#include <string.h>

#include "text/alloc.h"
#include "text/utf8.h"

void buf_init(struct buf *buf)
{
    *buf = (struct buf){0};
}

void buf_release(struct buf *buf)
{
    mem_free(buf->ptr);
    buf_init(buf);
}

void buf_clear(struct buf *buf)
{
    buf_cut(buf, 0);
}

void buf_cut(struct buf *buf, size_t len)
{
    if (len > buf->len)
        return;
    buf->len = len;
    if (buf->ptr)
        buf->ptr[len] = '\0';
}

void buf_fit(struct buf *buf)
{
    if (!buf->ptr)
        return;
    buf->capacity = buf->len + 1;
    buf->ptr = mem_resize(buf->ptr, buf->capacity, 1);
}

/* Room for `more` bytes and the NUL behind them. */
static void reserve(struct buf *buf, size_t more)
{
    size_t need = buf->len + more + 1;

    if (need <= buf->capacity)
        return;
    if (need < buf->capacity * 2)
        need = buf->capacity * 2;
    if (need < 64)
        need = 64;
    buf->ptr = mem_resize(buf->ptr, need, 1);
    buf->capacity = need;
}

char *buf_room(struct buf *buf, size_t more)
{
    reserve(buf, more);
    return buf->ptr + buf->len;
}

void buf_take(struct buf *buf, size_t len)
{
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void buf_add(struct buf *buf, struct str s)
{
    char *room = buf_room(buf, s.len);

    if (s.len)
        memcpy(room, s.ptr, s.len);
    buf_take(buf, s.len);
}

void buf_add_char(struct buf *buf, char c)
{
    reserve(buf, 1);
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    enum { USUALLY_ENOUGH = 128 };
    va_list args;
    int len;

    reserve(buf, USUALLY_ENOUGH);
    va_start(args, format);
    len =
        vsnprintf(buf->ptr + buf->len, buf->capacity - buf->len, format, args);
    va_end(args);
    if (len >= 0 && (size_t)len >= buf->capacity - buf->len) {
        reserve(buf, (size_t)len);
        va_start(args, format);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
        va_end(args);
    }
    if (len > 0)
        buf->len += (size_t)len;
}

void buf_add_code_point(struct buf *buf, uint32_t code_point)
{
    char bytes[4];

    buf_add(buf, (struct str){bytes, utf8_encode(code_point, bytes)});
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->ptr ? buf->ptr : "", buf->len};
}
