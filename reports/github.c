/*
 * Workflow commands of GitHub Actions: the runner reads them from a step's
 * output and makes annotations of them. Nothing else may stand there.
 *
 * What it does with them is read from its source (actions/runner:
 * ActionCommand.cs, ActionCommandManager.cs, ExecutionContext.cs): it keeps
 * the first ten of a level in a step, takes an end column only together with
 * one line, and cuts a message at 4,096 characters.
 */
#include "reports/lines.h"
#include "reports/message.h"

enum { SHOWN_MAX = 10 }; /* annotations of a level in a step */

struct level {
    enum severity severity;
    const char *command;
    const char *one, *many; /* for the closing notice */
};

static const struct level levels[] = {
    {SEVERITY_ERROR, "error", "error", "errors"},
    {SEVERITY_WARNING, "warning", "warning", "warnings"},
    {SEVERITY_NOTE, "notice", "note", "notes"},
};

enum { LEVELS = sizeof levels / sizeof *levels };

/* The runner puts these back, the percent sign last. */
static void add_escaped(struct buf *out, struct str s, const char *special)
{
    for (size_t i = 0; i < s.len; i++)
        if (str_has_char(str_from(special), s.ptr[i]))
            buf_printf(out, "%%%02X", (unsigned)(unsigned char)s.ptr[i]);
        else
            buf_add_char(out, s.ptr[i]);
}

static void add_data(struct buf *out, struct str s)
{
    add_escaped(out, s, "%\r\n");
}

static void add_property(struct buf *out, struct str s)
{
    add_escaped(out, s, "%\r\n:,");
}

/* The last line that holds a byte of the place. */
static size_t last_line(const struct record_place *place)
{
    bool before = place->end.line > place->start.line && place->end.column == 1;

    return before ? place->end.line - 1 : place->end.line;
}

/* GitHub takes columns only of a place that is in one line. */
static void add_place(struct buf *out, const struct record_place *place)
{
    bool one = place->start.line == place->end.line;
    struct buf path;

    buf_init(&path);
    message_add_path(&path, place->path);
    buf_add(out, STR(" file="));
    add_property(out, buf_str(&path));
    buf_release(&path);
    if (!place->start.line)
        return;
    buf_printf(out, ",line=%zu", place->start.line);
    if (one)
        buf_printf(out, ",col=%zu", place->start.column);
    buf_printf(out, ",endLine=%zu", last_line(place));
    if (one)
        buf_printf(out, ",endColumn=%zu", place->end.column);
}

static void add_annotation(struct buf *out, const char *command,
                           const struct record_finding *finding)
{
    struct buf text;

    buf_init(&text);
    buf_printf(out, "::%s", command);
    add_place(out, &finding->place);
    buf_printf(&text, "%s %s", finding->rule, finding->name);
    buf_add(out, STR(",title="));
    add_property(out, buf_str(&text));
    buf_add(out, STR("::"));
    buf_clear(&text);
    message_add_lines(&text, finding);
    add_data(out, buf_str(&text));
    buf_add_char(out, '\n');
    buf_release(&text);
}

/* Adds up to `room` findings of a level, on changed lines or not; returns how
   many. */
static size_t add_some(struct buf *out, const struct record *record,
                       const struct level *level, bool changed, size_t room)
{
    size_t added = 0;

    for (size_t i = 0; i < record->nfindings && added < room; i++) {
        const struct record_finding *finding = &record->findings[i];

        if (finding->severity != level->severity || finding->changed != changed)
            continue;
        add_annotation(out, level->command, finding);
        added++;
    }
    return added;
}

static size_t count_level(const struct record *record,
                          const struct level *level)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        count += record->findings[i].severity == level->severity;
    return count;
}

/* Adds a level; returns how many of it are not shown. */
static size_t add_level(struct buf *out, const struct record *record,
                        const struct level *level, size_t room)
{
    size_t shown = add_some(out, record, level, true, room);

    shown += add_some(out, record, level, false, room - shown);
    return count_level(record, level) - shown;
}

static void add_hidden(struct buf *out, const size_t hidden[LEVELS])
{
    bool any = false;

    for (size_t i = 0; i < LEVELS; i++) {
        if (!hidden[i])
            continue;
        buf_printf(out, "%s%zu %s", any ? ", " : "not shown here: ", hidden[i],
                   hidden[i] == 1 ? levels[i].one : levels[i].many);
        any = true;
    }
    if (any)
        buf_add_char(out, '\n');
}

/* It is one of the ten notices. */
static void add_closing(struct buf *out, const struct record *record,
                        const size_t hidden[LEVELS])
{
    struct buf text;

    buf_init(&text);
    lines_totals(&text, record);
    add_hidden(&text, hidden);
    lines_verdicts(&text, record);
    buf_add(out, STR("::notice title=listlint::"));
    add_data(out, str_trim(buf_str(&text)));
    buf_add_char(out, '\n');
    buf_release(&text);
}

void report_github(FILE *out, const struct record *record,
                   const struct report_style *style)
{
    size_t hidden[LEVELS];
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < LEVELS; i++) {
        bool shared = levels[i].severity == SEVERITY_NOTE && !style->quiet;

        hidden[i] = add_level(&text, record, &levels[i], SHOWN_MAX - shared);
    }
    if (!style->quiet)
        add_closing(&text, record, hidden);
    fwrite(buf_str(&text).ptr, 1, text.len, out);
    buf_release(&text);
}
