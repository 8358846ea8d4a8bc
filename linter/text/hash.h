/*
 * uthash as this program uses it: memory from text/alloc.h, and a hash function
 * for which a stranger cannot choose keys that fall together.
 */
#ifndef LISTLINT_TEXT_HASH_H
#define LISTLINT_TEXT_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "text/alloc.h"

/* How often SipHash (Aumasson and Bernstein, 2012) turns its state for each
   eight bytes, and at the end: SipHash-2-4 is { 2, 4 }. */
struct hash_turns {
    int each, last;
};

/* SipHash of the bytes with a key of two words. */
uint64_t hash_sip(struct hash_turns turns, const uint64_t key[2],
                  const void *bytes, size_t len);

/* SipHash-1-3 with the key of this run: where the program was loaded. */
unsigned hash_bytes(const void *bytes, size_t len);

#define uthash_malloc(size)       mem_alloc(size)
#define uthash_free(memory, size) mem_free(memory)
#define HASH_FUNCTION(key, len, hash)                                          \
    ((hash) = hash_bytes((key), (size_t)(len)))
#include <uthash.h>

#endif
