#include "text/language.h"

#include "text/buf.h"
#include "text/words.h"

/* ISO 639-1, and the countries and names that stand in for a language. */
static const char *const languages[] = {
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce",
    "ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr",
    "fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is",
    "it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln",
    "lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv",
    "ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk",
    "sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw",
    "ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu",
    "cn jp hk ua vn np gr cz dk rs fil arabic chinese english french german",
    "italian japanese korean portuguese russian spanish turkish vietnamese",
};

/* Folders that hold translations of what stands outside them. */
static const char folders[] = "doc docs i18n l10n lang langs locale locales "
                              "translation translations readme readmes";

static bool is_language(struct str word)
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (words_have(languages[i], word))
            return true;
    return false;
}

/* A script of four letters or a region of two letters or three digits. */
static bool is_subtag(struct str word)
{
    bool digits = word.len == 3;

    if (word.len < 2 || word.len > 4)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (digits ? !char_is_digit(word.ptr[i]) : !char_is_alpha(word.ptr[i]))
            return false;
    return true;
}

static size_t find_joiner(struct str word)
{
    size_t at = 0;

    while (at < word.len && word.ptr[at] != '-' && word.ptr[at] != '_')
        at++;
    return at;
}

bool language_tag(struct str word)
{
    size_t end = find_joiner(word);

    if (!is_language(str_slice(word, 0, end)))
        return false;
    while (end < word.len) {
        word = str_slice(word, end + 1, word.len);
        end = find_joiner(word);
        if (!is_subtag(str_slice(word, 0, end)))
            return false;
    }
    return true;
}

static bool is_joiner(char c)
{
    return c == '-' || c == '_' || c == '.';
}

/* A tag is short; longer ends of a name are not looked at. */
enum { LONGEST_TAG = 24 };

/* The name of a file without its extension and its language. */
static struct str plain_stem(struct str name)
{
    size_t end = name.len, at;

    if (str_ends(name, STR(".md")))
        end -= 3;
    else if (str_ends(name, STR(".markdown")))
        end -= 9;
    name = str_slice(name, 0, end);
    at = end > LONGEST_TAG ? end - LONGEST_TAG : 0;
    if (language_tag(name))
        return STR("");
    for (; at < end; at++)
        if (is_joiner(name.ptr[at]) &&
            language_tag(str_slice(name, at + 1, end)))
            return str_slice(name, 0, at);
    return name;
}

static bool says_nothing(struct str folder)
{
    return !folder.len || str_eq(folder, STR(".")) || language_tag(folder) ||
           words_have(folders, folder);
}

struct str language_family(struct arena *arena, struct str path)
{
    struct str rest = path, family;
    struct buf buf;

    buf_init(&buf);
    while (str_has_char(rest, '/')) {
        struct str folder = str_cut(rest, '/', &rest);

        if (says_nothing(folder))
            continue;
        buf_add(&buf, folder);
        buf_add_char(&buf, '/');
    }
    buf_add(&buf, plain_stem(rest));
    family = str_lower(arena, buf_str(&buf));
    buf_release(&buf);
    return family;
}
