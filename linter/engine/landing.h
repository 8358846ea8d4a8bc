/*
 * Where a redirect lands: on the page that was meant, or at the door.
 */
#ifndef LISTLINT_ENGINE_LANDING_H
#define LISTLINT_ENGINE_LANDING_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

/*
 * Whether `to` may be written in the place of `from`. It may not when it
 * looks like a log-in, consent or error page, like a home page or a parent
 * of `from` where the page is lost, like a choice of language that was made
 * for the one who asked, or when `from` is meant to last (doi.org). Both are
 * absolute addresses of the web.
 */
bool landing_is_page(struct arena *arena, struct str from, struct str to);

#endif
