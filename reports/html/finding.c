#include "reports/html/page.h"

#include <string.h>

#include "reports/excerpt.h"
#include "reports/html/text.h"
#include "reports/safe_fix.h"
#include "text/printable.h"
#include "text/utf8.h"

enum {
    EXCERPT_COLUMNS = 200, /* of a line; it is wrapped to the page */
    ALSO_MAX = 10,
    EDITS_MAX = 3,  /* of a fix that is told */
    EDIT_MAX = 160, /* bytes that an edit writes, if it is told */
};

static void put_said(FILE *out, const struct record_finding *finding)
{
    const char *severity = severity_name(finding->severity);

    html_put(out,
             "<p class=\"said\"><span class=\"severity %s\">%s</span> "
             "<span class=\"message\">%s</span></p>\n",
             severity, severity, finding->place.message);
}

static void put_where(struct page *page, const struct record_finding *finding)
{
    html_put(page->out, "<p class=\"where\">");
    page_place(page->out, &finding->place);
    html_put(page->out, " ");
    if (page_rule(page, finding->rule))
        html_put(page->out, "<a class=\"rule\" href=\"#rule-%s\">%s %s</a>",
                 finding->rule, finding->rule, finding->name);
    else
        html_put(page->out, "<span class=\"rule\">%s %s</span>", finding->rule,
                 finding->name);
    html_put(page->out, "</p>\n");
}

static void put_excerpt(struct page *page, const struct record_excerpt *from)
{
    struct excerpt excerpt;
    struct arena arena;
    struct str text;

    if (!from->line)
        return;
    arena_init(&arena);
    excerpt = excerpt_cut(&arena, from, EXCERPT_COLUMNS);
    text = excerpt.text;
    html_put(page->out,
             "<pre class=\"excerpt\"><code>%.*s<mark>%.*s</mark>%.*s</code>"
             "</pre>\n",
             STR_ARG(str_slice(text, 0, excerpt.mark)),
             STR_ARG(str_slice(text, excerpt.mark, excerpt.mark_end)),
             STR_ARG(str_slice(text, excerpt.mark_end, text.len)));
    arena_release(&arena);
}

static void put_help(FILE *out, const char *help)
{
    if (*help)
        html_put(out, "<p class=\"help\">%s</p>\n", help);
}

static void put_also(FILE *out, const struct record_place *place)
{
    html_put(out, "<li>also at ");
    page_place(out, place);
    html_put(out, "%s%s</li>\n", *place->message ? ": " : "", place->message);
}

static void put_related(FILE *out, const struct record_finding *finding)
{
    size_t count = finding->nrelated;

    if (!count)
        return;
    html_put(out, "<ul class=\"also\">\n");
    for (size_t i = 0; i < count && i < ALSO_MAX; i++)
        put_also(out, &finding->related[i]);
    if (count > ALSO_MAX) {
        html_put(out, "<li>and ");
        html_count(out, count - ALSO_MAX, "more place", "more places");
        html_put(out, "</li>\n");
    }
    html_put(out, "</ul>\n");
}

static bool is_short(const struct record_finding *finding)
{
    size_t bytes = 0;

    for (size_t i = 0; i < finding->nedits; i++)
        bytes += finding->edits[i].text.len;
    return finding->nedits <= EDITS_MAX && bytes <= EDIT_MAX;
}

static void put_position(FILE *out, const struct record_position *position)
{
    fprintf(out, "%zu:%zu", position->line, position->column);
}

void page_place(FILE *out, const struct record_place *place)
{
    html_put(out, "<span class=\"place\">%s", place->path);
    if (place->start.line) {
        html_put(out, ":");
        put_position(out, &place->start);
    }
    html_put(out, "</span>");
}

static bool is_cut_well(struct str text, size_t offset)
{
    return offset == text.len || utf8_start(text, offset) == offset;
}

/* What the edit takes away, where it can be read in the mark of the excerpt:
   the mark is as long as its source, or it is all of what goes. */
static struct str removed(const struct record_finding *finding,
                          const struct record_edit *edit)
{
    const struct record_place *place = &finding->place;
    size_t first = place->start.offset, size = place->end.offset - first;
    size_t start = edit->start.offset - first, end = edit->end.offset - first;
    struct str marked;

    if (!finding->excerpt.line || place->start.line != place->end.line ||
        edit->start.offset < first || edit->end.offset > place->end.offset ||
        start >= end || end - start > EDIT_MAX)
        return STR("");
    marked = str_from(finding->excerpt.marked);
    if (end - start == size)
        return marked.len <= EDIT_MAX ? marked : STR("");
    if (marked.len != size || !is_cut_well(marked, start) ||
        !is_cut_well(marked, end))
        return STR("");
    return str_slice(marked, start, end);
}

static bool takes_lines(const struct record_edit *edit)
{
    return edit->start.column == 1 && edit->end.column == 1 &&
           edit->start.line < edit->end.line;
}

/* What stands in no mark is named by its place alone. */
static void put_deletion(FILE *out, const struct record_finding *finding,
                         const struct record_edit *edit)
{
    struct str text = removed(finding, edit);

    html_put(out, "delete");
    if (takes_lines(edit))
        html_put(out, edit->end.line - edit->start.line == 1 ? " the line"
                                                             : " the lines");
    else if (text.len)
        html_put(out, " <code>%.*s</code>", STR_ARG(text));
    html_put(out, "</li>\n");
}

static void put_edit(struct page *page, const struct record_finding *finding,
                     const struct record_edit *edit)
{
    bool inserts = edit->start.offset == edit->end.offset;
    const char *text = printable(&page->arena, edit->text);

    html_put(page->out, "<li>at <span class=\"place\">");
    put_position(page->out, &edit->start);
    if (!inserts) {
        html_put(page->out, "–");
        put_position(page->out, &edit->end);
    }
    html_put(page->out, "</span> ");
    if (edit->text.len)
        html_put(page->out, "%s <code>%s</code></li>\n",
                 inserts ? "insert" : "write", text);
    else
        put_deletion(page->out, finding, edit);
}

static void put_fix(struct page *page, const struct record_finding *finding)
{
    if (!finding->nedits)
        return;
    html_put(page->out, "<div class=\"fix\"><b>%s</b>",
             safe_fix_mends(finding) ? "Fix" : "Unsafe fix");
    if (is_short(finding)) {
        html_put(page->out, "<ul>\n");
        for (size_t i = 0; i < finding->nedits; i++)
            put_edit(page, finding, &finding->edits[i]);
        html_put(page->out, "</ul>");
    } else {
        html_put(page->out, " ");
        html_count(page->out, finding->nedits, "edit", "edits");
        html_put(page->out, ", too long to be shown");
    }
    html_put(page->out, "</div>\n");
}

void page_finding(struct page *page, const struct record_finding *finding)
{
    const char *severity = severity_name(finding->severity);

    html_put(page->out, "<li data-severity=\"%s\" data-rule=\"%s\"", severity,
             finding->rule);
    if (finding == page->first[finding->severity])
        html_put(page->out, " id=\"first-%s\"", severity);
    html_put(page->out, ">\n");
    put_said(page->out, finding);
    put_where(page, finding);
    put_excerpt(page, &finding->excerpt);
    put_help(page->out, finding->help);
    put_related(page->out, finding);
    put_fix(page, finding);
    html_put(page->out, "</li>\n");
}
