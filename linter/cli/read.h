/*
 * Reading a file whole, up to a bound.
 */
#ifndef LISTLINT_CLI_READ_H
#define LISTLINT_CLI_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/buf.h"
#include "text/str.h"

/*
 * Adds the bytes of a file or pipe to `bytes`, which the caller owns in any
 * case. False on failure, or if there are more than `most` bytes (a whole
 * number of MiB): `*error` is `PATH: No such file or directory` or the like,
 * in the arena.
 */
bool read_file(struct buf *bytes, struct str path, size_t most,
               struct arena *arena, struct str *error);

/* The same of standard input. */
bool read_standard_input(struct buf *bytes, size_t most, struct arena *arena,
                         struct str *error);

/* The same of a file that is open; errno says what failed, EFBIG that there
   are more bytes. */
bool read_open_file(struct buf *bytes, int file, size_t most);

/* Whether the error, an errno, tells of the machine and not of the file, which
   the next run may well read. Ends the program for want of memory. */
bool error_passes(int number);

/* What to say of a failure: `PATH: REASON`, the reason being strerror's.
   Ends the program for want of memory. */
struct str path_error(struct arena *arena, struct str path, int number);

#endif
