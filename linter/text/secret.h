/*
 * Secrets in addresses: passwords and tokens that let whoever reads them in.
 *
 * Only what looks like a real one counts: `user:password@`, `YOUR_KEY`,
 * `demo` and their kin stand for one that the reader has. Tokens that are
 * meant for all, as those of badges and invitations are, are no secrets.
 */
#ifndef LISTLINT_TEXT_SECRET_H
#define LISTLINT_TEXT_SECRET_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

enum secret_kind { SECRET_PASSWORD, SECRET_TOKEN };

struct secret {
    enum secret_kind kind;
    size_t start, end; /* of its bytes, without name and marks around it */
};

/* The first secret at or behind `from`, in an address or in any text that
   holds addresses; false if there is none. */
bool secret_find(struct str text, size_t from, struct secret *secret);

/* The text with every secret replaced by `…`: the text itself if there is
   none, else in the arena. */
struct str secret_mask(struct arena *arena, struct str text);

#endif
