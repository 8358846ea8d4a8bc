/*
 * A value that must be one word of a few: `--color`, a severity, the option
 * of a rule. The words stand in one string, separated by single spaces, as
 * struct option (engine/rule.h) has them.
 */
#ifndef LISTLINT_CLI_CHOICE_H
#define LISTLINT_CLI_CHOICE_H

#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* The index of the word that equals `value`, or STR_NONE. */
size_t choice_find(const char *words, struct str value);

/*
 * What to say of a value that is no such word: `WHAT wants auto, always or
 * never, not "alway"; did you mean always?`. In the arena.
 */
struct str choice_error(struct arena *arena, const char *what,
                        const char *words, struct str value);

#endif
