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
#include "text/arena.h"
#include "text/map.h"

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

/* What of a level is shown. */
struct choice {
    const struct record *record;
    const struct level *level;
    struct arena arena;
    struct map said; /* "RULE message" of what is shown */
    size_t room;     /* for so many more */
    bool *shown;     /* of each finding of the record */
};

/* Whether the same rule says the same of what is shown already. */
static bool is_said(struct choice *choice, const struct record_finding *finding)
{
    void **place =
        map_at(&choice->said, str_printf(&choice->arena, "%s %s", finding->rule,
                                         finding->place.message));
    bool said = *place;

    *place = choice;
    return said;
}

/* Chooses findings, on changed lines or not, while there is room: what was not
   said before, or what is left when `again`. */
static void choose(struct choice *choice, bool changed, bool again)
{
    for (size_t i = 0; i < choice->record->nfindings && choice->room; i++) {
        const struct record_finding *finding = &choice->record->findings[i];

        if (finding->severity != choice->level->severity ||
            finding->changed != changed || choice->shown[i] ||
            (!again && is_said(choice, finding)))
            continue;
        choice->shown[i] = true;
        choice->room--;
    }
}

static void add_chosen(struct buf *out, const struct choice *choice,
                       bool changed)
{
    for (size_t i = 0; i < choice->record->nfindings; i++)
        if (choice->shown[i] && choice->record->findings[i].changed == changed)
            add_annotation(out, choice->level->command,
                           &choice->record->findings[i]);
}

/* One dead address in many places leaves room for other findings. */
static void add_level(struct buf *out, const struct record *record,
                      const struct level *level, size_t room)
{
    struct choice choice = {.record = record, .level = level, .room = room};

    arena_init(&choice.arena);
    map_init(&choice.said);
    choice.shown = arena_array(&choice.arena, record->nfindings, sizeof(bool));
    choose(&choice, true, false);
    choose(&choice, true, true);
    choose(&choice, false, false);
    choose(&choice, false, true);
    add_chosen(out, &choice, true);
    add_chosen(out, &choice, false);
    map_release(&choice.said);
    arena_release(&choice.arena);
}

static size_t count_level(const struct record *record,
                          const struct level *level)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        count += record->findings[i].severity == level->severity;
    return count;
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

static void add_closing(struct buf *out, const struct record *record,
                        const size_t hidden[LEVELS], bool quiet)
{
    struct buf text;

    buf_init(&text);
    if (!quiet)
        lines_totals(&text, record);
    add_hidden(&text, hidden);
    if (!quiet)
        lines_verdicts(&text, record);
    buf_add(out, STR("::notice title=listlint::"));
    add_data(out, str_trim(buf_str(&text)));
    buf_add_char(out, '\n');
    buf_release(&text);
}

/* Quiet or not, nobody should take a part for all. */
static bool has_closing(const size_t counts[LEVELS], bool quiet)
{
    for (size_t i = 0; i < LEVELS && quiet; i++)
        if (counts[i] > SHOWN_MAX)
            return true;
    return !quiet;
}

void report_github(FILE *out, const struct record *record,
                   const struct report_style *style)
{
    size_t counts[LEVELS], hidden[LEVELS];
    bool closing;
    struct buf text;

    buf_init(&text);
    for (size_t i = 0; i < LEVELS; i++)
        counts[i] = count_level(record, &levels[i]);
    closing = has_closing(counts, style->quiet);
    for (size_t i = 0; i < LEVELS; i++) {
        /* The closing is one of the ten notices. */
        bool shared = levels[i].severity == SEVERITY_NOTE && closing;
        size_t room = SHOWN_MAX - shared;

        add_level(&text, record, &levels[i], room);
        hidden[i] = counts[i] > room ? counts[i] - room : 0;
    }
    if (closing)
        add_closing(&text, record, hidden, style->quiet);
    fwrite(buf_str(&text).ptr, 1, text.len, out);
    buf_release(&text);
}
