/*
 * What the web of a run works with besides its options: what earlier runs saw,
 * the hubs and the certificates that the environment names, and which of the
 * more costly questions some rule wants to have asked.
 */
#ifndef LISTLINT_CLI_WEB_HELP_H
#define LISTLINT_CLI_WEB_HELP_H

#include "cli/lists.h"
#include "web/history.h"
#include "web/hub_options.h"
#include "web/web.h"

struct web_help {
    struct hub_options hubs;
    struct history *history; /* NULL: none */
};

/*
 * Adds to the options what the run needs; `help` must outlive the web. Tells of
 * a history that cannot be used for now. False, with a line in the arena, where
 * the file of the history must not be used.
 */
bool web_help_start(struct web_help *help, struct web_options *web,
                    const struct lists *lists, struct arena *arena,
                    struct str *error);

/* When the web has been freed: writes what is left, and tells of what could
   not be written. */
void web_help_end(struct web_help *help, struct arena *arena);

#endif
