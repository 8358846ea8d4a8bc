#include "cli/changes.h"

#include <sys/stat.h>

#include "cli/patch.h"
#include "cli/path.h"
#include "cli/paths.h"
#include "cli/read.h"
#include "cli/revision.h"
#include "engine/diff.h"
#include "text/wide.h"

/* No diff is larger. */
#define DIFF_LARGEST ((size_t)256 * 1024 * 1024)

/* Without the carriage returns before its line feeds; in the arena. */
static struct str with_feeds(struct arena *arena, struct str text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\r' || i + 1 == text.len || text.ptr[i + 1] != '\n')
            copy[len++] = text.ptr[i];
    return (struct str){copy, len};
}

/* Of a wide list nobody knows the lines before it is converted. */
static bool is_wide(struct str text)
{
    struct wide wide;

    return wide_find(text, &wide);
}

static const struct changed *compare(struct arena *arena,
                                     const struct old_text *old, struct str now)
{
    struct str before = buf_str(&old->text);
    const struct changed *changed;
    struct line_runs runs;

    if (!old->exists || (is_wide(now) && !str_eq(before, now)))
        return changed_all(arena);
    line_runs_init(&runs);
    if (old->other_ends)
        diff_runs(&runs, with_feeds(arena, before), with_feeds(arena, now));
    else
        diff_runs(&runs, before, now);
    changed = changed_lines(arena, now, &runs);
    line_runs_release(&runs);
    return changed;
}

static bool compare_list(struct lists *lists, struct list *list,
                         struct revision *revision, struct str *error)
{
    struct str now = buf_str(&list->source);
    struct old_text old;
    bool fine = revision_read(revision, &old, list->path, now, error);

    if (fine)
        list->changed = compare(&lists->arena, &old, now);
    else
        *error = str_copy(&lists->arena, *error);
    buf_release(&old.text);
    return fine;
}

static bool find_since(struct lists *lists, struct str *error)
{
    struct revision revision;
    bool fine = true;

    revision_init(&revision, str_from(lists->options->changed_since));
    for (size_t i = 0; fine && i < lists->count; i++)
        fine = compare_list(lists, &lists->items[i], &revision, error);
    revision_release(&revision);
    return fine;
}

static bool is_root(struct arena *arena, struct str folder)
{
    struct stat info;

    return !stat(path_join(arena, folder, STR(".git")).ptr, &info);
}

/* What the paths of a diff begin at, for a list in that folder. */
static struct str find_start(struct arena *arena, struct str folder)
{
    while (!is_root(arena, folder)) {
        if (str_eq(folder, STR("/")))
            return path_real(arena, STR("."));
        folder = path_folder(folder);
    }
    return folder;
}

static const struct changed *find_in(const struct patch *patch,
                                     struct arena *arena,
                                     const struct list *list)
{
    struct str text = buf_str(&list->source);
    struct str real = path_real(arena, list->path);
    struct str start = find_start(arena, path_folder(real));
    struct str path = patch_has(patch, real) ? real : path_beneath(real, start);

    if (is_wide(text) && patch_has(patch, path))
        return changed_all(arena);
    return patch_changed(patch, arena, path, text);
}

static bool take_diff(struct lists *lists, struct str text, struct str *error)
{
    struct str name = str_from(lists->options->diff_file);
    struct patch patch;
    bool fine = patch_read(&patch, text, error);

    for (size_t i = 0; fine && i < lists->count; i++)
        lists->items[i].changed =
            find_in(&patch, &lists->arena, &lists->items[i]);
    if (!fine)
        *error = str_printf(&lists->arena, "%s: %.*s",
                            path_is_stdin(name) ? "standard input" : name.ptr,
                            STR_ARG(*error));
    patch_release(&patch);
    return fine;
}

/* Some shells write UTF-16 into a file. */
static struct str narrow(struct arena *arena, struct str text)
{
    struct wide wide;

    return wide_find(text, &wide) ? wide_read(arena, text, &wide) : text;
}

static bool find_in_file(struct lists *lists, struct str *error)
{
    struct str path = str_from(lists->options->diff_file);
    struct arena *arena = &lists->arena;
    struct buf bytes;
    bool fine;

    buf_init(&bytes);
    fine = path_is_stdin(path)
               ? read_standard_input(&bytes, DIFF_LARGEST, arena, error)
               : read_file(&bytes, path, DIFF_LARGEST, arena, error);
    fine = fine && take_diff(lists, narrow(arena, buf_str(&bytes)), error);
    buf_release(&bytes);
    return fine;
}

bool changes_find(struct lists *lists, struct str *error)
{
    if (lists->options->changed_since)
        return find_since(lists, error);
    if (lists->options->diff_file)
        return find_in_file(lists, error);
    return true;
}
