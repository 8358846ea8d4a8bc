#define _XOPEN_SOURCE 700 /* realpath */
#include "cli/path.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "text/alloc.h"

static struct str without_slashes(struct str path)
{
    while (path.len > 1 && path.ptr[path.len - 1] == '/')
        path.len--;
    return path;
}

/* Where the last part begins. */
static size_t name_start(struct str path)
{
    size_t start = path.len;

    while (start && path.ptr[start - 1] != '/')
        start--;
    return start;
}

struct str path_name(struct str path)
{
    path = without_slashes(path);
    return str_slice(path, name_start(path), path.len);
}

struct str path_folder(struct str path)
{
    size_t start;

    path = without_slashes(path);
    start = name_start(path);
    return start ? without_slashes(str_slice(path, 0, start)) : STR(".");
}

struct str path_join(struct arena *arena, struct str folder, struct str name)
{
    if (str_eq(folder, STR(".")))
        return str_copy(arena, name);
    return str_printf(arena, "%.*s%s%.*s", STR_ARG(folder),
                      str_ends(folder, STR("/")) ? "" : "/", STR_ARG(name));
}

struct str path_beneath(struct str path, struct str folder)
{
    size_t len = without_slashes(folder).len;

    if (str_eq(folder, STR("/")))
        len = 0;
    if (!str_starts(path, folder) || path.len <= len + 1 ||
        path.ptr[len] != '/')
        return path;
    return str_slice(path, len + 1, path.len);
}

static struct str working_folder(struct arena *arena)
{
    char folder[PATH_MAX];

    if (!getcwd(folder, sizeof folder))
        return STR("/");
    return str_copy(arena, str_from(folder));
}

struct str path_real(struct arena *arena, struct str path)
{
    char *real = realpath(str_copy(arena, path).ptr, NULL);
    struct str copy;

    if (real) {
        copy = str_copy(arena, str_from(real));
        mem_free(real);
        return copy;
    }
    if (errno == ENOMEM)
        mem_exhausted();
    if (str_starts(path, STR("/")))
        return str_copy(arena, path);
    if (str_starts(path, STR("./")))
        path = str_slice(path, 2, path.len);
    return path_join(arena, working_folder(arena), path);
}
