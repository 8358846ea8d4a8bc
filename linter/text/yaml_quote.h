/*
 * Text as YAML writes it.
 */
#ifndef LISTLINT_TEXT_YAML_QUOTE_H
#define LISTLINT_TEXT_YAML_QUOTE_H

#include "text/arena.h"
#include "text/str.h"

/*
 * A scalar of YAML, 1.1 or 1.2, that is this text wherever a scalar may stand:
 * without quotes where that is sure, and with escapes for what printable()
 * would not show as it stands. A byte that is no UTF-8 becomes U+FFFD, since
 * YAML has no word for it. In the arena.
 */
struct str yaml_quote(struct arena *arena, struct str text);

#endif
