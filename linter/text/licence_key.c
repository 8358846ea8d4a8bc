#include "text/licence_key.h"

#include <string.h>

#include "text/licence_table.h"

/* Words of a name before phrases are made shorter. */
enum { WORDS_MOST = 24 };

struct words {
    struct str list[WORDS_MOST];
    size_t count;
};

static bool is_readable(struct str text)
{
    if (!text.len || text.len > LICENCE_LONGEST || !char_is_alnum(text.ptr[0]))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_alnum(text.ptr[i]) &&
            !str_has_char(STR(" _,.()/+-"), text.ptr[i]))
            return false;
    return true;
}

static bool is_digit_at(struct str text, size_t at)
{
    return at < text.len && char_is_digit(text.ptr[at]);
}

static size_t letters_len(struct str text)
{
    size_t at = 0;

    while (at < text.len && char_is_alpha(text.ptr[at]))
        at++;
    return at;
}

/* The bytes of the digits, and dots that have digits at both sides. */
static size_t number_len(struct str text)
{
    size_t at = 0;

    while (is_digit_at(text, at) ||
           (at && at < text.len && text.ptr[at] == '.' &&
            is_digit_at(text, at + 1)))
        at++;
    return at;
}

/* `3.0` is `3`. */
static struct str without_zeros(struct str number)
{
    while (str_ends(number, STR(".0")))
        number.len -= 2;
    return number;
}

/* Cuts a word, a number or a plus off the text; empty for other bytes. */
static struct str cut_word(struct str *text)
{
    struct str all = *text, word;
    size_t end = letters_len(all), taken;

    if (end > 1 && is_digit_at(all, end) && char_lower(all.ptr[end - 1]) == 'v')
        end--; /* the one of `GPLv3` */
    taken = end ? end : number_len(all);
    if (!taken && all.ptr[0] == '+')
        taken = 1;
    word = str_slice(all, 0, taken);
    *text = str_slice(all, taken ? taken : 1, all.len);
    return end ? word : without_zeros(word);
}

static bool is_noise(struct str word)
{
    for (size_t i = 0; i < licence_phrase_count; i++) {
        if (*licence_phrases[i].short_form)
            return false;
        if (str_eq(word, str_from(licence_phrases[i].words)))
            return true;
    }
    return false;
}

/* False if there are too many. */
static bool split(struct str text, struct words *words)
{
    while (text.len) {
        struct str word = cut_word(&text);

        if (!word.len || is_noise(word))
            continue;
        if (words->count == WORDS_MOST)
            return false;
        words->list[words->count++] = word;
    }
    return true;
}

/* How many words the phrase takes there; 0 if others stand there. */
static size_t match(const struct words *words, size_t at, struct str phrase)
{
    size_t count = 0;

    while (phrase.len) {
        struct str word = str_cut(phrase, ' ', &phrase);

        if (at + count == words->count ||
            !str_eq(words->list[at + count++], word))
            return 0;
    }
    return count;
}

/* What stands for the words there; `*at` is moved behind them. */
static struct str shorten(const struct words *words, size_t *at)
{
    for (size_t i = 0; i < licence_phrase_count; i++) {
        struct str phrase = str_from(licence_phrases[i].words);
        size_t taken = match(words, *at, phrase);

        if (!taken)
            continue;
        *at += taken;
        return str_from(licence_phrases[i].short_form);
    }
    return words->list[(*at)++];
}

struct str licence_key(struct arena *arena, struct str text)
{
    struct words words = {.count = 0};
    char *key;
    size_t len = 0;

    if (!is_readable(text) || !split(str_lower(arena, text), &words))
        return STR("");
    key = arena_alloc(arena, 2 * LICENCE_LONGEST);
    for (size_t at = 0; at < words.count;) {
        struct str word = shorten(&words, &at);

        if (len)
            key[len++] = ' ';
        memcpy(key + len, word.ptr, word.len);
        len += word.len;
    }
    return (struct str){key, len};
}
