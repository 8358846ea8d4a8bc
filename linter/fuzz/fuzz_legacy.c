/*
 * Bytes that are no UTF-8: what is read of them lies in the text and in order,
 * is UTF-8, holds bytes that were none, and all that it says it took from
 * there: read strictly in that encoding, its bytes are characters of it.
 */
#include "input.h"
#include "target.h"
#include "text/charset.h"
#include "text/legacy.h"
#include "text/utf8.h"

static const struct charset *charset_of(const char *name)
{
    const struct charset *all = charsets();

    for (size_t i = 0; i < CHARSET_COUNT; i++)
        if (str_eq(str_from(all[i].name), str_from(name)))
            return &all[i];
    return NULL;
}

/* Each of them is in the whole, in that order. */
static bool is_drawn_from(struct str bytes, struct str whole)
{
    size_t at = 0;

    for (size_t i = 0; i < bytes.len; i++) {
        at = str_find_char(whole, bytes.ptr[i], at);
        if (at++ == STR_NONE)
            return false;
    }
    return true;
}

static void promise_reading(struct str source,
                            const struct legacy_reading *reading)
{
    const struct charset *charset = charset_of(reading->encoding);
    struct str part = str_slice(source, reading->start, reading->end);

    promise(charset != NULL, "the encoding is one that is known");
    promise_of(utf8_invalid(part, 0) < part.len,
               "what is read is no UTF-8 as it stands", part);
    promise_utf8(reading->text);
    promise_of(is_drawn_from(reading->bytes, part),
               "the bytes in the encoding stand there", part);
    for (size_t at = 0; at < reading->bytes.len;) {
        struct utf8_char c = charset_decode(
            charset, str_slice(reading->bytes, at, reading->bytes.len));

        promise_of(c.valid && c.len > 0,
                   "the bytes are characters of the encoding", part);
        at += c.len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str source = input_of(data, size);
    struct legacy_readings readings;
    struct arena arena;
    size_t last = 0;

    arena_init(&arena);
    readings = legacy_read(&arena, source);
    for (size_t i = 0; i < readings.count; i++) {
        const struct legacy_reading *reading = &readings.items[i];

        promise(last <= reading->start && reading->start < reading->end &&
                    reading->end <= size,
                "readings are in the text and in order");
        last = reading->end;
        promise_reading(source, reading);
    }
    arena_release(&arena);
    return 0;
}
