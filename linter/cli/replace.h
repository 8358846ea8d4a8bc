/*
 * Files that are replaced whole, in one step: a new file beside the old one
 * takes its place when all of it is on the disk.
 */
#ifndef LISTLINT_CLI_REPLACE_H
#define LISTLINT_CLI_REPLACE_H

#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>

#include "text/alloc.h"
#include "text/arena.h"
#include "text/str.h"

/* What a file was when it was read. */
struct original {
    struct stat info;
    struct str bytes;
};

enum replaced {
    REPLACED,
    REPLACE_FAILED,  /* errno says why */
    REPLACE_CHANGED, /* the file is no longer the original */
};

/*
 * Puts a file with these bytes in the place of `target`, a path without
 * symbolic links that ends in NUL. With an original, the new file has its
 * mode, and its owner as far as we may give files away; and if the file at
 * the target is another one by then, or holds something else, it is left
 * alone. Without one, the mode is what the umask leaves. The file at the
 * target is unharmed unless REPLACED is the result, and no other file is left
 * behind.
 */
enum replaced replace_file(struct arena *arena, struct str target,
                           struct str bytes, const struct original *original);

/* A new file beside the one whose place it is to take. While it is open no
   signal reaches the thread, so that none leaves it behind; nor does want of
   memory. It is not moved meanwhile, and there is one at a time. */
struct successor {
    struct str target; /* as above */
    const char *name;  /* of the new file, in the arena */
    int file;          /* to write to; the caller closes it */
    sigset_t before;
    struct mem_last last; /* without memory it goes */
};

/* Opens one, with what the umask leaves of the mode. False on failure, with
   errno: then there is nothing to be closed. */
bool successor_open(struct successor *successor, struct arena *arena,
                    struct str target, mode_t mode);

/* When its file is closed: `written` if all is on the disk, and then it takes
   the place of the target; else it goes. As replace_file. */
enum replaced successor_close(struct successor *successor, struct arena *arena,
                              bool written, const struct original *original);

/* Writes all of the bytes to an open file, whatever it is. False on failure,
   with errno. */
bool write_all(int file, struct str bytes);

/* Closes a file that was written to: false if that fails, or if `ok` is
   false already, whose errno is kept. */
bool close_written(int file, bool ok);

#endif
