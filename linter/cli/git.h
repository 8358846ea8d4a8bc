/*
 * What git knows of a folder.
 */
#ifndef LISTLINT_CLI_GIT_H
#define LISTLINT_CLI_GIT_H

#include <stdbool.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

enum git_end {
    GIT_DONE,
    GIT_FAILED,  /* it ended with another status than 0 */
    GIT_MISSING, /* there is no git */
    GIT_STUCK,   /* the machine did not let it run: errno says why */
};

/*
 * Adds the files of a folder and all below it that git tracks or does not
 * ignore: paths from that folder, each with a NUL behind it, in git's order;
 * tracked ones that are deleted too. GIT_FAILED if the folder is in no work
 * tree. No shell is run, nor any program that the folder's configuration names.
 */
enum git_end git_files(struct buf *files, struct arena *arena,
                       struct str folder);

/*
 * Runs git in a folder with some words, which end with NULL, and adds what it
 * writes on standard output, up to 256 MiB. No shell is run, no pager, and no
 * program that watches files. The words see to it that nothing else is run
 * that a configuration names: git compares no file of the work tree for us,
 * since a filter might have to be asked first.
 */
enum git_end git_run(struct buf *output, struct arena *arena, struct str folder,
                     const char *const *words);

/* What git says on standard error when it is run so: the first line, without
   `fatal: `. In the arena. */
struct str git_complaint(struct arena *arena, struct str folder,
                         const char *const *words);

#endif
