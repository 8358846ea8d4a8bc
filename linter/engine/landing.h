/*
 * Where a redirect lands: on the page that was meant, or at the door.
 */
#ifndef LISTLINT_ENGINE_LANDING_H
#define LISTLINT_ENGINE_LANDING_H

#include <stdbool.h>

#include "engine/response.h"
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

/*
 * Whether the server says that the page `from` has another address from now
 * on, one that differs by more than spelling and may be written in its place:
 * `response->final_url`.
 */
bool landing_is_move(struct arena *arena, struct str from,
                     const struct response *response);

/*
 * Whether `to` is surely a home page in the place of the page `from`, which is
 * lost. Nothing is sure where `from` has no page of its own (`/en/`, `/v2`),
 * needs a session, or is a shortened or lasting address; where the host of
 * `to` is called as `from` is (`x.org/tool` and `tool.dev`), and where the
 * redirect leaves the site of an address of one segment.
 */
bool landing_is_lost(struct arena *arena, struct str from, struct str to);

#endif
