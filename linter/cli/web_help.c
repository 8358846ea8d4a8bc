#include "cli/web_help.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "text/printable.h"
#include "web/certificates.h"

/* Milliseconds to wait for another run that writes to the same file. */
enum { LOCK_WAIT = 2000 };

static void warn(struct arena *arena, struct str warning)
{
    if (warning.len)
        fprintf(stderr, "listlint: warning: %s\n", printable(arena, warning));
}

/* Days that nobody counts never come to an end. */
static void warn_of_days(const struct web_options *web, struct arena *arena)
{
    if (web->dead_after > 1)
        warn(arena, str_printf(arena,
                               "dead-after: %d without a cache, in which the "
                               "days are counted: a dead link stays a warning",
                               web->dead_after));
}

static bool open_history(struct web_help *help, const struct web_options *web,
                         struct arena *arena, struct str *error)
{
    struct history_options options = {
        .alive = web->keep_alive,
        .dead = web->keep_dead,
        .lock_wait = LOCK_WAIT,
        .strict = web->cache_strict,
    };
    struct str warning = STR("");

    *error = STR("");
    if (!web->cache) {
        warn_of_days(web, arena);
        return true;
    }
    help->history = history_open(web->cache, &options, arena, &warning, error);
    warn(arena, warning);
    return !error->len;
}

bool web_help_start(struct web_help *help, struct web_options *web,
                    const struct lists *lists, struct arena *arena,
                    struct str *error)
{
    hub_options_init(&help->hubs, getenv);
    web->hub = &help->hubs;
    web->certificates = certificates_find();
    web->twins = lists_check(lists, "WEB007");
    if (!open_history(help, web, arena, error))
        return false;
    web->history = help->history;
    return true;
}

void web_help_end(struct web_help *help, struct arena *arena)
{
    if (help->history)
        warn(arena, history_close(help->history, time(NULL), arena));
    help->history = NULL;
}
