/*
 * What was learnt of links in earlier runs, in one SQLite file.
 *
 * A verdict that is recent enough is not asked for again; the days that a
 * link has been dead are counted; and since verdicts are written as they
 * arrive, a run that was interrupted goes on where it stopped. The file is a
 * memory and nothing more: what is wrong with it never changes a verdict, and
 * what it holds may be a stranger's, so every value is looked at when it is
 * read. For use by one thread; several runs may share a file.
 */
#ifndef LISTLINT_WEB_HISTORY_H
#define LISTLINT_WEB_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "engine/response.h"
#include "text/arena.h"
#include "text/str.h"

struct history_options {
    long alive;    /* seconds that such a verdict is good for; 7 days */
    long dead;     /* 1 day */
    int lock_wait; /* milliseconds to wait for another run; 2000 */
    bool strict;   /* the path or the file may be a stranger's: go through no
                      symbolic link, and trust no journal beside the file */
};

/* What is known of one request. Times are Unix seconds, 0: never. */
struct history_record {
    enum verdict verdict;
    enum reason reason;
    long long status;     /* as in struct response, down to `nhops` */
    struct str final_url; /* empty without a redirect */
    bool permanent;
    long long tries;
    long long milliseconds;
    struct str detail;
    const struct hop *hops;
    size_t nhops;
    bool secure; /* of http: whose https: answers the same */

    bool page; /* it was read; the next ones are of it */
    struct str title;
    const struct str *looked_for; /* fragments */
    size_t nlooked_for;
    const struct str *missing; /* those of them that it lacks */
    size_t nmissing;
    bool not_found; /* it says of itself that there is no such page */
    bool parked;    /* it says that the domain is for sale */

    bool hub; /* its hub was asked; the next ones are what it said */
    bool archived, disabled, gated;
    struct str licence;
    struct str pushed;    /* the date as text; empty: not told */
    long long rows_least; /* -1: not told, as the next two */
    long long rows_most;
    long long bytes;

    struct str etag;          /* to ask whether the page changed; */
    struct str last_modified; /* both may be empty */

    /* Set by history_keep. */
    long long first_seen;
    long long checked; /* when the verdict was found */
    long long last_alive;
    long long failing_since; /* first of the failures in a row */
    long long failing_days;  /* days (UTC) in a row on which it was seen dead;
                                days on which nobody could tell end no row */
};

struct history;

/*
 * Opens the file, and begins it where there is none. NULL with a line in
 * `*error` where the file must not be used: it is another program's, of a
 * newer version, no file, or nowhere. NULL with a line in `*warning` where the
 * run is to go on without a history: another run holds it, it cannot be
 * written. A damaged file is set aside as PATH.damaged, with a `*warning`, and
 * a new one begun. The lines are in the arena, both empty if all is well. The
 * caller owns the result: history_close.
 */
struct history *history_open(const char *path,
                             const struct history_options *options,
                             struct arena *arena, struct str *warning,
                             struct str *error);

/* What is known of the request, all of it in the arena. False: nothing. */
bool history_find(struct history *history, struct str key, struct arena *arena,
                  struct history_record *record);

enum history_age {
    HISTORY_FRESH, /* as good as asked now */
    HISTORY_STALE, /* to be asked again */
};

enum history_age history_age(const struct history *history,
                             const struct history_record *record, time_t now);

/*
 * Keeps a verdict that was found now, and sets the last five fields of the
 * record to what is now known; its strings need not outlive the call. Not for
 * a verdict that came out of the history. Unverified and skipped are not
 * kept and take nothing from what is. A record that is larger than what is
 * read back (16 KiB for a string) is not kept either.
 */
void history_keep(struct history *history, struct str key,
                  struct history_record *record, time_t now);

/* Writes what has waited for a second: to be called about as often. */
void history_tick(struct history *history, time_t now);

/*
 * Writes what waits, forgets what was not asked for in 90 days, and closes.
 * Returns a line, in the arena, on why not everything was kept, or nothing.
 */
struct str history_close(struct history *history, time_t now,
                         struct arena *arena);

#endif
