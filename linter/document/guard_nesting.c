#include "document/guard.h"
#include "document/guard_mask.h"

/* The start of a line as it is read. */
struct prefix {
    struct str text;
    size_t at;
    size_t columns; /* of white space */
    size_t marks;
};

static void skip_space(struct prefix *prefix)
{
    while (prefix->at < prefix->text.len) {
        char c = prefix->text.ptr[prefix->at];

        if (c != ' ' && c != '\t')
            return;
        prefix->columns += c == '\t' ? 4 : 1;
        prefix->at++;
    }
}

/* Bytes of the mark of a list item or a quote here; 0 if there is none. */
static size_t mark_length(const struct prefix *prefix)
{
    struct str text = prefix->text;
    size_t at = prefix->at;

    if (at < text.len && text.ptr[at] == '>')
        return 1;
    while (at < text.len && at - prefix->at < 9 && char_is_digit(text.ptr[at]))
        at++;
    if (at == text.len ||
        !str_has_char(at > prefix->at ? STR(".)") : STR("-+*"), text.ptr[at]))
        return 0;
    at++;
    if (at < text.len && text.ptr[at] != ' ' && text.ptr[at] != '\t')
        return 0;
    return at - prefix->at;
}

/* Masks the mark if it is beyond a bound. */
static void check_mark(struct guard *guard, const struct prefix *prefix,
                       size_t length, size_t at)
{
    if (prefix->marks <= GUARD_MARKS && prefix->columns <= GUARD_INDENT)
        return;
    for (size_t i = 0; i < length; i++)
        guard_mask(guard, at + i);
}

void guard_nesting(struct guard *guard, size_t line)
{
    struct span span = guard->document->lines[line];
    struct prefix prefix = {document_text(guard->document, span), 0, 0, 0};
    size_t length;

    skip_space(&prefix);
    while ((length = mark_length(&prefix)) != 0) {
        prefix.marks++;
        check_mark(guard, &prefix, length, span.start + prefix.at);
        prefix.at += length;
        skip_space(&prefix);
    }
    if (prefix.marks > GUARD_MARKS)
        guard_beyond(guard, EXCESS_MARKS, line, prefix.marks);
    else if (prefix.marks && prefix.columns > GUARD_INDENT)
        guard_beyond(guard, EXCESS_INDENT, line, prefix.columns);
}
