#include "text/words.h"

#include <string.h>

/* Whether the word stands at the front of the words, and ends there. */
static bool begins_with(const char *words, struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (char_lower(words[i]) != char_lower(word.ptr[i]) ||
            words[i] == ' ' || !words[i])
            return false;
    return !words[word.len] || words[word.len] == ' ';
}

/* Looks only where the first letter of the word, in that case, stands. */
static bool have_with(const char *words, char first, struct str word)
{
    for (const char *at = words; (at = strchr(at, first)); at++)
        if ((at == words || at[-1] == ' ') && begins_with(at, word))
            return true;
    return false;
}

bool words_have(const char *words, struct str word)
{
    char first = word.len ? char_lower(word.ptr[0]) : '\0';

    if (!first)
        return false;
    return have_with(words, first, word) ||
           (char_is_alpha(first) &&
            have_with(words, (char)(first - 'a' + 'A'), word));
}

static bool is_apart(struct str text, size_t start, size_t end)
{
    return (!start || !char_is_alnum(text.ptr[start - 1])) &&
           (end >= text.len || !char_is_alnum(text.ptr[end]));
}

size_t words_find(struct str text, struct str phrase)
{
    for (size_t at = 0; phrase.len && at + phrase.len <= text.len; at++)
        if (str_starts_nocase(str_slice(text, at, text.len), phrase) &&
            is_apart(text, at, at + phrase.len))
            return at;
    return STR_NONE;
}
