/*
 * Whose file it is, told from its first bytes: SQLite, once it reads a file of
 * another program, may write to it.
 */
#ifndef LISTLINT_WEB_HISTORY_HEADER_H
#define LISTLINT_WEB_HISTORY_HEADER_H

#include <stdbool.h>

enum header {
    HEADER_OURS,
    HEADER_EMPTY,      /* or there is no file yet */
    HEADER_DAMAGED,    /* it was a database, or is named as ours are */
    HEADER_FOREIGN,    /* a database of another program */
    HEADER_NONE,       /* no database */
    HEADER_NO_FILE,    /* a folder, a pipe */
    HEADER_UNREADABLE, /* errno says why */
};

/* A symbolic link is unreadable (ELOOP) if `strict`. */
enum header header_read(const char *path, bool strict);

#endif
