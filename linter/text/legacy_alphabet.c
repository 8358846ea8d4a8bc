#include "text/legacy_alphabet.h"

#include <stdint.h>

#include <utf8proc.h>

#include "text/utf8.h"

/* The small letters above ASCII of languages written in Latin (CLDR, main and
   auxiliary exemplar characters that their own words use). */
static const char *const alphabets[] = {
    "äöüßé",                  /* German */
    "àâæçéèêëîïôœùûüÿ",       /* French */
    "áéíñóúüªº",              /* Spanish */
    "áâãàçéêíóôõúªº",         /* Portuguese */
    "àéèìíîòóù",              /* Italian */
    "àçéèíïóòúü",             /* Catalan */
    "áéíóöőúüű",              /* Hungarian */
    "ąćęłńóśźż",              /* Polish */
    "áčďéěíňóřšťúůýž",        /* Czech */
    "áäčďéíĺľňóôŕšťúýž",      /* Slovak */
    "čćđšž",                  /* Croatian, Slovene */
    "ăâîșțşţ",                /* Romanian */
    "åäöé",                   /* Swedish, Finnish */
    "æøåé",                   /* Danish, Norwegian */
    "éëïöüèáóí",              /* Dutch */
    "áðéíóúýþæö",             /* Icelandic */
    "âçğıîöşüû",              /* Turkish */
    "äõöüšž",                 /* Estonian */
    "āčēģīķļņšūž",            /* Latvian */
    "àáâãèéêìíòóôõùúýăđĩũơư", /* Vietnamese, beside those from U+1EA0 */
    "ąčęėįšųūž",              /* Lithuanian */
};

enum { ALPHABETS = sizeof alphabets / sizeof *alphabets, MOST_LETTERS = 32 };

struct letters {
    uint32_t all[MOST_LETTERS];
    size_t count;
};

static uint32_t fold(uint32_t c)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

static void add_letter(struct letters *letters, uint32_t c)
{
    for (size_t i = 0; i < letters->count; i++)
        if (letters->all[i] == c)
            return;
    if (letters->count < MOST_LETTERS)
        letters->all[letters->count++] = c;
}

static size_t count_missing(const struct letters *letters, const char *alphabet)
{
    size_t missing = 0;

    for (size_t i = 0; i < letters->count; i++) {
        char bytes[4];
        size_t len = utf8_encode(letters->all[i], bytes);

        missing += str_find(str_from(alphabet), (struct str){bytes, len}, 0) ==
                   STR_NONE;
    }
    return missing;
}

size_t legacy_count_odd(const struct legacy_item *items, size_t count)
{
    struct letters letters = {.count = 0};
    size_t least;

    for (size_t i = 0; i < count; i++)
        if (items[i].code_point >= 0xC0 && items[i].code_point < 0x250)
            add_letter(&letters, fold(items[i].code_point));
    least = letters.count;
    for (size_t i = 0; i < ALPHABETS; i++) {
        size_t missing = count_missing(&letters, alphabets[i]);

        if (missing < least)
            least = missing;
    }
    return least;
}
