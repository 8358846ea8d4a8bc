#include "reports/message.h"

#include <stdbool.h>
#include <string.h>

void message_add_line(struct buf *out, const struct record_finding *finding)
{
    buf_add(out, str_from(finding->place.message));
    if (*finding->help)
        buf_printf(out, "; help: %s", finding->help);
}

void message_add_place(struct buf *out, const struct record_place *place)
{
    message_add_path(out, place->path);
    if (place->start.line)
        buf_printf(out, ", line %zu", place->start.line);
}

void message_add_also(struct buf *out, const struct record_finding *finding,
                      const struct record_place *place)
{
    bool here = strcmp(place->path, finding->place.path) == 0;

    if (here && place->start.line)
        buf_printf(out, "line %zu", place->start.line);
    else
        message_add_place(out, place);
    if (*place->message)
        buf_printf(out, ": %s", place->message);
}

void message_add_lines(struct buf *out, const struct record_finding *finding)
{
    size_t more;

    buf_add(out, str_from(finding->place.message));
    if (*finding->help)
        buf_printf(out, "\nhelp: %s", finding->help);
    for (size_t i = 0; i < finding->nrelated && i < MESSAGE_ALSO_MAX; i++) {
        buf_add(out, STR("\nalso at "));
        message_add_also(out, finding, &finding->related[i]);
    }
    if (finding->nrelated <= MESSAGE_ALSO_MAX)
        return;
    more = finding->nrelated - MESSAGE_ALSO_MAX;
    buf_printf(out, "\nand %zu more place%s", more, more == 1 ? "" : "s");
}

void message_add_path(struct buf *out, const char *path)
{
    struct str rest = str_from(path);
    bool first = true;

    if (*path == '/')
        buf_add_char(out, '/');
    while (rest.len) {
        struct str part = str_cut(rest, '/', &rest);

        if (!part.len || str_eq(part, STR(".")))
            continue;
        if (!first)
            buf_add_char(out, '/');
        buf_add(out, part);
        first = false;
    }
    if (first)
        buf_add_char(out, '.');
}
