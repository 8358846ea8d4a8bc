#include "reports/json_text.h"

#include "text/alloc.h"
#include "text/buf.h"
#include "text/utf8.h"

json_t *json_must(json_t *value)
{
    mem_require(value != NULL);
    return value;
}

/* Each byte that is not UTF-8 becomes one U+FFFD. */
static json_t *repaired_text(struct str s)
{
    struct buf text;
    json_t *value;

    buf_init(&text);
    for (size_t at = 0; at < s.len;) {
        size_t end = utf8_invalid(s, at);

        buf_add(&text, str_slice(s, at, end));
        if (end < s.len)
            buf_add_code_point(&text, UTF8_REPLACEMENT);
        at = end + 1;
    }
    value = json_stringn(buf_str(&text).ptr, text.len);
    buf_release(&text);
    return json_must(value);
}

bool json_is_exact(struct str s)
{
    return utf8_invalid(s, 0) == s.len;
}

json_t *json_text(struct str s)
{
    return json_is_exact(s) ? json_must(json_stringn(s.ptr, s.len))
                            : repaired_text(s);
}

json_t *json_text_from(const char *string)
{
    return json_text(str_from(string));
}

json_int_t json_number(size_t number)
{
    return (json_int_t)number;
}

static int collect(const char *bytes, size_t len, void *text)
{
    buf_add(text, (struct str){bytes, len});
    return 0;
}

/*
 * Writes the text, which is `depth` arrays and objects deep. The exact text of
 * an edit has not been through the printable-text gate and may hold `##[`, a
 * command of the GitHub runner, or DEL, which jansson lets through. In JSON
 * they can only stand inside a string, where an escape means the same.
 */
static void write_text(FILE *out, struct str json, int depth)
{
    for (size_t i = 0; i < json.len; i++) {
        if (str_starts(str_slice(json, i, json.len), STR("##[")))
            fputs("\\u0023", out);
        else if (json.ptr[i] == 0x7F)
            fputs("\\u007F", out);
        else
            fputc(json.ptr[i], out);
        if (json.ptr[i] == '\n')
            fprintf(out, "%*s", depth, "");
    }
}

static void dump(FILE *out, json_t *value, size_t flags, int depth)
{
    struct buf text;

    buf_init(&text);
    mem_require(json_dump_callback(value, collect, &text,
                                   flags | JSON_ENSURE_ASCII | JSON_ENCODE_ANY |
                                       JSON_REAL_PRECISION(15)) == 0);
    json_decref(value);
    write_text(out, buf_str(&text), depth);
    buf_release(&text);
}

void json_write(FILE *out, json_t *value, int depth)
{
    dump(out, value, JSON_INDENT(1), depth);
}

void json_write_line(FILE *out, json_t *value)
{
    dump(out, value, JSON_COMPACT, 0);
}
