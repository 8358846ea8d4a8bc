/*
 * uthash as this program uses it: memory from text/alloc.h, and a hash
 * function that takes eight bytes at a time.
 */
#ifndef LISTLINT_TEXT_HASH_H
#define LISTLINT_TEXT_HASH_H

#include <stdint.h>
#include <string.h>

#include "text/alloc.h"

/* Mixes eight more bytes in; the constant is 2^64 divided by the golden ratio,
   which spreads what is close together. */
static inline uint64_t hash_mix(uint64_t hash, uint64_t bytes)
{
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static inline unsigned hash_bytes(const void *bytes, size_t len)
{
    const char *at = bytes;
    uint64_t hash = len, word;

    for (; len >= sizeof word; len -= sizeof word, at += sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = hash_mix(hash, word);
    }
    word = 0;
    memcpy(&word, at, len);
    hash = hash_mix(hash, word);
    return (unsigned)hash_mix(hash, hash >> 29);
}

#define uthash_malloc(size)       mem_alloc(size)
#define uthash_free(memory, size) mem_free(memory)
#define HASH_FUNCTION(key, len, hash)                                          \
    ((hash) = hash_bytes((key), (size_t)(len)))
#include <uthash.h>

#endif
