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

/* What else stands for a language in the names of files and folders, where a
   word that is none does little harm. */
static const char *const file_languages[] = {
    "chs cht zht eng deu ger fra fre spa esp ita jpn kor rus tur ukr vie ptbr",
    "arabian bengali dutch greek hebrew hindi indonesian persian polish thai",
    "ukrainian deutsch español espanol français francais italiano português",
    "portugues polski русский українська türkçe 中文 简体中文 簡體中文",
    "繁體中文 繁体中文 日本語 한국어",
};

/* Folders that hold translations of what stands outside them. */
static const char folders[] = "doc docs i18n l10n lang langs locale locales "
                              "translation translations readme readmes";

static bool any_has(const char *const *lists, size_t count, struct str word)
{
    for (size_t i = 0; i < count; i++)
        if (words_have(lists[i], word))
            return true;
    return false;
}

static bool is_language(struct str word)
{
    return any_has(languages, sizeof languages / sizeof *languages, word);
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

/* Whether a folder, or the end of a file's name, names a language. */
static bool is_file_tag(struct str word)
{
    return language_tag(word) ||
           any_has(file_languages,
                   sizeof file_languages / sizeof *file_languages, word);
}

static struct str without_extension(struct str name)
{
    if (str_ends(name, STR(".md")))
        return str_slice(name, 0, name.len - 3);
    if (str_ends(name, STR(".markdown")))
        return str_slice(name, 0, name.len - 9);
    return name;
}

/* The name of a file without its extension and its language, which `*tag`
   becomes where there is one. */
static struct str plain_stem(struct str name, struct str *tag)
{
    size_t at;

    name = without_extension(name);
    at = name.len > LONGEST_TAG ? name.len - LONGEST_TAG : 0;
    if (is_file_tag(name)) {
        *tag = name;
        return STR("");
    }
    for (; at < name.len; at++) {
        struct str end = str_slice(name, at + 1, name.len);

        if (!is_joiner(name.ptr[at]) || !is_file_tag(end))
            continue;
        *tag = end;
        return str_slice(name, 0, at);
    }
    return name;
}

static bool says_nothing(struct str folder)
{
    return !folder.len || str_eq(folder, STR(".")) || is_file_tag(folder) ||
           words_have(folders, folder);
}

struct str language_family(struct arena *arena, struct str path)
{
    struct str rest = path, family, tag;
    struct buf buf;

    buf_init(&buf);
    while (str_has_char(rest, '/')) {
        struct str folder = str_cut(rest, '/', &rest);

        if (says_nothing(folder))
            continue;
        buf_add(&buf, folder);
        buf_add_char(&buf, '/');
    }
    buf_add(&buf, plain_stem(rest, &tag));
    family = str_lower(arena, buf_str(&buf));
    buf_release(&buf);
    return family;
}

struct str language_of(struct arena *arena, struct str path)
{
    struct str rest = path, tag = STR("");

    while (str_has_char(rest, '/')) {
        struct str folder = str_cut(rest, '/', &rest);

        if (is_file_tag(folder))
            tag = folder;
    }
    plain_stem(rest, &tag);
    tag = str_lower(arena, str_slice(tag, 0, find_joiner(tag)));
    return words_have("en eng english", tag) ? STR("") : tag;
}
