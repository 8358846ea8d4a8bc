/*
 * The SPDX licence list, as linter/data/make_licence_table.py puts it down.
 * Read through text/licence.h.
 */
#ifndef LISTLINT_TEXT_LICENCE_TABLE_H
#define LISTLINT_TEXT_LICENCE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct licence_entry {
    const char *id; /* as SPDX spells it */
    const char *name;
    bool deprecated;
};

/* A way to write a licence, as licence_key() makes it. */
struct licence_key {
    const char *key;
    uint16_t licence; /* index of licence_ids */
    bool alias;       /* neither an id nor a name of the list */
};

/* Words that a key has others for, or none. */
struct licence_phrase {
    const char *words, *short_form;
};

/* By id, letters of either case alike. */
extern const struct licence_entry licence_ids[];
extern const size_t licence_id_count;
extern const struct licence_entry licence_exceptions[];
extern const size_t licence_exception_count;

/* By key. */
extern const struct licence_key licence_keys[];
extern const size_t licence_key_count;

/* The words that are left out come first. */
extern const struct licence_phrase licence_phrases[];
extern const size_t licence_phrase_count;

#endif
