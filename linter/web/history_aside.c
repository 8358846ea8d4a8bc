#include "web/history_aside.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Moves one file; where there is none, one of an earlier time goes too. */
static bool move(struct arena *arena, const char *path, const char *suffix)
{
    struct str from = str_printf(arena, "%s%s", path, suffix);
    struct str to = str_printf(arena, "%s.damaged%s", path, suffix);

    if (!rename(from.ptr, to.ptr))
        return true;
    if (errno != ENOENT)
        return false;
    remove(to.ptr);
    return true;
}

bool history_aside(const char *path, struct arena *arena, struct str *warning)
{
    /* Without its log the file is damaged too, so the log goes first. */
    if (!move(arena, path, "-wal") || !move(arena, path, "-journal") ||
        !move(arena, path, "")) {
        *warning = str_printf(arena, "%s: damaged, and cannot be renamed: %s",
                              path, strerror(errno));
        return false;
    }
    remove(str_printf(arena, "%s-shm", path).ptr);
    *warning =
        str_printf(arena, "%s: damaged, and renamed to %s.damaged", path, path);
    return true;
}

bool history_aside_journal(const char *path, struct arena *arena)
{
    return move(arena, path, "-journal");
}
