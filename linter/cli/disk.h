/*
 * Asks the disk, before the rules run, for all that relative links name.
 */
#ifndef LISTLINT_CLI_DISK_H
#define LISTLINT_CLI_DISK_H

#include "engine/files.h"

/*
 * What stands at the targets of the documents' links, and where the documents
 * stand themselves; each one's index is its place in the array. The
 * repository of a list is the nearest folder above it with a `.git`. The
 * caller owns the result: files_free. Where the machine did not let something
 * be read, `*error` says so, `PATH: REASON` in the arena of the result; else it
 * is empty.
 */
struct files *disk_files(struct document *const *documents, size_t count,
                         struct str *error);

#endif
