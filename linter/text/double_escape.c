#include "text/double_escape.h"

#include "text/url.h"
#include "text/words.h"

#define AMP STR("amp;")

static const char *const names[] = {
    "lt;",    "gt;",     "quot;",  "apos;",  "nbsp;",   "copy;",  "reg;",
    "trade;", "hellip;", "mdash;", "ndash;", "lsquo;",  "rsquo;", "ldquo;",
    "rdquo;", "laquo;",  "raquo;", "bull;",  "middot;", "times;", "deg;",
};

/* The bytes of a numeric entity behind its ampersand: `#39;`, `#x27;`. */
static size_t number_length(struct str rest)
{
    bool hex = rest.len > 1 && char_lower(rest.ptr[1]) == 'x';
    size_t start = hex ? 2 : 1, at = start;

    if (!str_starts(rest, STR("#")))
        return 0;
    while (at < rest.len && at < start + 6 &&
           (hex ? char_is_hex(rest.ptr[at]) : char_is_digit(rest.ptr[at])))
        at++;
    return at > start && at < rest.len && rest.ptr[at] == ';' ? at + 1 : 0;
}

static size_t name_length(struct str rest)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(rest, str_from(names[i])))
            return str_from(names[i]).len;
    return 0;
}

static bool is_word(struct str text, size_t at)
{
    return at < text.len &&
           ((unsigned char)text.ptr[at] >= 0x80 || char_is_alnum(text.ptr[at]));
}

static bool is_space(struct str text, size_t at)
{
    return at < text.len && text.ptr[at] == ' ';
}

/* A no-break space stands where nobody would speak of it. */
static bool is_woven(struct str text, const struct double_entity *entity)
{
    size_t start = entity->start, end = entity->end;

    if (is_word(text, start - 1) || is_word(text, end) ||
        str_eq(entity->meant, STR("nbsp;")))
        return true;
    return str_eq(entity->meant, AMP) && is_space(text, start - 1) &&
           is_word(text, start - 2) && is_space(text, end) &&
           is_word(text, end + 1);
}

bool double_entity_read(struct str text, size_t at, struct double_entity *found)
{
    size_t end = at + 1, amps = 0, len;
    struct str rest = str_slice(text, end, text.len);

    for (; str_starts(rest, AMP); amps++) {
        end += AMP.len;
        rest = str_slice(text, end, text.len);
    }
    len = amps ? number_length(rest) + name_length(rest) : 0;
    if (amps + (len > 0) < 2)
        return false;
    found->start = at;
    found->end = end + len;
    found->meant = str_slice(text, len ? end : end - AMP.len, end + len);
    found->woven = is_woven(text, found);
    return true;
}

static bool has_any(struct str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (words_find(text, str_from(words[i])) != STR_NONE)
            return true;
    return false;
}

#define HAS_ANY(text, words)                                                   \
    has_any(text, words, sizeof(words) / sizeof *(words))

bool double_entity_is_subject(struct str text,
                              const struct double_entity *entity)
{
    static const char *const subjects[] = {
        "ampersand", "ampersands", "character", "characters", "decode",
        "encode",    "encoded",    "encoding",  "entities",   "entity",
        "escape",    "escaped",    "escapes",   "escaping",   "sanitize",
        "sign",      "symbol",     "unescape",  "<code",      "<kbd",
        "<pre",      "<samp",      "转义",      "轉義",       "实体",
        "實體",
    };
    static const char *const of_tags[] = {"HTML", "markup", "tag", "tags",
                                          "XML"};
    bool is_tag =
        str_eq(entity->meant, STR("lt;")) || str_eq(entity->meant, STR("gt;"));

    return HAS_ANY(text, subjects) || (is_tag && HAS_ANY(text, of_tags));
}

/* Wikis made with MediaWiki. */
static const char *const wikis[] = {
    ".wikipedia.org",  ".wiktionary.org",  ".wikibooks.org", ".wikiquote.org",
    ".wikisource.org", ".wikiversity.org", ".wikimedia.org", ".wikivoyage.org",
    ".wikidata.org",   ".mediawiki.org",   ".fandom.com",    ".wikinews.org",
};

static bool is_wiki(struct str host)
{
    for (size_t i = 0; i < sizeof wikis / sizeof *wikis; i++)
        if (str_ends(host, str_from(wikis[i])))
            return true;
    return false;
}

struct str double_percent_page(struct str address)
{
    const struct str folder = STR("/wiki/");
    struct url url;
    size_t at;

    if (!str_has_char(address, '%') ||
        str_find(address, STR("%25"), 0) == STR_NONE ||
        !url_split(address, &url) || !is_wiki(url.host))
        return STR("");
    at = str_find(url.path, folder, 0);
    if (at == STR_NONE)
        return STR("");
    return str_slice(url.path, at + folder.len, url.path.len);
}

size_t double_percent_find(struct str page, size_t from)
{
    while ((from = str_find(page, STR("%25"), from)) != STR_NONE) {
        if (from + 4 < page.len && char_is_hex(page.ptr[from + 3]) &&
            char_is_hex(page.ptr[from + 4]))
            return from;
        from++;
    }
    return STR_NONE;
}
