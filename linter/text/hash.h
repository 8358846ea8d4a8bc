/*
 * uthash as this program uses it: memory from text/alloc.h, and a hash
 * function without the unmarked falls through a switch that clang rejects.
 */
#ifndef LISTLINT_TEXT_HASH_H
#define LISTLINT_TEXT_HASH_H

#include "text/alloc.h"

#define uthash_malloc(size)       mem_alloc(size)
#define uthash_free(memory, size) mem_free(memory)
#define HASH_FUNCTION             HASH_OAT
#include <uthash.h>

#endif
