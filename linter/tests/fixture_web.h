/*
 * A fixture's web.txt: what the web says of its links.
 *
 * A response is a line, the facts about it are indented lines below:
 *
 *     URL VERDICT REASON STATUS [-> FINAL_URL] [permanent] [: detail]
 *         title Page not found
 *         missing install
 *         rows 100 1000
 */
#ifndef LISTLINT_TESTS_FIXTURE_WEB_H
#define LISTLINT_TESTS_FIXTURE_WEB_H

#include "engine/response.h"
#include "text/arena.h"
#include "text/str.h"

/* The response to a request; skipped where web.txt does not name it. The arena
   holds it, with views into `web`. */
const struct response *fixture_response(struct arena *arena, struct str web,
                                        struct str url);

#endif
