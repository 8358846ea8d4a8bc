/*
 * Pages about the rules: for a terminal, and in Markdown for GitHub.
 */
#ifndef LISTLINT_EXPLAIN_EXPLAIN_H
#define LISTLINT_EXPLAIN_EXPLAIN_H

#include <stdbool.h>

#include "engine/rule.h"
#include "text/buf.h"

/* Columns of every line that is ours; those of an example are as they are. */
enum { EXPLAIN_WIDTH = 80 };

/* All that there is to know of one rule, as plain text. */
void explain_plain(struct buf *out, const struct rule *rule, bool color);

/* rules/README.md: the table of all rules; they end with NULL. */
void explain_index(struct buf *out, const struct rule *const *rules);

/* rules/<family>/README.md: each rule of the family. */
void explain_family(struct buf *out, const struct rule *const *rules,
                    struct str family);

#endif
