#include "text/site_variable.h"

#include <stddef.h>

static bool is_all(struct str s, bool (*is_class)(char c))
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_class(s.ptr[i]))
            return false;
    return s.len > 0;
}

static bool takes_number(struct str *value)
{
    return is_all(*value, char_is_digit);
}

/* Where a gist stands in its author's place, no author has such a name. */
static bool takes_gist(struct str *value)
{
    return (value->len == 20 || value->len == 32) &&
           is_all(*value, char_is_hex);
}

static bool takes_asin(struct str *value)
{
    return value->len == 10 && is_all(*value, char_is_alnum);
}

static bool takes_country(struct str *value)
{
    return value->len == 2 && is_all(*value, char_is_alpha);
}

static bool is_archive_char(char c)
{
    return char_is_alpha(c) || c == '-' || c == '.';
}

/* Without the `v2` at the end. */
static struct str without_version(struct str s)
{
    size_t len = s.len;

    while (len && char_is_digit(s.ptr[len - 1]))
        len--;
    return len > 1 && len < s.len && s.ptr[len - 1] == 'v'
               ? str_slice(s, 0, len - 1)
               : s;
}

/* arXiv: `2304.08485`, before 2015 with four digits; `cs/0112017` before
   April 2007. */
static bool is_paper(struct str id)
{
    size_t slash = str_find_char(id, '/', 0), dot = 4;

    if (slash != STR_NONE)
        return is_all(str_slice(id, 0, slash), is_archive_char) &&
               id.len == slash + 8 &&
               is_all(str_slice(id, slash + 1, id.len), char_is_digit);
    return (id.len == dot + 5 || id.len == dot + 6) && id.ptr[dot] == '.' &&
           is_all(str_slice(id, 0, dot), char_is_digit) &&
           is_all(str_slice(id, dot + 1, id.len), char_is_digit);
}

static bool takes_paper(struct str *value)
{
    struct str id = *value;

    if (str_ends(id, STR(".pdf")))
        id = str_slice(id, 0, id.len - 4);
    *value = without_version(id);
    return is_paper(*value);
}

static const struct site_variable variables[] = {
    {STR_INIT("owner"), SLOT_OWNER, NULL, false},
    {STR_INIT("owners"), SLOT_OWNER, NULL, true},
    {STR_INIT("name"), SLOT_NAME, NULL, false},
    {STR_INIT("rest"), SLOT_REST, NULL, true},
    {STR_INIT("any"), SLOT_NONE, NULL, false},
    {STR_INIT("id"), SLOT_ID, NULL, false},
    {STR_INIT("ids"), SLOT_ID, NULL, true},
    {STR_INIT("number"), SLOT_ID, takes_number, false},
    {STR_INIT("paper"), SLOT_ID, takes_paper, true},
    {STR_INIT("gist"), SLOT_ID, takes_gist, false},
    {STR_INIT("asin"), SLOT_ID, takes_asin, false},
    {STR_INIT("country"), SLOT_NONE, takes_country, false},
};

const struct site_variable *site_variable(struct str piece, struct str *before)
{
    size_t open = str_find_char(piece, '{', 0);
    struct str name;

    *before = str_slice(piece, 0, open);
    if (open == STR_NONE)
        return NULL;
    name = str_slice(piece, open + 1, piece.len - 1);
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        if (str_eq(name, variables[i].name))
            return &variables[i];
    return NULL;
}
