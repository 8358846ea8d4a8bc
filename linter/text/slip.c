#include "text/slip.h"

#include "text/bytes.h"
#include "text/url.h"

/* How a scheme is written and what it is; `hxxp`, which keeps an address from
   being followed, is no slip. */
static const struct {
    const char *written, *meant;
} spellings[] = {
    {"http", "http"},    {"https", "https"},   {"htp", "http"},
    {"htt", "http"},     {"ttp", "http"},      {"htttp", "http"},
    {"hhttp", "http"},   {"htpp", "http"},     {"httpp", "http"},
    {"hthttp", "http"},  {"hppt", "http"},     {"hptt", "http"},
    {"htps", "https"},   {"htts", "https"},    {"ttps", "https"},
    {"tps", "https"},    {"hhttps", "https"},  {"htttps", "https"},
    {"httpps", "https"}, {"htpps", "https"},   {"httpss", "https"},
    {"httsp", "https"},  {"hptts", "https"},   {"hpttps", "https"},
    {"htpts", "https"},  {"hhtps", "https"},   {"httos", "https"},
    {"httpa", "https"},  {"hthttps", "https"}, {"ahttps", "https"},
    {"thttps", "https"}, {"hthtps", "https"},
};

/* What the address begins with. */
struct front {
    struct str word;
    bool right; /* the word is http or https */
    const char *meant;
    struct str colon; /* all between the word and the slashes */
    struct str slashes;
    struct str rest;
};

static struct str cut_word(struct str *rest)
{
    size_t len = 0;
    struct str word;

    while (len < rest->len && char_is_alpha(rest->ptr[len]))
        len++;
    word = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return word;
}

/* Cuts off what is made of the marks. */
static struct str cut_marks(struct str *rest, const char *const *marks,
                            size_t count)
{
    struct str all = *rest;

    for (size_t i = 0; i < count;) {
        struct str mark = str_from(marks[i++]);

        if (str_starts(*rest, mark)) {
            *rest = str_slice(*rest, mark.len, rest->len);
            i = 0;
        }
    }
    return str_slice(all, 0, all.len - rest->len);
}

/* Most words are no spelling of a scheme, and need no look at the table. */
static bool may_be_scheme(struct str word)
{
    enum { SHORTEST = 3, LONGEST = 7 };
    char first;

    if (word.len < SHORTEST || word.len > LONGEST)
        return false;
    first = char_lower(word.ptr[0]);
    return first == 'h' || first == 't' || first == 'a';
}

/* Finds the spelling that the word is. */
static bool read_word(struct front *front)
{
    if (!may_be_scheme(front->word))
        return false;
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++) {
        if (!str_eq_nocase(front->word, str_from(spellings[i].written)))
            continue;
        front->meant = spellings[i].meant;
        front->right = i < 2;
        return true;
    }
    return false;
}

static bool read_front(struct str address, struct front *front)
{
    static const char *const colons[] = {":", ";", "：", "；"};
    static const char *const slashes[] = {"/", "\\", "／"};

    front->rest = address;
    front->word = cut_word(&front->rest);
    if (!read_word(front))
        return false;
    front->colon = cut_marks(&front->rest, colons, 4);
    front->slashes = cut_marks(&front->rest, slashes, 3);
    return true;
}

/* The name up to what may follow it; empty if it has no dot inside. */
static struct str cut_host(struct str rest)
{
    enum { LONGEST_HOST = 253 };
    size_t len = 0, dot = 0;

    while (len < rest.len && len < LONGEST_HOST &&
           (char_is_alnum(rest.ptr[len]) || (rest.ptr[len] & 0x80) ||
            str_has_char(STR(".-_"), rest.ptr[len]))) {
        if (rest.ptr[len] == '.' && len)
            dot = len;
        len++;
    }
    return dot && dot + 1 < len ? str_slice(rest, 0, len) : STR("");
}

/* Another address right behind the scheme. */
static bool is_twice(struct str rest)
{
    struct front front;

    return read_front(rest, &front) && front.right && front.slashes.len > 1 &&
           cut_host(front.rest).len;
}

static bool has_wide(struct str marks)
{
    for (size_t i = 0; i < marks.len; i++)
        if (marks.ptr[i] & 0x80)
            return true;
    return false;
}

/* What is wrong between the word and the host; false if nothing is. */
static bool judge_marks(const struct front *front, enum slip_kind *kind)
{
    bool two = str_eq(front->slashes, STR("//"));
    bool colon = str_eq(front->colon, STR(":"));

    if (has_wide(front->colon) || has_wide(front->slashes))
        *kind = SLIP_FULLWIDTH;
    else if (str_has_char(front->slashes, '\\'))
        *kind = SLIP_BACKSLASH;
    else if (!front->colon.len && two)
        *kind = SLIP_NO_COLON;
    else if (!colon && two)
        *kind = SLIP_MARK;
    else if (colon && front->slashes.len == 1)
        *kind = SLIP_ONE_SLASH;
    else
        return false;
    return front->slashes.len && (front->colon.len || two);
}

/* Whether the front of an address is right, and no other front follows it. */
static bool is_right(struct str address)
{
    size_t host = url_web_front(address);

    return host && host < address.len && char_is_alnum(address.ptr[host]) &&
           char_lower(address.ptr[host]) != 'h';
}

bool slip_read(struct str address, struct slip *found)
{
    struct front front;

    if (is_right(address) || !read_front(address, &front))
        return false;
    found->written = str_slice(address, 0, address.len - front.rest.len);
    found->meant = str_eq(str_from(front.meant), STR("http")) ? STR("http://")
                                                              : STR("https://");
    found->host = cut_host(front.rest);
    if (front.right && front.colon.len && is_twice(front.rest)) {
        found->kind = SLIP_TWICE;
        found->meant = STR("");
        return true;
    }
    if (!found->host.len)
        return false;
    if (front.right)
        return judge_marks(&front, &found->kind);
    found->kind = SLIP_MISSPELT;
    return front.slashes.len > 1 && front.colon.len;
}

/* Whether a letter or digit stands before the offset. */
static bool is_glued(struct str text, size_t at)
{
    return at && char_is_alnum(text.ptr[at - 1]);
}

size_t slip_find(struct str text, size_t from, struct slip *found)
{
    static const unsigned char marks[256] = {
        [':'] = 1, [';'] = 1, ['/'] = 1, ['\\'] = 1, [0xEF] = 1};
    size_t mark = from;

    for (; (mark = bytes_find(text, mark, marks)) < text.len; mark++) {
        size_t at = mark;

        while (at > from && char_is_alpha(text.ptr[at - 1]))
            at--;
        if (at < mark && !is_glued(text, at) &&
            slip_read(str_slice(text, at, text.len), found))
            return at;
    }
    return STR_NONE;
}
