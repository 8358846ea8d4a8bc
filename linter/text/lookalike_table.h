/*
 * What characters look like, as linter/data/make_unicode_tables.py puts it
 * down. Read through text/lookalike.h.
 */
#ifndef LISTLINT_TEXT_LOOKALIKE_TABLE_H
#define LISTLINT_TEXT_LOOKALIKE_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct lookalike {
    uint32_t code_point;
    char text[16]; /* UTF-8 */
};

/* By code point; characters that look like themselves are not there. */
extern const struct lookalike lookalikes[];
extern const size_t lookalike_count;

#endif
