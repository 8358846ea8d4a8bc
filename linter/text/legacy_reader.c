#include "text/legacy_reader.h"

#include <utf8proc.h>

#include "text/buf.h"
#include "text/legacy_cost.h"

/* Longer runs that are UTF-8 are not so by chance. */
enum { RUN_MOST = 64 };

/* How much more probable a run that is UTF-8 must be in the encoding of its
   line to be that. */
#define DOUBT 4

static bool is_high(struct str bytes, size_t at)
{
    return at < bytes.len && (unsigned char)bytes.ptr[at] >= 0x80;
}

size_t legacy_run_end(struct str bytes, size_t at)
{
    while (is_high(bytes, at))
        at++;
    return at;
}

/* What the run costs in a language of the encoding; less than nothing if it
   does not end with a character. */
static double cost_run(const struct charset *charset,
                       const struct model *language, struct str run)
{
    double cost = 0;

    for (size_t at = 0; at < run.len;) {
        struct utf8_char c =
            charset_decode(charset, str_slice(run, at, run.len));

        if (!c.valid || at + c.len > run.len)
            return -1;
        cost += legacy_cost_alone(language, c.code_point);
        at += c.len;
    }
    return cost;
}

/* Whether a run of a line is UTF-8, though the line as a whole is not. Pairs of
   bytes look like that now and then, but hardly beside ASCII letters. */
static bool is_kept(const struct charset *charset, struct str run, bool beside)
{
    double doubt = beside ? DOUBT : charset->pairs ? -DOUBT : 0;
    double utf8;

    if (utf8_invalid(run, 0) < run.len)
        return false;
    if (run.len > RUN_MOST)
        return true;
    utf8 = legacy_cost_utf8(run);
    for (size_t i = 0; i < charset->nown; i++) {
        double cost = cost_run(charset, charset->languages[i], run);

        if (cost >= 0 && cost + doubt <= utf8)
            return false;
    }
    return true;
}

static bool is_letter(struct str bytes, size_t at)
{
    return at < bytes.len && char_is_alpha(bytes.ptr[at]);
}

/* Looks at the run that begins where the reader is. */
static void look_at_run(struct legacy_reader *reader)
{
    struct str bytes = reader->bytes;
    size_t start = reader->at, end = legacy_run_end(bytes, start);
    bool beside = (start && !reader->wide && is_letter(bytes, start - 1)) ||
                  is_letter(bytes, end);

    reader->end = end;
    reader->kept =
        is_kept(reader->charset, str_slice(bytes, start, end), beside);
}

struct utf8_char legacy_next(struct legacy_reader *reader)
{
    struct str rest = str_slice(reader->bytes, reader->at, reader->bytes.len);
    struct utf8_char c;

    if (is_high(rest, 0) && reader->at >= reader->end)
        look_at_run(reader);
    reader->kept = reader->kept && reader->at < reader->end;
    c = reader->kept ? utf8_decode(rest)
                     : charset_decode(reader->charset, rest);
    reader->at += c.len;
    reader->wide = c.len > 1;
    return c;
}

uint32_t legacy_compose(uint32_t letter, uint32_t mark)
{
    utf8proc_int32_t parts[8];
    char bytes[8];
    size_t len;
    utf8proc_ssize_t count;

    if (mark < 0x300 || mark > 0x36F)
        return 0;
    len = utf8_encode(letter, bytes);
    len += utf8_encode(mark, bytes + len);
    count =
        utf8proc_decompose((const utf8proc_uint8_t *)bytes,
                           (utf8proc_ssize_t)len, parts, 8, UTF8PROC_DECOMPOSE);
    count = utf8proc_normalize_utf32(parts, count, UTF8PROC_COMPOSE);
    return count == 1 ? (uint32_t)parts[0] : 0;
}

/* A reading that is being written. */
struct writer {
    struct buf text, bytes;
    size_t len;    /* of the text up to the last character read */
    uint32_t last; /* the last character, */
    size_t at;     /* which begins here in the text */
};

/* What is UTF-8 already stays as it is. */
static void write_character(struct writer *writer, uint32_t code_point,
                            bool is_read)
{
    uint32_t composed = is_read ? legacy_compose(writer->last, code_point) : 0;

    if (composed)
        writer->text.len = writer->at;
    writer->last = composed ? composed : code_point;
    writer->at = writer->text.len;
    buf_add_code_point(&writer->text, writer->last);
}

/* Adds a character of the line. The text begins with the first one read, or the
   letter before it that its mark belongs to. */
static void write_next(struct writer *writer, struct legacy_reading *reading,
                       const struct legacy_reader *reader, size_t at,
                       uint32_t c)
{
    struct str bytes = str_slice(reader->bytes, at, reader->at);
    bool is_read = is_high(bytes, 0) && !reader->kept;

    if (!reading->end) {
        if (!is_read || !legacy_compose(writer->last, c))
            buf_clear(&writer->text);
        reading->start = at - writer->text.len;
    }
    if (is_read) {
        reading->end = reader->at;
        buf_add(&writer->bytes, bytes);
    }
    write_character(writer, c, is_read);
    if (is_read)
        writer->len = writer->text.len;
}

struct legacy_reading legacy_convert(struct arena *arena,
                                     const struct charset *charset,
                                     struct str bytes)
{
    struct legacy_reader reader = {.charset = charset, .bytes = bytes};
    struct legacy_reading reading = {.encoding = charset->name};
    struct writer writer = {.len = 0};

    buf_init(&writer.text);
    buf_init(&writer.bytes);
    while (reader.at < bytes.len) {
        size_t at = reader.at;
        struct utf8_char c = legacy_next(&reader);

        write_next(&writer, &reading, &reader, at, c.code_point);
    }
    reading.text =
        str_copy(arena, str_slice(buf_str(&writer.text), 0, writer.len));
    reading.bytes = str_copy(arena, buf_str(&writer.bytes));
    buf_release(&writer.text);
    buf_release(&writer.bytes);
    return reading;
}
