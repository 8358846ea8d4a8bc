/*
 * Which edits mojibake forbids.
 *
 * A double-byte page that shows UTF-8 swallows ASCII behind it: a pipe, a
 * bracket, a backtick. What a line is made of can only be judged when it is
 * mended, so encoding comes first, and edits of all other rules on such a line
 * wait for it.
 */
#ifndef LISTLINT_ENGINE_VETO_H
#define LISTLINT_ENGINE_VETO_H

#include "engine/rule.h"

/* Whether the rule may not propose an edit there. */
bool is_vetoed(const struct rule *rule, const struct document *document,
               struct span span);

#endif
