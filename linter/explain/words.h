/*
 * What the pages about rules call things.
 */
#ifndef LISTLINT_EXPLAIN_WORDS_H
#define LISTLINT_EXPLAIN_WORDS_H

#include "engine/rule.h"
#include "text/arena.h"
#include "text/str.h"

/* The family of a rule: `table` of `table/missing-cell`. */
struct str family_of(const struct rule *rule);

/* What the family is about, in a few words; empty for an unknown one. */
const char *family_title(struct str family);

/* Whether this rule of a list of rules has another family than the one
   before it. */
bool family_begins(const struct rule *const *rules, size_t index);

/* `no`, `some` or `yes`: whether its findings can be fixed. */
const char *fix_word(const struct rule *rule);

/* The severity and what is behind it, the fixes, and what the rule reads: a
   sentence each. */
const char *severity_sentence(const struct rule *rule);
const char *fix_sentence(const struct rule *rule);
const char *stage_sentence(const struct rule *rule);

/* `both (default), consistent or none`; without choices the default as YAML
   has it, between two of the mark, and what is taken: `80 (default), a whole
   number`. In the arena. */
struct str option_values(struct arena *arena, const struct option *option,
                         const char *mark);

/* `table/pipe-style: {style: both}`: what stands under `options` for the rule,
   with its defaults. In the arena. */
struct str option_defaults(struct arena *arena, const struct rule *rule);

/* `options: {table/pipe-style: {style: both}}`: its options as they are, for
   the configuration. In the arena. */
struct str option_setting(struct arena *arena, const struct rule *rule);

/* A way to change what a rule says of a list. */
struct remedy {
    const char *where; /* `at the end of the line` */
    struct str text;   /* to write there */
};

/* `To switch it off`, or on. */
const char *remedies_title(const struct rule *rule);

enum { REMEDIES = 3 };

/* The ways to switch the rule off, or on if it is off. Returns how many were
   put into `remedies`; texts are in the arena. */
size_t rule_remedies(struct arena *arena, const struct rule *rule,
                     struct remedy remedies[REMEDIES]);

#endif
