#include <sys/stat.h>

#include "cli/config.h"
#include "cli/path.h"

static bool is_file(struct str path)
{
    struct stat info;

    return !stat(path.ptr, &info) && S_ISREG(info.st_mode);
}

static bool exists(struct str path)
{
    struct stat info;

    return !lstat(path.ptr, &info);
}

/* The file for the folder itself, or empty. */
static struct str find_here(struct arena *arena, struct str folder)
{
    static const char *const names[] = {".listlint.yml",
                                        ".github/listlint.yml"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str path = path_join(arena, folder, str_from(names[i]));

        if (is_file(path))
            return path;
    }
    return STR("");
}

/* As a person here would write it. */
static struct str shown(struct arena *arena, struct str path)
{
    return path_beneath(path, path_real(arena, STR(".")));
}

struct str config_find(struct arena *arena, struct str folder)
{
    for (;;) {
        struct str found = find_here(arena, folder);

        if (found.len)
            return shown(arena, found);
        if (str_eq(folder, STR("/")) ||
            exists(path_join(arena, folder, STR(".git"))))
            return STR("");
        folder = path_folder(folder);
    }
}
