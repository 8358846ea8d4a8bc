#include "cli/paths.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/again.h"
#include "cli/folder.h"
#include "cli/read.h"
#include "text/alloc.h"

void paths_init(struct paths *paths)
{
    *paths = (struct paths){0};
}

void paths_release(struct paths *paths)
{
    mem_free(paths->items);
    paths_init(paths);
}

void paths_add(struct paths *paths, struct str path)
{
    paths->items = mem_grow(paths->items, paths->count, &paths->capacity,
                            sizeof *paths->items);
    paths->items[paths->count++] = path;
}

bool path_is_stdin(struct str path)
{
    return str_eq(path, STR("-"));
}

/* A path and what it leads to, whatever it is called. */
struct identity {
    dev_t device;
    ino_t inode;
    size_t index; /* among the paths */
};

static int by_identity(const void *a, const void *b)
{
    const struct identity *left = a, *right = b;

    if (left->device != right->device)
        return left->device < right->device ? -1 : 1;
    if (left->inode != right->inode)
        return left->inode < right->inode ? -1 : 1;
    return left->index < right->index ? -1 : left->index > right->index;
}

/* Standard input has no inode of its own here: device and inode 0. */
static struct identity identify(struct str path, size_t index)
{
    struct identity identity = {.index = index};
    struct stat info;

    if (!path_is_stdin(path) && !stat(path.ptr, &info)) {
        identity.device = info.st_dev;
        identity.inode = info.st_ino;
    }
    return identity;
}

static bool same_file(const struct identity *a, const struct identity *b)
{
    return a->device == b->device && a->inode == b->inode;
}

/* Keeps the first path to each file. */
static void drop_repeated(struct paths *paths)
{
    struct identity *all = mem_zero(paths->count, sizeof *all);
    bool *repeated = mem_zero(paths->count, sizeof *repeated);
    size_t kept = 0;

    for (size_t i = 0; i < paths->count; i++)
        all[i] = identify(paths->items[i], i);
    qsort(all, paths->count, sizeof *all, by_identity);
    for (size_t i = 1; i < paths->count; i++)
        repeated[all[i].index] = same_file(&all[i], &all[i - 1]);
    for (size_t i = 0; i < paths->count; i++)
        if (!repeated[i])
            paths->items[kept++] = paths->items[i];
    paths->count = kept;
    mem_free(all);
    mem_free(repeated);
}

/* README.md in the working folder; failing that, however its letters are
   cased, as GitHub takes it. Empty if there is none. */
static struct str find_readme(DIR *stream, struct arena *arena)
{
    const struct dirent *entry;
    struct str best = STR("");

    while ((entry = readdir(stream))) {
        struct str name = str_from(entry->d_name);

        if (str_eq_nocase(name, STR("README.md")) &&
            (!best.len || str_compare(name, best) < 0))
            best = str_copy(arena, name);
    }
    return best;
}

static bool add_readme(struct paths *paths, struct arena *arena,
                       struct str *error)
{
    DIR *stream = again_open_folder(".");
    struct str readme;

    if (!stream) {
        *error = path_error(arena, STR("."), errno);
        return false;
    }
    readme = find_readme(stream, arena);
    closedir(stream);
    if (!readme.len) {
        *error = STR("no README.md here; name a list");
        return false;
    }
    paths_add(paths, readme);
    return true;
}

static bool add_folder(struct paths *paths, struct arena *arena,
                       struct str folder, struct str *error)
{
    size_t before = paths->count;

    if (!folder_lists(paths, arena, folder, error))
        return false;
    if (paths->count > before)
        return true;
    *error = str_printf(arena, "%.*s: no Markdown files", STR_ARG(folder));
    return false;
}

static bool add_argument(struct paths *paths, struct arena *arena,
                         const char *argument, struct str *error)
{
    struct str path = str_copy(arena, str_from(argument));
    struct stat info;

    if (path_is_stdin(path)) {
        paths_add(paths, path);
        return true;
    }
    if (stat(argument, &info)) {
        *error = path_error(arena, path, errno);
        return false;
    }
    if (S_ISDIR(info.st_mode))
        return add_folder(paths, arena, path, error);
    paths_add(paths, path);
    return true;
}

bool paths_collect(struct paths *paths, struct arena *arena,
                   const char *const *arguments, size_t count,
                   struct str *error)
{
    if (!count && !add_readme(paths, arena, error))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!add_argument(paths, arena, arguments[i], error))
            return false;
    drop_repeated(paths);
    return true;
}
