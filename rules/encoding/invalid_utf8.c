#include "engine/rule.h"

/* More bytes than these say no more. */
enum { MOST_BYTES = 4 };

/* How the first bytes of a run fail to be UTF-8, by its first two bytes. */
static const struct fault {
    unsigned char first, last; /* of the first byte */
    unsigned char low, high;   /* of the second */
    unsigned char len;
    const char *name;
} faults[] = {
    {0xC0, 0xC1, 0x80, 0xBF, 2, "overlong form"},
    {0xE0, 0xE0, 0x80, 0x9F, 3, "overlong form"},
    {0xF0, 0xF0, 0x80, 0x8F, 4, "overlong form"},
    {0xED, 0xED, 0xA0, 0xBF, 3, "surrogate"},
    {0xF4, 0xF4, 0x90, 0xBF, 4, "number above U+10FFFF"},
    {0xF5, 0xF7, 0x80, 0xBF, 4, "number above U+10FFFF"},
    {0xC2, 0xF4, 0x80, 0xBF, 0, "sequence cut short"},
};

static unsigned char byte_at(struct str text, size_t at)
{
    return at < text.len ? (unsigned char)text.ptr[at] : 0;
}

static size_t count_continuation(struct str text, size_t from)
{
    size_t count = 0;

    while ((byte_at(text, from + count) & 0xC0) == 0x80)
        count++;
    return count;
}

/* What is wrong at the front of `text`, or NULL where a byte stands that can
   begin nothing. */
static const struct fault *find_fault(struct str text)
{
    unsigned char first = byte_at(text, 0), second = byte_at(text, 1);

    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct fault *fault = &faults[i];

        if (first < fault->first || first > fault->last ||
            second < fault->low || second > fault->high)
            continue;
        if (!fault->len || count_continuation(text, 1) + 1 >= fault->len)
            return fault;
    }
    return NULL;
}

/* The bytes of one fault: a surrogate is three, not one and one and one. */
static size_t fault_length(struct str text)
{
    const struct fault *fault = find_fault(text);

    return fault && fault->len ? fault->len : utf8_decode(text).len;
}

/* The end of the invalid bytes that begin at `start` without a gap. */
static size_t find_end(struct str source, size_t start)
{
    size_t end = start;

    while (end < source.len) {
        struct str rest = str_slice(source, end, source.len);

        if (utf8_decode(rest).valid)
            break;
        end += fault_length(rest);
    }
    return end;
}

static struct str list_bytes(struct check *check, struct str bytes)
{
    struct buf buf;
    struct str list;

    buf_init(&buf);
    for (size_t i = 0; i < bytes.len && i < MOST_BYTES; i++)
        buf_printf(&buf, "%s0x%02x", i ? " " : "", byte_at(bytes, i));
    if (bytes.len > MOST_BYTES)
        buf_add(&buf, STR(" …"));
    list = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return list;
}

/* Reports the bytes, which stand in the span. */
static struct finding *report_bytes(struct check *check, struct span span,
                                    struct str bytes)
{
    const struct fault *fault = find_fault(bytes);
    struct str list = list_bytes(check, bytes);

    if (fault && fault_length(bytes) == bytes.len)
        return report(check, check->document, span, "invalid UTF-8: %s %.*s",
                      fault->name, STR_ARG(list));
    if (bytes.len == 1)
        return report(check, check->document, span, "invalid UTF-8: byte %.*s",
                      STR_ARG(list));
    return report(check, check->document, span, "invalid UTF-8: %zu bytes %.*s",
                  bytes.len, STR_ARG(list));
}

static void report_read(struct check *check,
                        const struct legacy_reading *reading)
{
    struct span span = {reading->start, reading->end};
    struct finding *finding = report_bytes(check, span, reading->bytes);
    struct str said = quote(check, reading->text);

    finding_help(check, finding,
                 "save the file as UTF-8; this is perhaps %s: %.*s",
                 reading->encoding, STR_ARG(said));
    finding_edit(check, finding, span, reading->text, false);
}

/* Reports what no encoding explains, from `at` up to `end`. */
static void report_unread(struct check *check, size_t at, size_t end)
{
    struct str source = str_slice(check->document->source, 0, end);

    while ((at = utf8_invalid(source, at)) < end) {
        struct span span = {at, find_end(source, at)};
        struct finding *finding =
            report_bytes(check, span, document_text(check->document, span));

        finding_help(check, finding, "save the file as UTF-8");
        at = span.end;
    }
}

static void check_invalid_utf8(struct check *check)
{
    struct str source = check->document->source;
    struct legacy_readings readings;
    size_t at = 0;

    if (check->document->is_utf8)
        return;
    readings = legacy_read(check->arena, source);
    for (size_t i = 0; i < readings.count; i++) {
        report_unread(check, at, readings.items[i].start);
        report_read(check, &readings.items[i]);
        at = readings.items[i].end;
    }
    report_unread(check, at, source.len);
}

const struct rule rule_encoding_invalid_utf8 = {
    .code = "ENC001",
    .name = "encoding/invalid-utf8",
    .summary = "the file holds bytes that are not UTF-8",
    .rationale =
        "GitHub reads Markdown as UTF-8 and shows `�` for what is not "
        "(RFC 3629). Most such bytes are text in an older encoding, pasted "
        "by a program that did not convert it.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_invalid_utf8,
};
