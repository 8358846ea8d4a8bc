#include <string.h>

#include "reports/lines.h"
#include "reports/paint.h"
#include "reports/sections.h"
#include "reports/statistics.h"
#include "text/wrap.h"

enum {
    INDENT = 4,
    SEVERITY = 7, /* columns of the longest */
    GAP = 2,
    PLACE_MOST = 24,   /* bytes of a line and a column */
    UNBOUND = 1 << 20, /* columns where there is no terminal, */
    ALIGNED = 60,      /* and those of the messages that are aligned there */
    NARROWEST = 20,    /* columns of a message, however narrow the terminal */
};

/* The findings of one document, and the columns that they take. */
struct group {
    const struct section *sections;
    size_t nsections;
    const struct record_finding *findings;
    size_t count;
    const struct report_style *style;
    size_t place;   /* columns of the widest place */
    size_t room;    /* for a message with its rule */
    size_t message; /* columns of a message before its rule */
};

static size_t rule_width(const struct record_finding *finding)
{
    return strlen(finding->rule) + 1 + strlen(finding->name);
}

/* "28:60", or a dash for a whole document. Returns its columns. */
static size_t print_place(char out[PLACE_MOST],
                          const struct record_finding *finding)
{
    const struct record_position *start = &finding->place.start;

    if (!start->line)
        return (size_t)snprintf(out, PLACE_MOST, "-");
    return (size_t)snprintf(out, PLACE_MOST, "%zu:%zu", start->line,
                            start->column);
}

static size_t widest_place(const struct group *group)
{
    char text[PLACE_MOST];
    size_t widest = 0;

    for (size_t i = 0; i < group->count; i++) {
        size_t width = print_place(text, &group->findings[i]);

        if (width > widest)
            widest = width;
    }
    return widest;
}

static size_t room_beside(const struct report_style *style, size_t place)
{
    size_t before = INDENT + place + GAP + SEVERITY + GAP;

    if (!style->width)
        return UNBOUND;
    return style->width > before + NARROWEST ? style->width - before
                                             : NARROWEST;
}

/* The widest message, as far as it leaves room for any rule. */
static size_t message_columns(const struct group *group)
{
    size_t rule = 0, most, widest = 0;

    for (size_t i = 0; i < group->count; i++)
        if (rule_width(&group->findings[i]) > rule)
            rule = rule_width(&group->findings[i]);
    if (group->room < rule + GAP)
        return 0;
    most = group->room == UNBOUND ? ALIGNED : group->room - rule - GAP;
    for (size_t i = 0; i < group->count; i++) {
        size_t width = text_width(str_from(group->findings[i].place.message));

        if (width > widest)
            widest = width;
    }
    return widest < most ? widest : most;
}

static struct group group_from(const struct sections *sections, size_t first,
                               const struct report_style *style)
{
    const struct section *begin = &sections->items[first];
    struct group group = {
        .sections = begin, .findings = begin->findings, .style = style};

    do
        group.count += begin[group.nsections++].count;
    while (first + group.nsections < sections->count &&
           !begin[group.nsections].begins);
    group.place = widest_place(&group);
    group.room = room_beside(style, group.place);
    group.message = message_columns(&group);
    return group;
}

static void add_title(struct buf *out, const struct group *group,
                      const struct section *section)
{
    const struct record_finding *finding = section->findings;

    if (!finding->nheadings)
        return;
    buf_printf(out, "  %s", paint(group->style, PAINT_DIM));
    for (size_t i = section->common; i < finding->nheadings; i++)
        buf_printf(out, "%s%s", i > section->common ? " > " : "",
                   section_heading(finding->headings[i]));
    buf_printf(out, "%s\n", paint(group->style, PAINT_END));
}

static void add_spaces(struct buf *out, size_t count)
{
    while (count--)
        buf_add_char(out, ' ');
}

/* Where the next line of a message begins. */
static void begin_line(struct buf *out, const struct group *group)
{
    buf_add_char(out, '\n');
    add_spaces(out, INDENT + group->place + GAP + SEVERITY + GAP);
}

/* Behind the last line of a message, which is `width` columns wide, in the
   column of all rules where it can be; else below it. */
static void add_rule(struct buf *out, const struct group *group,
                     const struct record_finding *finding, size_t width)
{
    if (width > group->message) {
        if (width + GAP + rule_width(finding) > group->room) {
            begin_line(out, group);
            width = 0;
        } else {
            width = group->message;
        }
    }
    add_spaces(out, group->message - width + (group->message ? GAP : 0));
    buf_printf(out, "%s%s %s%s\n", paint(group->style, PAINT_DIM),
               finding->rule, finding->name, paint(group->style, PAINT_END));
}

static void add_message(struct buf *out, const struct group *group,
                        const struct record_finding *finding)
{
    struct str text = str_from(finding->place.message), line = STR("");

    for (bool more = false; text.len; more = true) {
        if (more)
            begin_line(out, group);
        line = wrap_line(&text, group->room);
        buf_add(out, line);
    }
    add_rule(out, group, finding, text_width(line));
}

static void add_finding(struct buf *out, const struct group *group,
                        const struct record_finding *finding)
{
    char place[PLACE_MOST];
    size_t width = print_place(place, finding);

    add_spaces(out, INDENT + group->place - width);
    buf_printf(out, "%s  %s%-*s%s  ", place,
               paint_severity(group->style, finding->severity), SEVERITY,
               severity_name(finding->severity),
               paint(group->style, PAINT_END));
    add_message(out, group, finding);
}

static void add_group(struct buf *out, const struct group *group)
{
    buf_printf(out, "%s%s%s\n", paint(group->style, PAINT_BOLD),
               section_path(group->sections), paint(group->style, PAINT_END));
    for (size_t i = 0; i < group->nsections; i++) {
        const struct section *section = &group->sections[i];

        add_title(out, group, section);
        for (size_t j = 0; j < section->count; j++)
            add_finding(out, group, &section->findings[j]);
    }
    buf_add_char(out, '\n');
}

static void add_groups(struct buf *out, const struct record *record,
                       const struct report_style *style)
{
    struct sections sections;
    struct arena arena;

    arena_init(&arena);
    sections = sections_of(&arena, record);
    for (size_t i = 0; i < sections.count;) {
        struct group group = group_from(&sections, i, style);

        add_group(out, &group);
        i += group.nsections;
    }
    arena_release(&arena);
}

void report_grouped(FILE *out, const struct record *record,
                    const struct report_style *style)
{
    struct buf text;

    buf_init(&text);
    if (style->statistics)
        statistics_add(&text, record, style);
    else
        add_groups(&text, record, style);
    if (!style->quiet)
        lines_summary(&text, record);
    fwrite(buf_str(&text).ptr, 1, text.len, out);
    buf_release(&text);
}
