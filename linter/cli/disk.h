/*
 * Asks the disk, before the rules run, for all that relative links name.
 */
#ifndef LISTLINT_CLI_DISK_H
#define LISTLINT_CLI_DISK_H

#include "engine/files.h"

struct disk;
struct lists;

/* A search for the lists' documents: where they stand is known. The repository
   of a list is the nearest folder above it with a `.git`. The caller ends the
   search: disk_end. */
struct disk *disk_start(const struct lists *lists);

/* Finds what stands at the targets of the links of a document, whose index is
   that of its list. */
void disk_look(struct disk *disk, const struct document *document);

/*
 * What was found; the caller owns it: files_free. The search is gone. Where the
 * machine did not let something be read, `*error` says so, `PATH: REASON` in
 * the arena of the result; else it is empty.
 */
struct files *disk_end(struct disk *disk, struct str *error);

#endif
