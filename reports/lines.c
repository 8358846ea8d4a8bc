#include "reports/lines.h"

#include "reports/excerpt.h"
#include "reports/paint.h"
#include "text/arena.h"

enum {
    NO_TERMINAL = 100, /* columns where nobody says how many there are */
    NARROWEST = 20,    /* columns of an excerpt, however narrow the terminal */
    NUMBER = 5,        /* columns of a line number, more if it needs them */
    ALSO_MAX = 10,
};

void lines_place(struct buf *out, const struct record_place *place)
{
    buf_add(out, str_from(place->path));
    if (place->start.line)
        buf_printf(out, ":%zu:%zu", place->start.line, place->start.column);
}

void lines_head(struct buf *out, const struct record_finding *finding,
                const struct report_style *style)
{
    const char *end = paint(style, PAINT_END);

    buf_add(out, str_from(paint(style, PAINT_BOLD)));
    lines_place(out, &finding->place);
    buf_printf(out, ":%s %s%s:%s %s %s[%s %s]%s\n", end,
               paint_severity(style, finding->severity),
               severity_name(finding->severity), end, finding->place.message,
               paint(style, PAINT_DIM), finding->rule, finding->name, end);
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
    const char *dim = paint(style, PAINT_DIM), *end = paint(style, PAINT_END);
    struct excerpt excerpt;
    struct arena arena;

    arena_init(&arena);
    excerpt =
        excerpt_cut(&arena, &finding->excerpt, excerpt_columns(style, number));
    buf_printf(out, "%s%*zu |%s ", dim, number, finding->excerpt.line, end);
    buf_add(out, excerpt.text);
    buf_printf(out, "\n%s%*s |%s %*s%s", dim, number, "", end,
               (int)excerpt.indent, "",
               paint_severity(style, finding->severity));
    for (size_t i = 0; i < excerpt.carets; i++)
        buf_add_char(out, '^');
    buf_printf(out, "%s\n", end);
    arena_release(&arena);
}

static void add_also(struct buf *out, const struct record_place *place,
                     const struct report_style *style, int number)
{
    const char *end = paint(style, PAINT_END);
    bool silent = !*place->message;

    buf_printf(out, "%*s %s= also at ", number, "", paint(style, PAINT_DIM));
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
               paint(style, PAINT_DIM), more, more == 1 ? "" : "s",
               paint(style, PAINT_END));
}

void lines_detail(struct buf *out, const struct record_finding *finding,
                  const struct report_style *style)
{
    int number = number_columns(finding->excerpt.line);

    if (finding->excerpt.line)
        add_excerpt(out, finding, style, number);
    if (*finding->help)
        buf_printf(out, "%*s %s= help:%s %s\n", number, "",
                   paint(style, PAINT_DIM), paint(style, PAINT_END),
                   finding->help);
    add_related(out, finding, style, number);
}
