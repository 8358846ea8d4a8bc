#include "text/space.h"

#include <stdint.h>

#include "text/utf8.h"

static const struct space {
    uint32_t code_point;
    size_t columns;
    const char *name;
} spaces[] = {
    {0x00A0, 1, "no-break space U+00A0"},
    {0x1680, 1, "Ogham space U+1680"},
    {0x2000, 1, "en quad U+2000"},
    {0x2001, 1, "em quad U+2001"},
    {0x2002, 1, "en space U+2002"},
    {0x2003, 1, "em space U+2003"},
    {0x2004, 1, "three-per-em space U+2004"},
    {0x2005, 1, "four-per-em space U+2005"},
    {0x2006, 1, "six-per-em space U+2006"},
    {0x2007, 1, "figure space U+2007"},
    {0x2008, 1, "punctuation space U+2008"},
    {0x2009, 1, "thin space U+2009"},
    {0x200A, 1, "hair space U+200A"},
    {0x202F, 1, "narrow no-break space U+202F"},
    {0x205F, 1, "mathematical space U+205F"},
    {0x3000, 2, "ideographic space U+3000"},
};

static const struct space *find(struct str text, size_t *len)
{
    struct utf8_char c = utf8_decode(text);

    *len = c.len;
    if (c.len < 2)
        return NULL;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (spaces[i].code_point == c.code_point)
            return &spaces[i];
    return NULL;
}

bool space_may_occur(const struct census *census)
{
    return census_has_pair(census, 0xC2, 0xA0, 0xA0) ||
           census_has_pair(census, 0xE1, 0x9A, 0x9A) ||
           census_has_pair(census, 0xE2, 0x80, 0x81) ||
           census_has_pair(census, 0xE3, 0x80, 0x80);
}

size_t space_at_front(struct str text)
{
    size_t len;

    return find(text, &len) ? len : 0;
}

size_t space_find(struct str text)
{
    static const unsigned char leads[256] = {
        [0xC2] = 1, [0xE1] = 1, [0xE2] = 1, [0xE3] = 1};
    static const char seconds[256] = {
        [0x80] = 1, [0x81] = 1, [0x9A] = 1, [0xA0] = 1};
    size_t at = 0;

    while ((at = utf8_find_lead(text, at, leads)) < text.len) {
        if (at + 1 < text.len && seconds[(unsigned char)text.ptr[at + 1]] &&
            space_at_front(str_slice(text, at, text.len)))
            return at;
        at++;
    }
    return text.len;
}

size_t spaces_at_front(struct str text)
{
    size_t at = 0, len;

    while ((len = space_at_front(str_slice(text, at, text.len))))
        at += len;
    return at;
}

size_t spaces_at_end(struct str text)
{
    size_t end = text.len;

    while (end) {
        size_t len = utf8_decode_last(str_slice(text, 0, end)).len;

        if (!space_at_front(str_slice(text, end - len, end)))
            break;
        end -= len;
    }
    return text.len - end;
}

const char *space_name(struct str text)
{
    size_t len;
    const struct space *space = find(text, &len);

    return space ? space->name : "space";
}

size_t space_columns(struct str text)
{
    size_t columns = 0, len;

    for (size_t at = 0; at < text.len; at += len) {
        const struct space *space = find(str_slice(text, at, text.len), &len);

        columns += space ? space->columns : 1;
    }
    return columns;
}

/* Whether the text is a title: in quotation marks, which it does not hold. */
static bool is_title(struct str text)
{
    char last = text.len > 1 ? text.ptr[text.len - 1] : 0;

    return (text.ptr[0] == '"' || text.ptr[0] == '\'') && last == text.ptr[0] &&
           str_find_char(text, last, 1) == text.len - 1;
}

/* The spaces between an address and its title. */
static void find_gap(struct str text, struct space_faults *faults)
{
    for (size_t at = utf8_skip_ascii(text, 0); at < text.len;
         at = utf8_skip_ascii(text, at)) {
        size_t len = spaces_at_front(str_slice(text, at, text.len));

        if (len && at && at + len < text.len &&
            is_title(str_slice(text, at + len, text.len))) {
            faults->gap = at;
            faults->gap_end = at + len;
            return;
        }
        at += len ? len : utf8_decode(str_slice(text, at, text.len)).len;
    }
}

bool space_faults_read(struct str destination, struct space_faults *faults)
{
    *faults = (struct space_faults){0};
    if (utf8_skip_ascii(destination, 0) == destination.len)
        return false;
    faults->front = spaces_at_front(destination);
    if (faults->front == destination.len)
        return false;
    faults->end = spaces_at_end(destination);
    find_gap(
        str_slice(destination, faults->front, destination.len - faults->end),
        faults);
    if (faults->gap) {
        faults->gap += faults->front;
        faults->gap_end += faults->front;
    }
    return faults->front || faults->gap || faults->end;
}
