#include "text/words.h"

#include <string.h>

bool words_have(const char *words, struct str word)
{
    while (word.len && *words) {
        const char *space = strchr(words, ' ');
        size_t len = space ? (size_t)(space - words) : strlen(words);

        if (len == word.len && str_eq_nocase((struct str){words, len}, word))
            return true;
        words += space ? len + 1 : len;
    }
    return false;
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
