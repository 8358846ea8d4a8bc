/*
 * Calls to the system that a signal may interrupt, which is no failure: they
 * are made again. Our own handlers have that done by the kernel (SA_RESTART),
 * but not every file system heeds it.
 */
#ifndef LISTLINT_CLI_AGAIN_H
#define LISTLINT_CLI_AGAIN_H

#include <dirent.h>
#include <stdbool.h>
#include <sys/types.h>

/* As open, opendir and fsync, whose errors they have. The mode counts where
   the flags make a file. */
int again_open(const char *path, int flags, mode_t mode);
DIR *again_open_folder(const char *path);
bool again_sync(int file);

/* As close, but that what was interrupted is closed. */
bool again_close(int file);

#endif
