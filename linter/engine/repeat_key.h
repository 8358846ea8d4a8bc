/*
 * The keys by which entries are compared: what the search for repeats asks.
 */
#ifndef LISTLINT_ENGINE_REPEAT_KEY_H
#define LISTLINT_ENGINE_REPEAT_KEY_H

#include <stdint.h>

#include "document/document.h"

/* How far a line is indented; marks of block quotes do not count. */
size_t repeat_column(const struct document *document, size_t line);

/*
 * All of a row or of a bullet, white space folded; in the arena. Empty where
 * the entry may well be there twice: a row without a name or with nothing
 * else, a bullet that holds more than its line.
 */
struct str repeat_row_key(struct arena *arena, const struct document *document,
                          const struct entry *entry);

/* A hash (text/hash.h) of the beginning: where those of two entries of one list
   differ, so do their keys. */
uint32_t repeat_row_hash(struct arena *scratch, const struct document *document,
                         const struct entry *entry);

#endif
