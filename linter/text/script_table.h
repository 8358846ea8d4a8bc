/*
 * The scripts of characters, as linter/data/make_unicode_tables.py puts them
 * down. Read through text/script.h.
 */
#ifndef LISTLINT_TEXT_SCRIPT_TABLE_H
#define LISTLINT_TEXT_SCRIPT_TABLE_H

#include <stddef.h>
#include <stdint.h>

#include "text/script.h"

/* Characters in a row that have the same scripts. */
struct script_range {
    uint32_t first, last;
    uint16_t name; /* index of the script's own name */
    struct script_set set;
};

/* By the number of the script; empty where it is no script by itself. */
extern const char *const script_names[];

/* By code point. */
extern const struct script_range script_ranges[];
extern const size_t script_range_count;

#endif
