#include "reports/lines.h"

#include "reports/excerpt.h"
#include "text/arena.h"

enum {
    NO_TERMINAL = 100, /* columns where nobody says how many there are */
    NARROWEST = 20,    /* columns of an excerpt, however narrow the terminal */
    NUMBER = 5,        /* columns of a line number, more if it needs them */
    ALSO_MAX = 10,
};

enum color { COLOR_END, COLOR_BOLD, COLOR_DIM };

static const char *const colors[] = {
    [COLOR_END] = "\033[0m",
    [COLOR_BOLD] = "\033[1m",
    [COLOR_DIM] = "\033[2m",
};

static const char *const severity_colors[] = {
    [SEVERITY_OFF] = "",
    [SEVERITY_NOTE] = "\033[1;36m",
    [SEVERITY_WARNING] = "\033[1;33m",
    [SEVERITY_ERROR] = "\033[1;31m",
};

static const char *color(const struct report_style *style, enum color name)
{
    return style->color ? colors[name] : "";
}

static const char *severity_color(const struct report_style *style,
                                  enum severity severity)
{
    return style->color ? severity_colors[severity] : "";
}

void lines_place(struct buf *out, const struct record_place *place)
{
    buf_add(out, str_from(place->path));
    if (place->start.line)
        buf_printf(out, ":%zu:%zu", place->start.line, place->start.column);
}

void lines_head(struct buf *out, const struct record_finding *finding,
                const struct report_style *style)
{
    const char *end = color(style, COLOR_END);

    buf_add(out, str_from(color(style, COLOR_BOLD)));
    lines_place(out, &finding->place);
    buf_printf(out, ":%s %s%s:%s %s %s[%s %s]%s\n", end,
               severity_color(style, finding->severity),
               severity_name(finding->severity), end, finding->place.message,
               color(style, COLOR_DIM), finding->rule, finding->name, end);
}

static int number_columns(size_t number)
{
    int count = 1;

    for (; number > 9; number /= 10)
        count++;
    return count > NUMBER ? count : NUMBER;
}

static size_t excerpt_columns(const struct report_style *style, int number)
{
    size_t width = style->width ? style->width : NO_TERMINAL;
    size_t gutter = (size_t)number + 3;

    return width > gutter + NARROWEST ? width - gutter : NARROWEST;
}

static void add_excerpt(struct buf *out, const struct record_finding *finding,
                        const struct report_style *style, int number)
{
    const char *dim = color(style, COLOR_DIM), *end = color(style, COLOR_END);
    struct excerpt excerpt;
    struct arena arena;

    arena_init(&arena);
    excerpt =
        excerpt_cut(&arena, &finding->excerpt, excerpt_columns(style, number));
    buf_printf(out, "%s%*zu |%s ", dim, number, finding->excerpt.line, end);
    buf_add(out, excerpt.text);
    buf_printf(out, "\n%s%*s |%s %*s%s", dim, number, "", end,
               (int)excerpt.indent, "",
               severity_color(style, finding->severity));
    for (size_t i = 0; i < excerpt.carets; i++)
        buf_add_char(out, '^');
    buf_printf(out, "%s\n", end);
    arena_release(&arena);
}

static void add_also(struct buf *out, const struct record_place *place,
                     const struct report_style *style, int number)
{
    const char *end = color(style, COLOR_END);
    bool silent = !*place->message;

    buf_printf(out, "%*s %s= also at ", number, "", color(style, COLOR_DIM));
    lines_place(out, place);
    buf_printf(out, "%s%s%s%s\n", silent ? "" : ":", end, silent ? "" : " ",
               place->message);
}

static void add_related(struct buf *out, const struct record_finding *finding,
                        const struct report_style *style, int number)
{
    size_t count = finding->nrelated, more;

    for (size_t i = 0; i < count && i < ALSO_MAX; i++)
        add_also(out, &finding->related[i], style, number);
    if (count <= ALSO_MAX)
        return;
    more = count - ALSO_MAX;
    buf_printf(out, "%*s %s= and %zu more place%s%s\n", number, "",
               color(style, COLOR_DIM), more, more == 1 ? "" : "s",
               color(style, COLOR_END));
}

void lines_detail(struct buf *out, const struct record_finding *finding,
                  const struct report_style *style)
{
    int number = number_columns(finding->excerpt.line);

    if (finding->excerpt.line)
        add_excerpt(out, finding, style, number);
    if (*finding->help)
        buf_printf(out, "%*s %s= help:%s %s\n", number, "",
                   color(style, COLOR_DIM), color(style, COLOR_END),
                   finding->help);
    add_related(out, finding, style, number);
}
