#include "cli/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { LINE_LONGEST = 128, WIDTH_UNKNOWN = 80 };

#define INTERVAL 0.1 /* seconds */

#define ERASE "\r\033[K"

static bool is_terminal(int file)
{
    const char *kind = getenv("TERM");

    return isatty(file) && kind && strcmp(kind, "dumb") != 0;
}

void progress_start(struct progress *progress, int file, bool wanted)
{
    *progress = (struct progress){.terminal = -1};
    if (wanted && is_terminal(file))
        progress->terminal = file;
}

/* Cuts what snprintf did not write. */
static size_t clamp(int written, size_t size)
{
    if (written < 0)
        return 0;
    return (size_t)written < size ? (size_t)written : size - 1;
}

size_t progress_text(char *text, size_t size, struct web_progress now)
{
    size_t len = clamp(
        snprintf(text, size, "checking links: %zu/%zu", now.done, now.requests),
        size);

    if (now.hosts_waiting)
        len += clamp(snprintf(text + len, size - len, ", %zu host%s waiting",
                              now.hosts_waiting,
                              now.hosts_waiting == 1 ? "" : "s"),
                     size - len);
    if (now.per_second >= 0.5)
        len +=
            clamp(snprintf(text + len, size - len, ", %.0f/s", now.per_second),
                  size - len);
    return len;
}

/* A line that is broken at the terminal's edge could not be erased. */
static size_t room(int terminal)
{
    struct winsize size;

    if (ioctl(terminal, TIOCGWINSZ, &size) || !size.ws_col)
        return WIDTH_UNKNOWN;
    return size.ws_col < LINE_LONGEST ? size.ws_col : LINE_LONGEST;
}

/* Progress is not worth an error: what cannot be written is not shown. */
static void show(int terminal, const char *bytes, size_t len)
{
    ssize_t written = write(terminal, bytes, len);

    (void)written;
}

static double seconds_between(struct timespec from, struct timespec to)
{
    return (double)(to.tv_sec - from.tv_sec) +
           (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

void progress_update(struct progress *progress, struct web_progress now)
{
    char line[sizeof ERASE + LINE_LONGEST] = ERASE;
    const size_t start = sizeof ERASE - 1;
    struct timespec time;

    if (progress->terminal < 0)
        return;
    clock_gettime(CLOCK_MONOTONIC, &time);
    if (progress->shown && seconds_between(progress->last, time) < INTERVAL)
        return;
    show(progress->terminal, line,
         start + progress_text(line + start, room(progress->terminal), now));
    progress->shown = true;
    progress->last = time;
}

void progress_erase(struct progress *progress)
{
    if (progress->terminal >= 0 && progress->shown)
        show(progress->terminal, ERASE, sizeof ERASE - 1);
    progress->shown = false;
}

void progress_stop(struct progress *progress)
{
    progress_erase(progress);
    progress->terminal = -1;
}
