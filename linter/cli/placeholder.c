#include "cli/placeholder.h"

#include "cli/completions.h"

static const struct {
    const char *word;
    struct offered offered;
} placeholders[] = {
    {"FILE", {"file", NULL}},
    {"PATH", {"list", NULL}},
    {"RULE", {"rule", NULL}},
    {"LIST", {"rules", NULL}},
    {"FORMAT", {"format", NULL}},
    {"FORMAT[=FILE]", {"output", NULL}},
    {"REV", {"revision", NULL}},
    {"RUN.jsonl", {"run", NULL}},
    {"SHELL", {"words", COMPLETION_SHELLS}},
};

struct offered placeholder_offers(struct str word)
{
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
        if (str_eq(word, str_from(placeholders[i].word)))
            return placeholders[i].offered;
    return (struct offered){"any", NULL};
}

struct offered value_offers(const struct option_row *row)
{
    if (row->words)
        return (struct offered){"words", row->words};
    return placeholder_offers(str_from(row->value));
}

static struct str without(struct str word, const char *end)
{
    struct str tail = str_from(end);

    return str_ends(word, tail) ? str_slice(word, 0, word.len - tail.len)
                                : word;
}

bool argument_next(struct str *usage, struct argument *argument)
{
    while (usage->len) {
        struct str whole = str_cut(*usage, ' ', usage);
        struct str word = without(whole, "...");

        argument->repeats = word.len < whole.len;
        if (str_starts(word, STR("[")))
            word = without(str_slice(word, 1, word.len), "]");
        argument->word = word;
        if (!str_eq(word, STR("OPTION")))
            return true;
    }
    return false;
}
