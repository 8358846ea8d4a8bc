#include "reports/excerpt.h"

#include <stdbool.h>
#include <string.h>

#include "text/buf.h"
#include "text/utf8.h"
#include "text/width.h"

#define ELLIPSIS "\xE2\x80\xA6"

/* One grapheme of the line. */
struct glyph {
    size_t start, end; /* bytes */
    size_t width;      /* columns */
};

struct line {
    struct str text;
    size_t mark, mark_end; /* bytes of the text */
    bool cut_left, cut_right;
    struct glyph *glyphs;
    size_t nglyphs;
    size_t first, last; /* glyphs that are marked; equal for an empty mark */
};

/* Cells from `first` up to, not including, `last`. */
struct window {
    size_t first, last;
};

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The last `limit` bytes or a few less; `*cut` is set if that is not all. */
static struct str tail(struct str s, size_t limit, bool *cut)
{
    size_t at;

    if (s.len <= limit)
        return s;
    *cut = true;
    at = s.len - limit;
    while (at < s.len && is_continuation(s.ptr[at]))
        at++;
    return str_slice(s, at, s.len);
}

static struct str head(struct str s, size_t limit, bool *cut)
{
    *cut = *cut || s.len > limit;
    return utf8_front(s, limit);
}

/*
 * Each part has been through the printable-text gate by itself, so `##[`, a
 * command of the GitHub runner, may still arise where two of them meet.
 */
static void add_part(struct buf *text, struct str part)
{
    struct str have = buf_str(text);

    if ((str_ends(have, STR("##")) && str_starts(part, STR("["))) ||
        (str_ends(have, STR("#")) && str_starts(part, STR("#[")))) {
        buf_printf(text, "<U+%04X>", (unsigned)part.ptr[0]);
        part = str_slice(part, 1, part.len);
    }
    buf_add(text, part);
}

static void join(struct arena *arena, struct line *line,
                 const struct record_excerpt *from, size_t limit)
{
    struct str after = str_from(from->after);
    struct buf text;

    buf_init(&text);
    add_part(&text, tail(str_from(from->before), limit, &line->cut_left));
    line->mark = text.len;
    add_part(&text, head(str_from(from->marked), limit, &line->cut_right));
    line->mark_end = text.len;
    if (!line->cut_right)
        add_part(&text, head(after, limit, &line->cut_right));
    line->text = str_copy(arena, buf_str(&text));
    buf_release(&text);
}

static void split(struct arena *arena, struct line *line)
{
    size_t at = 0, len;

    line->glyphs = arena_array(arena, line->text.len + 1, sizeof *line->glyphs);
    while (at < line->text.len) {
        struct glyph *glyph = &line->glyphs[line->nglyphs++];

        glyph->width =
            text_grapheme(str_slice(line->text, at, line->text.len), &len);
        glyph->start = at;
        glyph->end = at += len;
    }
}

/* A mark that covers a part of a grapheme covers all of it. */
static void find_mark(struct line *line)
{
    while (line->first < line->nglyphs &&
           line->glyphs[line->first].end <= line->mark)
        line->first++;
    line->last = line->first;
    while (line->last < line->nglyphs &&
           line->glyphs[line->last].start < line->mark_end)
        line->last++;
    if (line->mark == line->mark_end)
        line->last = line->first;
}

static size_t columns(const struct line *line, size_t first, size_t last)
{
    size_t width = 0;

    for (size_t i = first; i < last; i++)
        width += line->glyphs[i].width;
    return width;
}

static size_t bytes(const struct line *line, size_t first, size_t last)
{
    return first < last ? line->glyphs[last - 1].end - line->glyphs[first].start
                        : 0;
}

/* Columns of the line and of a caret that stands behind its end. */
static size_t line_columns(const struct line *line)
{
    return columns(line, 0, line->nglyphs) + (line->first == line->nglyphs);
}

/*
 * The mark, or as much of it as fits, with as much around it as fits. Where
 * join() cut the text the outermost glyph may be a part of a grapheme: it is
 * never shown.
 */
static struct window choose(const struct line *line, size_t width)
{
    size_t low = line->cut_left && line->first > 0;
    size_t high = line->nglyphs - (line->cut_right && line->nglyphs > 1);
    struct window window = {line->first, line->first};
    size_t used = 0;
    bool left, right;

    while (window.last < line->last && window.last < high &&
           used + line->glyphs[window.last].width <= width)
        used += line->glyphs[window.last++].width;
    used += used == 0;
    do {
        left = window.first > low &&
               used + line->glyphs[window.first - 1].width <= width;
        if (left)
            used += line->glyphs[--window.first].width;
        right = window.last < high &&
                used + line->glyphs[window.last].width <= width;
        if (right)
            used += line->glyphs[window.last++].width;
    } while (left || right);
    return window;
}

static struct str window_text(struct arena *arena, const struct line *line,
                              struct window window, bool left, bool right)
{
    struct str part = {"", 0};

    if (window.first < window.last)
        part = str_slice(line->text, line->glyphs[window.first].start,
                         line->glyphs[window.last - 1].end);
    return str_printf(arena, "%s%.*s%s", left ? ELLIPSIS : "", STR_ARG(part),
                      right ? ELLIPSIS : "");
}

static struct excerpt show(struct arena *arena, const struct line *line,
                           struct window window)
{
    bool left = window.first > 0 || line->cut_left;
    bool right = window.last < line->nglyphs || line->cut_right;
    size_t last = line->last < window.last ? line->last : window.last;
    size_t carets = columns(line, line->first, last);
    size_t mark = (left ? sizeof ELLIPSIS - 1 : 0) +
                  bytes(line, window.first, line->first);

    return (struct excerpt){
        .text = window_text(arena, line, window, left, right),
        .indent = left + columns(line, window.first, line->first),
        .carets = carets ? carets : 1,
        .mark = mark,
        .mark_end = mark + bytes(line, line->first, last),
    };
}

struct excerpt excerpt_cut(struct arena *arena,
                           const struct record_excerpt *from, size_t width)
{
    struct line line = {0};
    struct window all = {0, 0};

    /* Room for the longest graphemes that are worth being shown. */
    join(arena, &line, from, 64 + width * 16);
    split(arena, &line);
    find_mark(&line);
    all.last = line.nglyphs;
    if (!line.cut_left && !line.cut_right && line_columns(&line) <= width)
        return show(arena, &line, all);
    return show(arena, &line, choose(&line, width - 2));
}
