#include "text/licence_near.h"

#include <string.h>

#include "text/distance.h"
#include "text/licence_table.h"

enum {
    LETTERS_FOLD = 4,  /* from so many on, spaces do not matter */
    LETTERS_ALIAS = 5, /* and one letter may be wrong, where the word has a
                          number too or is none of the list */
    LETTERS_WORD = 8,  /* the same for a word alone */
};

/* What is one letter from an id and says something else. */
static const char *const words_of_their_own[] = {"unlicensed"};

static bool is_own_word(struct str key)
{
    size_t count = sizeof words_of_their_own / sizeof *words_of_their_own;

    for (size_t i = 0; i < count; i++)
        if (str_eq(key, str_from(words_of_their_own[i])))
            return true;
    return false;
}

/* A key without its spaces. */
struct folded {
    char bytes[DISTANCE_LONGEST];
    size_t len, letters;
    bool initial; /* it has a word of one letter */
};

/* False if it is too long to compare. */
static bool fold(struct str key, struct folded *folded)
{
    *folded = (struct folded){.len = 0};
    while (key.len) {
        struct str word = str_cut(key, ' ', &key);
        bool letters = char_is_alpha(word.ptr[0]);

        if (folded->len + word.len > DISTANCE_LONGEST)
            return false;
        memcpy(folded->bytes + folded->len, word.ptr, word.len);
        folded->len += word.len;
        folded->letters += letters ? word.len : 0;
        folded->initial |= letters && word.len == 1;
    }
    return true;
}

/* Whether all but the letters is the same, in the same order: one wrong digit
   would be another version. */
static bool same_numbers(const struct folded *a, const struct folded *b)
{
    size_t i = 0, j = 0;

    for (;;) {
        while (i < a->len && char_is_alpha(a->bytes[i]))
            i++;
        while (j < b->len && char_is_alpha(b->bytes[j]))
            j++;
        if (i == a->len || j == b->len)
            return i == a->len && j == b->len;
        if (a->bytes[i++] != b->bytes[j++])
            return false;
    }
}

/* Whether one letter may be wrong: not where one letter is a word, and so
   more than a slip. */
static bool may_slip(const struct folded *word, const struct folded *key,
                     bool alias)
{
    if (word->initial || key->initial)
        return false;
    if (key->letters == key->len && !alias)
        return key->letters >= LETTERS_WORD;
    return key->letters >= LETTERS_ALIAS;
}

/* How far they are apart; STR_NONE: too far. */
static size_t apart(const struct folded *word, const struct licence_key *row)
{
    struct folded key;
    size_t wrong;

    if (row->key[0] != word->bytes[0] || !fold(str_from(row->key), &key))
        return STR_NONE;
    if (key.len > word->len + 1 || word->len > key.len + 1 ||
        key.letters < LETTERS_FOLD || !same_numbers(word, &key))
        return STR_NONE;
    wrong = distance((struct str){word->bytes, word->len},
                     (struct str){key.bytes, key.len});
    if (wrong > may_slip(word, &key, row->alias))
        return STR_NONE;
    return wrong;
}

bool licence_near(struct str key, uint16_t *licence)
{
    struct folded word;
    size_t best = STR_NONE;
    bool single = false;

    if (is_own_word(key) || !fold(key, &word) || !word.len)
        return false;
    for (size_t i = 0; i < licence_key_count; i++) {
        size_t wrong = apart(&word, &licence_keys[i]);

        if (wrong == STR_NONE || wrong > best)
            continue;
        single =
            wrong < best || (single && *licence == licence_keys[i].licence);
        best = wrong;
        *licence = licence_keys[i].licence;
    }
    return single;
}
