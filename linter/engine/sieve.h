/*
 * A sieve: which of many hashes are there more than once.
 *
 * What is equal has equal hashes. Nearly everything in a list is there once:
 * what falls through the sieve needs to be compared with nothing.
 */
#ifndef LISTLINT_ENGINE_SIEVE_H
#define LISTLINT_ENGINE_SIEVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sieve {
    uint32_t *slots; /* hashes, the lowest bit set of those that came again */
    size_t mask;
};

/* Room for so many hashes; the caller owns it: sieve_release. */
void sieve_init(struct sieve *sieve, size_t most);
void sieve_release(struct sieve *sieve);

/* The hash must be of text/hash.h: a stranger cannot choose it. */
void sieve_add(struct sieve *sieve, uint32_t hash);

/* Whether it was added more than once; so may be, seldom, what was not. */
bool sieve_holds(const struct sieve *sieve, uint32_t hash);

#endif
