#include "cli/patch.h"

#include <stdlib.h>

#include "cli/patch_name.h"
#include "text/alloc.h"

/* No line of a file has a larger number; a sum of two fits into size_t. */
enum { LINE_LARGEST = 1000000000 };

/* What lies between two lines that stay. */
struct change {
    size_t first, end;  /* new lines */
    bool takes_support; /* of lines that went */
};

struct reader {
    struct patch *patch;
    struct str rest, line;
    size_t number;                 /* of the line, from 1 */
    bool is_diff;                  /* something was seen that only diffs have */
    struct str both, renamed, old; /* names of the file, as far as they are
                                      known */
    bool named;                    /* a file was begun: hunks may follow */
    bool kept;                     /* and the diff does not remove it */
    bool in_hunk;                  /* or right behind one */
    size_t old_left, new_left;     /* lines that the hunk must still have */
    size_t line_index;             /* of the next new line, from 0 */
    struct change change;
    struct str error;
};

static void fail(struct reader *reader, const char *what)
{
    if (!reader->error.len)
        reader->error = str_printf(&reader->patch->arena, "line %zu: %s",
                                   reader->number, what);
}

static bool begins(const struct reader *reader, const char *word)
{
    return str_starts(reader->line, str_from(word));
}

/* What follows the word that the line begins with. */
static struct str behind(const struct reader *reader, const char *word)
{
    return str_slice(reader->line, str_from(word).len, reader->line.len);
}

static struct str name_behind(struct reader *reader, const char *word)
{
    struct str name;

    if (!patch_name(&reader->patch->arena, behind(reader, word), &name))
        fail(reader, "the name is not quoted as git does it");
    return name;
}

static void begin_file(struct reader *reader, struct str path)
{
    struct patch *patch = reader->patch;

    reader->named = reader->is_diff = true;
    reader->kept = !patch_name_is_null(path);
    if (!reader->kept)
        return;
    patch->files = mem_grow(patch->files, patch->nfiles, &patch->capacity,
                            sizeof *patch->files);
    patch->files[patch->nfiles++] =
        (struct patch_file){.path = path, .first = patch->runs.count};
}

/* A hunk's file, or one that differs as a whole, by the best of its names. */
static void begin_named(struct reader *reader, struct str path)
{
    if (reader->renamed.len)
        path = reader->renamed;
    begin_file(reader, path);
    reader->old = STR("");
}

static void take_new_name(struct reader *reader)
{
    struct str name = name_behind(reader, "+++ ");
    struct str path = patch_path(reader->old, name);

    if (patch_name_is_null(reader->old) && reader->both.len)
        path = reader->both;
    begin_named(reader, patch_name_is_null(name) ? name : path);
}

static void take_whole(struct reader *reader)
{
    struct str path = reader->both;
    struct str names = behind(reader, "Binary files ");

    if (str_ends(names, STR("\r")))
        names.len--;
    if (!path.len && str_ends(names, STR(" differ")))
        path = patch_path_of_both(
            &reader->patch->arena,
            str_slice(names, 0, names.len - STR(" differ").len), STR(" and "));
    reader->is_diff = true;
    if (!path.len && !reader->renamed.len)
        return;
    begin_named(reader, path);
    if (reader->kept)
        reader->patch->files[reader->patch->nfiles - 1].whole = true;
}

/* Reads a number and takes it off the text. */
static bool take_number(struct str *text, size_t *number)
{
    size_t digits = 0;

    *number = 0;
    while (digits < text->len && char_is_digit(text->ptr[digits])) {
        *number = *number * 10 + (size_t)(text->ptr[digits++] - '0');
        if (*number > LINE_LARGEST)
            return false;
    }
    *text = str_slice(*text, digits, text->len);
    return digits > 0;
}

static bool take_mark(struct str *text, struct str mark)
{
    if (!str_starts(*text, mark))
        return false;
    *text = str_slice(*text, mark.len, text->len);
    return true;
}

/* `3,7`, or `3` for one line. */
static bool take_range(struct str *text, size_t *line, size_t *count)
{
    *count = 1;
    if (!take_number(text, line) ||
        (take_mark(text, STR(",")) && !take_number(text, count)))
        return false;
    return *line || !*count;
}

/* An empty range is named by the line above it. */
static void begin_hunk(struct reader *reader)
{
    struct str text = reader->line;
    size_t old_line, line;

    if (!reader->named)
        fail(reader, "a hunk of no file");
    if (!take_mark(&text, STR("@@ -")) ||
        !take_range(&text, &old_line, &reader->old_left) ||
        !take_mark(&text, STR(" +")) ||
        !take_range(&text, &line, &reader->new_left) ||
        !take_mark(&text, STR(" @@")))
        fail(reader, "not the head of a hunk");
    reader->line_index = reader->new_left ? line - 1 : line;
    reader->in_hunk = true;
}

static void finish_change(struct reader *reader)
{
    struct patch *patch = reader->patch;
    struct change change = reader->change;

    reader->change = (struct change){0};
    if (!reader->kept)
        return;
    if (change.end)
        line_runs_add(&patch->runs, change.first, change.end);
    else if (change.takes_support)
        line_runs_add_removal(&patch->runs, reader->line_index);
    patch->files[patch->nfiles - 1].nruns =
        patch->runs.count - patch->files[patch->nfiles - 1].first;
}

static bool take_left(struct reader *reader, size_t *left)
{
    if (!*left) {
        fail(reader, "the hunk has more lines than its head says");
        return false;
    }
    --*left;
    return true;
}

static void take_added(struct reader *reader)
{
    if (!take_left(reader, &reader->new_left))
        return;
    if (!reader->change.end)
        reader->change.first = reader->line_index;
    reader->change.end = ++reader->line_index;
}

static void take_removed(struct reader *reader)
{
    struct str line = str_slice(reader->line, 1, reader->line.len);

    if (take_left(reader, &reader->old_left))
        reader->change.takes_support |= line_holds_up(line);
}

static void take_context(struct reader *reader)
{
    finish_change(reader);
    if (take_left(reader, &reader->old_left) &&
        take_left(reader, &reader->new_left))
        reader->line_index++;
}

/* Some programs take the space off a blank line. */
static void take_hunk_line(struct reader *reader)
{
    char mark = reader->line.len ? reader->line.ptr[0] : ' ';

    switch (mark) {
    case '+': take_added(reader); break;
    case '-': take_removed(reader); break;
    case '\r':
    case ' ': take_context(reader); break;
    case '\\': break;
    default: fail(reader, "the hunk has fewer lines than its head says");
    }
    if (!reader->old_left && !reader->new_left)
        finish_change(reader);
}

static bool next_line(struct reader *reader)
{
    if (!reader->rest.len)
        return false;
    reader->line = str_cut(reader->rest, '\n', &reader->rest);
    reader->number++;
    return true;
}

/* A file begins, of which git says more than `diff -u` does. */
static void begin_section(struct reader *reader)
{
    reader->both = patch_path_of_both(&reader->patch->arena,
                                      behind(reader, "diff --git "), STR(" "));
    reader->renamed = reader->old = STR("");
    reader->named = false;
    reader->is_diff = true;
}

static void take_old_name(struct reader *reader)
{
    if (!str_starts(reader->rest, STR("+++ ")))
        return;
    reader->old = name_behind(reader, "--- ");
    next_line(reader);
    take_new_name(reader);
}

/* Right behind a hunk: what can be nothing but a line too many. */
static bool is_surplus(const struct reader *reader)
{
    if (!reader->in_hunk || begins(reader, "--- "))
        return false;
    return begins(reader, "+") ||
           (begins(reader, "-") && !begins(reader, "-- "));
}

/* A line that is in no hunk; of a message, perhaps. */
static void take_other_line(struct reader *reader)
{
    if (begins(reader, "\\"))
        return;
    if (is_surplus(reader))
        fail(reader, "the hunk has more lines than its head says");
    reader->in_hunk = false;
    if (begins(reader, "@@@") || begins(reader, "diff --cc ") ||
        begins(reader, "diff --combined "))
        fail(reader, "a combined diff, of a merge; compare with one parent");
    else if (begins(reader, "@@ "))
        begin_hunk(reader);
    else if (begins(reader, "diff --git "))
        begin_section(reader);
    else if (begins(reader, "--- "))
        take_old_name(reader);
    else if (begins(reader, "rename to "))
        reader->renamed = name_behind(reader, "rename to ");
    else if (begins(reader, "copy to "))
        reader->renamed = name_behind(reader, "copy to ");
    else if (begins(reader, "Binary files ") ||
             begins(reader, "GIT binary patch"))
        take_whole(reader);
    else if (begins(reader, "Only in ") || begins(reader, "Index: "))
        reader->is_diff = true;
}

static int by_path(const void *a, const void *b)
{
    const struct patch_file *left = a, *right = b;

    return str_compare(left->path, right->path);
}

static void read_all(struct reader *reader)
{
    size_t first = 0;

    while (!reader->error.len && next_line(reader)) {
        if (!first && str_trim(reader->line).len)
            first = reader->number;
        if (reader->old_left || reader->new_left)
            take_hunk_line(reader);
        else
            take_other_line(reader);
    }
    if (reader->old_left || reader->new_left)
        fail(reader, "the diff ends within a hunk");
    reader->number = first;
    if (first && !reader->is_diff)
        fail(reader, "not a unified diff");
}

bool patch_read(struct patch *patch, struct str text, struct str *error)
{
    struct reader reader = {.patch = patch, .rest = text};

    *patch = (struct patch){0};
    line_runs_init(&patch->runs);
    arena_init(&patch->arena);
    take_mark(&reader.rest, STR("\xEF\xBB\xBF"));
    read_all(&reader);
    if (patch->nfiles)
        qsort(patch->files, patch->nfiles, sizeof *patch->files, by_path);
    *error = reader.error;
    return !reader.error.len;
}
