/*
 * A buffer of bytes that grows: for text whose length is not known before.
 */
#ifndef LISTLINT_TEXT_BUF_H
#define LISTLINT_TEXT_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

struct buf {
    char *ptr; /* NUL-terminated once anything was added */
    size_t len;
    size_t capacity;
};

void buf_init(struct buf *buf);
void buf_release(struct buf *buf);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);

/* Takes away what stands behind the first `len` bytes. */
void buf_cut(struct buf *buf, size_t len);

/* Gives back the room behind the bytes: nothing will be added soon. */
void buf_fit(struct buf *buf);

void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* Room for so many bytes behind those that are there, or more: the space up to
   the capacity, but for one byte. Who has written to it tells how much by
   buf_take. */
char *buf_room(struct buf *buf, size_t more);
void buf_take(struct buf *buf, size_t len);

/* Adds a code point as UTF-8; U+FFFD for what is no scalar value. */
void buf_add_code_point(struct buf *buf, uint32_t code_point);

/* A view of what is in the buffer; valid until the next change. */
struct str buf_str(const struct buf *buf);

#endif
