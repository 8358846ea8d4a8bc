#include "engine/diff.h"

#include "engine/diff_match.h"
#include "text/alloc.h"

/* Lines that are shown around a change. */
enum { CONTEXT = 3 };

/* Lines that became others; one side may be empty. */
struct change {
    size_t old_line, old_end, new_line, new_end;
};

struct diff {
    struct buf *out;
    struct diff_lines before, after;
    struct change *changes;
    size_t count, capacity;
};

static void split(struct diff_lines *lines, struct str text)
{
    size_t capacity = 0;

    *lines = (struct diff_lines){0};
    for (size_t at = 0; at < text.len;) {
        size_t feed = str_find_char(text, '\n', at);
        size_t end = feed == STR_NONE ? text.len : feed + 1;

        lines->items = mem_grow(lines->items, lines->count, &capacity,
                                sizeof *lines->items);
        lines->items[lines->count++] = str_slice(text, at, end);
        at = end;
    }
}

static void add_change(struct diff *diff, struct change change)
{
    if (change.old_line == change.old_end && change.new_line == change.new_end)
        return;
    diff->changes = mem_grow(diff->changes, diff->count, &diff->capacity,
                             sizeof *diff->changes);
    diff->changes[diff->count++] = change;
}

/* What lies between the lines that are the same. */
static void find_changes(struct diff *diff)
{
    size_t *matches = diff_match(&diff->before, &diff->after);
    struct change change = {0};

    for (size_t i = 0; i < diff->before.count; i++) {
        if (matches[i] == STR_NONE)
            continue;
        change.old_end = i;
        change.new_end = matches[i];
        add_change(diff, change);
        change.old_line = i + 1;
        change.new_line = matches[i] + 1;
    }
    change.old_end = diff->before.count;
    change.new_end = diff->after.count;
    add_change(diff, change);
    mem_free(matches);
}

static bool needs_quotes(struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];

        if ((unsigned char)c < 0x20 || c == 0x7f || c == '"' || c == '\\')
            return true;
    }
    return false;
}

static void add_quoted(struct buf *out, struct str path)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        if (c < 0x20 || c == 0x7f)
            buf_printf(out, "\\%03o", (unsigned)c);
        else if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else
            buf_add_char(out, (char)c);
    }
    buf_add_char(out, '"');
}

/* The tab ends a name that holds spaces, as in git's diffs. */
static void add_name(struct buf *out, const char *mark, struct str path)
{
    buf_add(out, str_from(mark));
    if (needs_quotes(path))
        add_quoted(out, path);
    else
        buf_add(out, path);
    buf_add(out, str_has_char(path, ' ') ? STR("\t\n") : STR("\n"));
}

static void add_lines(struct buf *out, char mark,
                      const struct diff_lines *lines, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        buf_add_char(out, mark);
        buf_add(out, lines->items[i]);
        if (!str_ends(lines->items[i], STR("\n")))
            buf_add(out, STR("\n\\ No newline at end of file\n"));
    }
}

/* `-3,7`; an empty part is named by the line before it. */
static void add_range(struct buf *out, char mark, size_t first, size_t end)
{
    size_t count = end - first;

    buf_printf(out, "%c%zu", mark, count ? first + 1 : first);
    if (count != 1)
        buf_printf(out, ",%zu", count);
}

/* How many of the changes from `first` on stand in one hunk. */
static size_t hunk_size(const struct diff *diff, size_t first)
{
    size_t at = first;

    while (at + 1 < diff->count &&
           diff->changes[at + 1].old_line - diff->changes[at].old_end <=
               2 * CONTEXT)
        at++;
    return at + 1 - first;
}

/* The lines of a hunk, context included. */
static struct change hunk_range(const struct diff *diff, size_t first,
                                size_t last)
{
    struct change range = diff->changes[first];
    size_t above = range.old_line < CONTEXT ? range.old_line : CONTEXT;
    size_t below = diff->before.count - diff->changes[last].old_end;

    if (below > CONTEXT)
        below = CONTEXT;
    range.old_line -= above;
    range.new_line -= above;
    range.old_end = diff->changes[last].old_end + below;
    range.new_end = diff->changes[last].new_end + below;
    return range;
}

static void add_hunk(struct diff *diff, size_t first, size_t count)
{
    struct change range = hunk_range(diff, first, first + count - 1);
    size_t at = range.old_line;

    buf_add(diff->out, STR("@@ "));
    add_range(diff->out, '-', range.old_line, range.old_end);
    buf_add_char(diff->out, ' ');
    add_range(diff->out, '+', range.new_line, range.new_end);
    buf_add(diff->out, STR(" @@\n"));
    for (size_t i = first; i < first + count; i++) {
        const struct change *change = &diff->changes[i];

        add_lines(diff->out, ' ', &diff->before, at, change->old_line);
        add_lines(diff->out, '-', &diff->before, change->old_line,
                  change->old_end);
        add_lines(diff->out, '+', &diff->after, change->new_line,
                  change->new_end);
        at = change->old_end;
    }
    add_lines(diff->out, ' ', &diff->before, at, range.old_end);
}

static void diff_find(struct diff *diff, struct str before, struct str after)
{
    split(&diff->before, before);
    split(&diff->after, after);
    find_changes(diff);
}

static void diff_release(struct diff *diff)
{
    mem_free(diff->before.items);
    mem_free(diff->after.items);
    mem_free(diff->changes);
}

void diff_unified(struct buf *out, struct str path, struct str before,
                  struct str after)
{
    struct diff diff = {.out = out};

    if (str_eq(before, after))
        return;
    diff_find(&diff, before, after);
    add_name(out, "--- ", path);
    add_name(out, "+++ ", path);
    for (size_t i = 0, size; i < diff.count; i += size) {
        size = hunk_size(&diff, i);
        add_hunk(&diff, i, size);
    }
    diff_release(&diff);
}

static bool takes_support(const struct diff *diff, const struct change *change)
{
    for (size_t i = change->old_line; i < change->old_end; i++)
        if (line_holds_up(diff->before.items[i]))
            return true;
    return false;
}

void diff_runs(struct line_runs *runs, struct str before, struct str after)
{
    struct diff diff = {0};

    diff_find(&diff, before, after);
    for (size_t i = 0; i < diff.count; i++) {
        const struct change *change = &diff.changes[i];

        line_runs_add(runs, change->new_line, change->new_end);
        if (change->new_line == change->new_end && takes_support(&diff, change))
            line_runs_add_removal(runs, change->new_line);
    }
    diff_release(&diff);
}
