/*
 * One line on the terminal that says how far the links are.
 *
 * The line is rewritten in place, at most ten times a second, and must be
 * erased before anything else is written to the terminal. Where there is no
 * terminal nothing is shown.
 */
#ifndef LISTLINT_CLI_PROGRESS_H
#define LISTLINT_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "web/web.h"

struct progress {
    int terminal;         /* -1: nothing is shown */
    bool shown;           /* a line stands there */
    struct timespec last; /* when it was written (CLOCK_MONOTONIC) */
};

/* Readies the line on a file descriptor, if it is a terminal and the line is
   wanted. */
void progress_start(struct progress *progress, int file, bool wanted);

/* Shows the numbers; does nothing if the last ones are too fresh. */
void progress_update(struct progress *progress, struct web_progress now);

/* Erases the line; the next update shows it again. */
void progress_erase(struct progress *progress);

/* Erases the line for good. */
void progress_stop(struct progress *progress);

/*
 * The text of the line, `checking links: 120/340, 4 hosts waiting, 56/s`, cut
 * to the size. Returns its length.
 */
size_t progress_text(char *text, size_t size, struct web_progress now);

#endif
