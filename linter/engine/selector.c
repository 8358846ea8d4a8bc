#include "engine/selector.h"

#include <string.h>

#include "engine/rule.h"
#include "text/distance.h"

static struct str rule_family(const struct rule *rule)
{
    struct str rest;

    return str_cut(str_from(rule->name), '/', &rest);
}

enum exactness selector_match(struct str selector, const struct rule *rule)
{
    struct str code = str_from(rule->code);

    if (str_eq(selector, code) || str_eq(selector, str_from(rule->name)))
        return EXACTNESS_RULE;
    if (!selector.len)
        return EXACTNESS_NONE;
    if (str_starts(code, selector) || str_eq(selector, rule_family(rule)))
        return EXACTNESS_GROUP;
    return str_eq(selector, STR("ALL")) ? EXACTNESS_ALL : EXACTNESS_NONE;
}

bool selector_known(struct str selector, const struct rule *const *rules)
{
    for (size_t i = 0; rules[i]; i++)
        if (selector_match(selector, rules[i]) != EXACTNESS_NONE)
            return true;
    return false;
}

struct str selector_error(struct arena *arena, struct str selector,
                          const struct rule *const *rules)
{
    struct nearest nearest = nearest_init(selector);

    for (size_t i = 0; rules[i]; i++) {
        struct str code = str_from(rules[i]->code);

        nearest_offer(&nearest, code);
        nearest_offer(&nearest, str_slice(code, 0, 3));
        nearest_offer(&nearest, rule_family(rules[i]));
        nearest_offer(&nearest, str_from(rules[i]->name));
    }
    nearest_offer(&nearest, STR("ALL"));
    return str_printf(arena, "unknown rule \"%.*s\"%s", STR_ARG(selector),
                      nearest_hint(arena, &nearest, ""));
}

enum exactness selectors_match(const struct selectors *selectors,
                               const struct rule *rule)
{
    enum exactness best = EXACTNESS_NONE;

    for (size_t i = 0; i < selectors->count; i++) {
        enum exactness match = selector_match(selectors->words[i], rule);

        if (match > best)
            best = match;
    }
    return best;
}

/* Words in a list, an empty one included. */
static size_t count_words(struct str list)
{
    size_t count = 1;

    for (size_t i = 0; i < list.len; i++)
        count += list.ptr[i] == ',';
    return count;
}

bool selectors_add(struct selectors *selectors, struct arena *arena,
                   struct str list, const struct rule *const *rules,
                   struct str *error)
{
    size_t more = count_words(list), count = selectors->count;
    struct str *words = arena_array(arena, count + more, sizeof *words);

    if (count)
        memcpy(words, selectors->words, count * sizeof *words);
    for (size_t i = 0; i < more; i++) {
        struct str word = str_trim(str_cut(list, ',', &list));

        if (!selector_known(word, rules)) {
            *error = selector_error(arena, word, rules);
            return false;
        }
        words[count++] = word;
    }
    *selectors = (struct selectors){words, count};
    return true;
}
