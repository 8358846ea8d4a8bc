#include "document/broken_parts.h"

#include "document/plain.h"
#include "text/words.h"

static const char *const brackets[][2] = {
    [SQUARE_OPEN] = {"[", "［"},
    [SQUARE_CLOSE] = {"]", "］"},
    [ROUND_OPEN] = {"(", "（"},
    [ROUND_CLOSE] = {")", "）"},
};

size_t bracket_width(struct str text, size_t at, enum bracket bracket)
{
    if (at >= text.len)
        return 0;
    if (text.ptr[at] == brackets[bracket][0][0])
        return 1;
    if (text.ptr[at] == brackets[bracket][1][0] &&
        str_starts(str_slice(text, at, text.len),
                   str_from(brackets[bracket][1])))
        return 3;
    return 0;
}

bool is_web_start(struct str text)
{
    static const char *const starts[] = {"http://", "https://", "www."};

    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct str start = str_from(starts[i]);

        if (str_starts_nocase(text, start))
            return text.len > start.len && char_is_alnum(text.ptr[start.len]);
    }
    return false;
}

/* Endings that nobody writes in an aside: `(config.py)` may be one. */
bool is_path(struct str text)
{
    static const char endings[] = "md html htm pdf png jpg jpeg svg gif";
    size_t dot = text.len;

    while (dot && text.ptr[dot - 1] != '.' && text.ptr[dot - 1] != '/')
        dot--;
    return str_starts(text, STR("./")) || str_starts(text, STR("../")) ||
           (dot > 1 && text.ptr[dot - 1] == '.' &&
            words_have(endings, str_slice(text, dot, text.len)));
}

static bool is_blocked(struct str text, size_t at)
{
    char c = text.ptr[at];

    return c == '<' || c == PLAIN_CODE || c == PLAIN_LINK ||
           bracket_width(text, at, SQUARE_OPEN) ||
           bracket_width(text, at, SQUARE_CLOSE);
}

/* Goes on to what ends the address: the offset of a parenthesis that it does
   not open, of white space, of what cannot be in it, or of the end. */
static size_t find_end(struct str text, size_t at, size_t *depth)
{
    while (at < text.len) {
        size_t open = bracket_width(text, at, ROUND_OPEN);
        size_t close = bracket_width(text, at, ROUND_CLOSE);

        if (char_is_space(text.ptr[at]) || is_blocked(text, at) ||
            (close && !*depth))
            break;
        *depth += open > 0;
        *depth -= close > 0;
        at += open + close ? open + close : 1;
    }
    return at;
}

/* The address goes on behind the line end if a word stands there that closes
   the parenthesis; a title does not count. */
static bool is_cut(struct str text, struct reach *reach, size_t depth)
{
    size_t at = reach->target.end + 1, end;

    while (at < text.len && text.ptr[at] == ' ')
        at++;
    if (at == text.len || text.ptr[at] == '(')
        return false;
    end = find_end(text, at, &depth);
    reach->close = bracket_width(text, end, ROUND_CLOSE);
    if (end == at || !reach->close)
        return false;
    reach->target.end = end;
    return true;
}

/* Whether a title stands behind the address: its end is what is wrong. */
static bool begins_title(struct str text, size_t at)
{
    while (at < text.len && char_is_space(text.ptr[at]))
        at++;
    return at < text.len && str_has_char(STR("\"'"), text.ptr[at]);
}

struct reach reach_word(struct str text, size_t at)
{
    struct reach reach = {.kind = REACH_OPEN, .target = {at, at}};
    size_t depth = 0;

    reach.target.end = at = find_end(text, at, &depth);
    reach.close = bracket_width(text, at, ROUND_CLOSE);
    if (reach.close)
        reach.kind = REACH_CLOSED;
    else if (at < text.len && is_blocked(text, at))
        reach.kind = REACH_NOTHING;
    else if (begins_title(text, at))
        reach.kind = REACH_NOTHING;
    else if (at < text.len && text.ptr[at] == '\n' &&
             is_cut(text, &reach, depth))
        reach.kind = REACH_CUT;
    return reach;
}

struct reach reach_web(struct str text, size_t at)
{
    if (!is_web_start(str_slice(text, at, text.len)))
        return (struct reach){.kind = REACH_NOTHING};
    return reach_word(text, at);
}

bool is_aside(struct str text)
{
    static const char words[] = "x sic note citation needed";
    size_t digits = 0;

    text = str_trim(text);
    if (!text.len || text.ptr[0] == '^' || words_have(words, text))
        return true;
    while (digits < text.len && (char_is_digit(text.ptr[digits]) ||
                                 str_has_char(STR(" ,-"), text.ptr[digits])))
        digits++;
    return digits == text.len;
}
