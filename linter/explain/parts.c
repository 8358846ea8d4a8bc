#include "explain/parts.h"

#include "explain/shown.h"
#include "text/printable.h"
#include "text/wide.h"
#include "text/wrap.h"

/* Columns of the second and further lines of a finding. */
enum { HANGING = 4 };

static struct str finish(struct arena *arena, struct buf *text)
{
    struct str copy = str_copy(arena, buf_str(text));

    buf_release(text);
    return copy;
}

static size_t digits(size_t number)
{
    size_t count = 1;

    for (; number > 9; number /= 10)
        count++;
    return count;
}

/* Without the spaces at the ends of its lines. */
static void add_line(struct buf *out, struct str line)
{
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    buf_add(out, line);
    buf_add_char(out, '\n');
}

static void add_numbered(struct arena *arena, struct buf *out, struct str list)
{
    size_t number = 1, columns = digits(example_lines(list));

    while (list.len) {
        struct str line = str_cut(list, '\n', &list);

        add_line(out, str_printf(arena, "%*zu  %s", (int)columns, number++,
                                 printable(arena, line)));
    }
}

static void add_plain(struct arena *arena, struct buf *out, struct str list)
{
    while (list.len)
        buf_printf(out, "%s\n", printable(arena, str_cut(list, '\n', &list)));
}

/* How much of the list is not shown. */
static void add_rest(struct buf *out, struct str all, struct str front)
{
    size_t more = example_lines(all) - example_lines(front);

    if (str_trim(str_slice(all, front.len, all.len)).len)
        buf_printf(out, "\n… %zu more line%s\n", more, more == 1 ? "" : "s");
}

static struct str bad_part(struct arena *arena, const struct example *example)
{
    struct str front = example_bad(example);
    struct buf text;

    buf_init(&text);
    add_numbered(arena, &text, front);
    add_rest(&text, example->bad, front);
    return finish(arena, &text);
}

static struct str lines_of(struct arena *arena, struct str config)
{
    struct buf text;

    buf_init(&text);
    add_plain(arena, &text, config);
    return finish(arena, &text);
}

static struct str good_part(struct arena *arena, const struct example *example)
{
    struct str front = example_front(example->good, 0);
    struct buf text;

    buf_init(&text);
    add_plain(arena, &text, front);
    add_rest(&text, example->good, front);
    return finish(arena, &text);
}

static void add_finding(struct buf *out, struct str finding, size_t width)
{
    int indent = 0;

    while (finding.len) {
        struct str line = wrap_line(&finding, width - (size_t)indent);

        buf_printf(out, "%*s%.*s\n", indent, "", STR_ARG(line));
        indent = HANGING;
    }
}

/* The findings in the lines that are shown. */
static struct str told_part(struct arena *arena, const struct example *example,
                            size_t width)
{
    size_t last = example_lines(example_bad(example)), line;
    struct str told = example->told;
    struct buf text;

    buf_init(&text);
    while (told.len) {
        struct str finding = example_finding(&told, &line);

        if (line <= last)
            add_finding(&text, finding, width);
    }
    return finish(arena, &text);
}

static struct str shown_part(struct arena *arena, const struct example *example,
                             size_t width)
{
    struct str shown =
        shown_text(arena, example_rendered(arena, example), width);
    struct buf text;

    buf_init(&text);
    while (shown.len)
        add_line(&text, str_cut(shown, '\n', &shown));
    return finish(arena, &text);
}

/* The example with its bad list as an editor shows it. */
static struct example readable(struct arena *arena,
                               const struct example *example)
{
    struct example copy = *example;
    struct wide wide;

    if (wide_find(copy.bad, &wide))
        copy.bad = wide_read(arena, copy.bad, &wide);
    return copy;
}

void parts_of(struct arena *arena, const struct example *example, size_t width,
              struct part parts[PARTS])
{
    struct example text = readable(arena, example);

    parts[0] = (struct part){"Bad", "bad.md", bad_part(arena, &text)};
    parts[1] =
        (struct part){"With .listlint.yml", NULL, lines_of(arena, text.config)};
    parts[2] =
        (struct part){"listlint says", NULL, told_part(arena, &text, width)};
    parts[3] =
        (struct part){"GitHub shows", NULL, shown_part(arena, &text, width)};
    parts[4] = (struct part){"Good", "good.md", good_part(arena, &text)};
}
