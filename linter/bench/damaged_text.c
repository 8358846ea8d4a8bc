#include "bench/damaged_text.h"

#include "text/alloc.h"
#include "text/utf8.h"

void damaged_text_init(struct damaged_text *damaged)
{
    *damaged = (struct damaged_text){.chars = NULL};
    buf_init(&damaged->text);
}

void damaged_text_release(struct damaged_text *damaged)
{
    buf_release(&damaged->text);
    mem_free(damaged->chars);
}

static byte_set lost_by(const struct codepage *page, enum filter filter)
{
    if (filter == FILTER_KEPT)
        return 0;
    return filter == FILTER_STRIPPED ? page->unseen : page->undefined;
}

/* Adds one byte as the page shows it; false if it is lost. */
static bool add_byte(struct buf *text, const struct codepage *page,
                     byte_set lost, unsigned char byte)
{
    if (byte < 0xC0 && lost >> (byte & 0x3F) & 1)
        return false;
    buf_add_code_point(text, page->decode[byte - 0x80]);
    return true;
}

static void add_character(struct damaged_text *damaged, struct str bytes,
                          const struct codepage *page, byte_set lost)
{
    struct original original = {utf8_decode(bytes).code_point,
                                damaged->text.len, damaged->nlines, true};

    for (size_t i = 0; i < bytes.len; i++) {
        if (add_byte(&damaged->text, page, lost, (unsigned char)bytes.ptr[i]))
            continue;
        original.lossless = false;
        if (damaged->is_replaced)
            buf_add_code_point(&damaged->text, UTF8_REPLACEMENT);
    }
    damaged->chars = mem_grow(damaged->chars, damaged->nchars,
                              &damaged->capacity, sizeof original);
    damaged->chars[damaged->nchars++] = original;
}

static void add_line(struct damaged_text *damaged, struct str line,
                     const struct codepage *page, byte_set lost)
{
    if (utf8_skip_ascii(line, 0) == line.len)
        return;
    for (size_t at = 0; at < line.len;) {
        size_t len = utf8_decode(str_slice(line, at, line.len)).len;
        struct str bytes = str_slice(line, at, at + len);

        if (len == 1)
            buf_add(&damaged->text, bytes);
        else
            add_character(damaged, bytes, page, lost);
        at += len;
    }
    buf_add(&damaged->text, STR("\n\n"));
    damaged->nlines++;
}

void damaged_text_make(struct damaged_text *damaged, struct str clean,
                       const struct codepage *page, enum filter filter)
{
    byte_set lost = lost_by(page, filter);

    damaged->is_replaced = filter == FILTER_REPLACED;
    while (clean.len) {
        struct str line = str_cut(clean, '\n', &clean);

        add_line(damaged, line, page, lost);
    }
}

size_t damaged_text_find(const struct damaged_text *damaged, size_t offset)
{
    size_t low = 0, high = damaged->nchars;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (damaged->chars[middle].at < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
