/*
 * What holds for the web in a run: what the command line says, and what the
 * configurations of the lists do.
 *
 * Each list has its own configuration and the web is one for all. What several
 * of them say holds together; where two of them contradict each other, the one
 * of the earlier list holds, and a warning names both.
 */
#ifndef LISTLINT_CLI_LINKS_SETTING_H
#define LISTLINT_CLI_LINKS_SETTING_H

#include "cli/lists.h"
#include "text/arena.h"
#include "web/web.h"

/* A line for standard error. */
struct setting_warning {
    struct str text;
    const struct setting_warning *next;
};

/*
 * Fills in `web`. It lives as long as the lists, their options and the arena.
 * The warnings, in the arena: NULL if there are none.
 */
const struct setting_warning *links_setting(struct web_options *web,
                                            const struct lists *lists,
                                            struct arena *arena);

#endif
