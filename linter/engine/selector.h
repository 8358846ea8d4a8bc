/*
 * Which rules a word names: a code (`TBL006`), a name (`table/missing-cell`),
 * the beginning of a code (`TBL`), a family (`table`), or `ALL`.
 */
#ifndef LISTLINT_ENGINE_SELECTOR_H
#define LISTLINT_ENGINE_SELECTOR_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

struct rule;

/* How exactly a word names a rule; the more exact word wins. */
enum exactness {
    EXACTNESS_NONE, /* it does not */
    EXACTNESS_ALL,
    EXACTNESS_GROUP, /* the beginning of a code, or a family */
    EXACTNESS_RULE,  /* a code or a name */
};

enum exactness selector_match(struct str selector, const struct rule *rule);

/* Whether it names any of the rules; they end with NULL. */
bool selector_known(struct str selector, const struct rule *const *rules);

/* `unknown rule "TBL06"; did you mean TBL006?`, in the arena. */
struct str selector_error(struct arena *arena, struct str selector,
                          const struct rule *const *rules);

/* Words that name rules. */
struct selectors {
    const struct str *words;
    size_t count;
};

/* The most exact of the matches. */
enum exactness selectors_match(const struct selectors *selectors,
                               const struct rule *rule);

/*
 * Adds the words of a list separated by commas; they are views into it, the
 * array is in the arena. False, with a message in `*error`, if one of them
 * names no rule.
 */
bool selectors_add(struct selectors *selectors, struct arena *arena,
                   struct str list, const struct rule *const *rules,
                   struct str *error);

#endif
