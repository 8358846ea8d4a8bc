/*
 * The words in capitals of a usage: `[OPTION]... [PATH]...`. Each stands for
 * something that a shell can offer.
 */
#ifndef LISTLINT_CLI_PLACEHOLDER_H
#define LISTLINT_CLI_PLACEHOLDER_H

#include <stdbool.h>

#include "cli/option_table.h"

/* An argument of a command. */
struct argument {
    struct str word; /* `PATH`, without what stands around it */
    bool repeats;    /* any number of them may follow */
};

/* Takes the next argument off the front of a usage; the word for options is
   left out. False at the end. */
bool argument_next(struct str *usage, struct argument *argument);

struct offered {
    const char *kind;
    const char *words; /* of a choice, for cli/choice.h; else NULL */
};

/*
 * What it stands for: `file`; `list`, a list or a folder; `rule`; `rules`,
 * separated by commas; `format`; `output`, a format that a file may follow;
 * `revision`; `run`, a stored run; `words` for a choice; `any` for all else.
 * The pages of completions (cli/pages/) know each kind.
 */
struct offered placeholder_offers(struct str word);

/* The same, of the value of an option that takes one. */
struct offered value_offers(const struct option_row *row);

#endif
