/*
 * Delimiter rows as people meant them: what GitHub rejects for a dash that is
 * no hyphen or a colon too many is still read here.
 */
#ifndef LISTLINT_DOCUMENT_DELIMITER_H
#define LISTLINT_DOCUMENT_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/str.h"

/* A character that stands in the place of another, such as a dash for `-`. */
struct lookalike {
    uint32_t code_point;
    char meant;
    const char *name; /* "an em dash" */
};

/* A row of nothing but hyphens, colons and pipes, and what looks like them. */
struct delimiter {
    struct str text; /* in ASCII */
    size_t columns;
    bool valid; /* GitHub takes it as it stands */
    bool faint; /* one dash a cell and no colon: as likely to be
                   data, `—` where there is nothing to say */
    const struct lookalike *lookalike; /* the first one, or NULL */
    size_t at, len; /* the bytes that GitHub rejects, in the row */
    size_t cell;    /* where it is no look-alike, the cell that is wrong */
};

/* Reads a row; false if it was never meant as a delimiter row. One without a
   pipe is none. */
bool delimiter_read(struct arena *arena, struct str row,
                    struct delimiter *delimiter);

/*
 * A delimiter row of so many columns that GitHub takes, in the style of the
 * one that was meant: its alignments, widths and outer pipes. In the arena.
 */
struct str delimiter_mend(struct arena *arena,
                          const struct delimiter *delimiter, size_t columns);

#endif
