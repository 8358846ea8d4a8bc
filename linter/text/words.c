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

bool words_have(const char *words, struct str word)
{
    if (!word.len)
        return false;
    while (!begins_with(words, word)) {
        const char *space = strchr(words, ' ');

        if (!space)
            return false;
        words = space + 1;
    }
    return true;
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
