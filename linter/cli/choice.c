#include "cli/choice.h"

#include "text/buf.h"
#include "text/distance.h"

size_t choice_find(const char *words, struct str value)
{
    struct str rest = str_from(words);

    for (size_t i = 0; rest.len; i++)
        if (str_eq(str_cut(rest, ' ', &rest), value))
            return i;
    return STR_NONE;
}

/* Adds "a, b or c". */
static void add_words(struct buf *text, const char *words)
{
    struct str rest = str_from(words);

    buf_add(text, str_cut(rest, ' ', &rest));
    while (rest.len) {
        struct str word = str_cut(rest, ' ', &rest);

        buf_add(text, rest.len ? STR(", ") : STR(" or "));
        buf_add(text, word);
    }
}

static struct nearest nearest_word(const char *words, struct str value)
{
    struct nearest nearest = nearest_init(value);
    struct str rest = str_from(words);

    while (rest.len)
        nearest_offer(&nearest, str_cut(rest, ' ', &rest));
    return nearest;
}

struct str choice_error(struct arena *arena, const char *what,
                        const char *words, struct str value)
{
    struct nearest nearest = nearest_word(words, value);
    struct buf text;
    struct str error;

    buf_init(&text);
    buf_printf(&text, "%s wants ", what);
    add_words(&text, words);
    buf_printf(&text, ", not \"%.*s\"%s", STR_ARG(value),
               nearest_hint(arena, &nearest, ""));
    error = str_copy(arena, buf_str(&text));
    buf_release(&text);
    return error;
}
