/*
 * The parts of a path. Results are views or in the arena; those in the arena
 * end in NUL.
 */
#ifndef LISTLINT_CLI_PATH_H
#define LISTLINT_CLI_PATH_H

#include "text/arena.h"
#include "text/str.h"

/* The last part: "a.md" of "docs/a.md", "docs" of "docs/". */
struct str path_name(struct str path);

/* What stands before the last part: "docs" of "docs/a.md", "." of "a.md",
   "/" of "/a.md". */
struct str path_folder(struct str path);

/* `name` in `folder`; the folder "." is left out. */
struct str path_join(struct arena *arena, struct str folder, struct str name);

/* The part of `path` below `folder`, or `path` if it is not beneath it. */
struct str path_beneath(struct str path, struct str folder);

/*
 * The absolute path without symbolic links. Of what does not exist, the path
 * behind the working folder. In the arena.
 */
struct str path_real(struct arena *arena, struct str path);

#endif
