/*
 * The names of files in a unified diff.
 */
#ifndef LISTLINT_CLI_PATCH_NAME_H
#define LISTLINT_CLI_PATCH_NAME_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/str.h"

/*
 * The name at the start of a text: quoted as git does it, or as it is up to a
 * tab, a time stamp being behind it. False if its quoting is wrong. The name
 * is a view or in the arena.
 */
bool patch_name(struct arena *arena, struct str text, struct str *name);

/* Whether it stands for no file. */
bool patch_name_is_null(struct str name);

/*
 * The path that the new name means when the old one is `old`: without its first
 * part if that tells the sides apart (`a/list.md` and `b/list.md`, whatever the
 * parts are called), and without `./`. Where `old` stands for no file, one of
 * git's own prefixes is taken off.
 */
struct str patch_path(struct str old, struct str new);

/*
 * The path in a line that names one file twice with `between` between both
 * names: `a/list.md b/list.md`. Empty if it does not.
 */
struct str patch_path_of_both(struct arena *arena, struct str text,
                              struct str between);

#endif
