#include "cli/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "cli/again.h"
#include "cli/git.h"
#include "cli/path.h"
#include "cli/read.h"

static bool is_markdown(struct str name)
{
    static const char *const suffixes[] = {".md", ".markdown"};

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        struct str suffix = str_from(suffixes[i]);

        if (name.len > suffix.len &&
            str_eq_nocase(str_slice(name, name.len - suffix.len, name.len),
                          suffix))
            return true;
    }
    return false;
}

static int by_bytes(const void *a, const void *b)
{
    const struct str *left = a, *right = b;

    return str_compare(*left, *right);
}

/* Adds a file that git names; a deleted one is named still. */
static void add_listed(struct paths *paths, struct arena *arena,
                       struct str folder, struct str name)
{
    struct str path;
    struct stat info;

    if (!is_markdown(path_name(name)))
        return;
    path = path_join(arena, folder, name);
    if (!lstat(path.ptr, &info) && S_ISREG(info.st_mode))
        paths_add(paths, path);
}

static enum git_end add_with_git(struct paths *paths, struct arena *arena,
                                 struct str folder)
{
    struct str rest;
    struct buf files;
    enum git_end end;
    int number;

    buf_init(&files);
    end = git_files(&files, arena, folder);
    rest = buf_str(&files);
    number = errno;
    while (end == GIT_DONE && rest.len)
        add_listed(paths, arena, folder, str_cut(rest, '\0', &rest));
    buf_release(&files);
    errno = number;
    return end;
}

static bool is_skipped(struct str folder_name)
{
    return str_starts(folder_name, STR(".")) ||
           str_eq(folder_name, STR("node_modules"));
}

/* Adds one entry of a folder to the lists, or to the folders to be walked. */
static void add_entry(struct paths *lists, struct paths *folders,
                      struct str path)
{
    struct str name = path_name(path);
    struct stat info;

    if (lstat(path.ptr, &info))
        return; /* gone since the folder was read */
    if (S_ISDIR(info.st_mode) && !is_skipped(name))
        paths_add(folders, path);
    if (S_ISREG(info.st_mode) && is_markdown(name))
        paths_add(lists, path);
}

static bool walk_one(struct paths *lists, struct paths *folders,
                     struct arena *arena, struct str folder)
{
    DIR *stream = again_open_folder(folder.ptr);
    const struct dirent *entry;

    if (!stream)
        return false;
    while ((entry = readdir(stream))) {
        struct str name = str_from(entry->d_name);

        if (!str_eq(name, STR(".")) && !str_eq(name, STR("..")))
            add_entry(lists, folders, path_join(arena, folder, name));
    }
    closedir(stream);
    return true;
}

static bool walk(struct paths *lists, struct arena *arena, struct str folder,
                 struct str *error)
{
    struct paths folders;
    bool ok = true;

    paths_init(&folders);
    paths_add(&folders, folder);
    for (size_t i = 0; ok && i < folders.count; i++) {
        ok = walk_one(lists, &folders, arena, folders.items[i]);
        if (!ok)
            *error = path_error(arena, folders.items[i], errno);
    }
    paths_release(&folders);
    return ok;
}

/* Without the slashes at its end, so that "docs/" gives "docs/a.md". */
static struct str bare_folder(struct arena *arena, struct str folder)
{
    while (folder.len > 1 && folder.ptr[folder.len - 1] == '/')
        folder.len--;
    return str_copy(arena, folder);
}

bool folder_lists(struct paths *paths, struct arena *arena, struct str folder,
                  struct str *error)
{
    size_t first = paths->count;
    bool ok;

    folder = bare_folder(arena, folder);
    switch (add_with_git(paths, arena, folder)) {
    case GIT_DONE: ok = true; break;
    case GIT_STUCK:
        *error = path_error(arena, STR("git"), errno);
        ok = false;
        break;
    default: ok = walk(paths, arena, folder, error);
    }
    if (ok && paths->count > first)
        qsort(paths->items + first, paths->count - first, sizeof *paths->items,
              by_bytes);
    return ok;
}
