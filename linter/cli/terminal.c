#define _DEFAULT_SOURCE /* struct winsize */
#include "cli/terminal.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool wants_color(const struct options *options, bool terminal)
{
    const char *term = getenv("TERM");
    const char *no_color = getenv("NO_COLOR");

    if (options->color != COLOR_AUTO)
        return options->color == COLOR_ALWAYS;
    if (no_color && *no_color)
        return false;
    return terminal && term && strcmp(term, "dumb") != 0;
}

static size_t terminal_width(int file)
{
    struct winsize size;

    if (ioctl(file, TIOCGWINSZ, &size) || size.ws_col < 40)
        return 80;
    return size.ws_col;
}

struct report_style terminal_style(const struct options *options, int file)
{
    bool terminal = file >= 0 && isatty(file);

    return (struct report_style){
        .color = wants_color(options, terminal),
        .width = terminal ? terminal_width(file) : 0,
        .quiet = options->quiet,
        .statistics = options->statistics,
    };
}
