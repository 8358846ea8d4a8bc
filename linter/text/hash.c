#include "text/hash.h"

#include <string.h>

struct state {
    uint64_t a, b, c, d;
};

static inline uint64_t rotate(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

/* Inline, as the three below: the state stays in registers. */
static inline void turn(struct state *state, int times)
{
    while (times-- > 0) {
        state->a += state->b;
        state->c += state->d;
        state->b = rotate(state->b, 13) ^ state->a;
        state->d = rotate(state->d, 16) ^ state->c;
        state->a = rotate(state->a, 32);
        state->c += state->b;
        state->a += state->d;
        state->b = rotate(state->b, 17) ^ state->c;
        state->d = rotate(state->d, 21) ^ state->a;
        state->c = rotate(state->c, 32);
    }
}

static inline void take(struct state *state, int times, uint64_t word)
{
    state->d ^= word;
    turn(state, times);
    state->a ^= word;
}

/* Eight bytes, the first of them lowest on every machine; compilers make one
   load of it. */
static uint64_t word_at(const unsigned char *at)
{
    return (uint64_t)at[0] | (uint64_t)at[1] << 8 | (uint64_t)at[2] << 16 |
           (uint64_t)at[3] << 24 | (uint64_t)at[4] << 32 |
           (uint64_t)at[5] << 40 | (uint64_t)at[6] << 48 |
           (uint64_t)at[7] << 56;
}

/* Fewer than eight. */
static uint64_t rest_at(const unsigned char *bytes, size_t len)
{
    uint64_t word = 0;

    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

static inline uint64_t sip(struct hash_turns turns, const uint64_t key[2],
                           const unsigned char *at, size_t len)
{
    uint64_t last = (uint64_t)len << 56;
    struct state state = {
        key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du,
        key[0] ^ 0x6c7967656e657261u, key[1] ^ 0x7465646279746573u};

    for (; len >= 8; len -= 8, at += 8)
        take(&state, turns.each, word_at(at));
    take(&state, turns.each, last | rest_at(at, len));
    state.c ^= 0xff;
    turn(&state, turns.last);
    return state.a ^ state.b ^ state.c ^ state.d;
}

uint64_t hash_sip(struct hash_turns turns, const uint64_t key[2],
                  const void *bytes, size_t len)
{
    return sip(turns, key, bytes, len);
}

/* With turns that the compiler knows. */
unsigned hash_bytes(const void *bytes, size_t len)
{
    const struct hash_turns turns = {1, 3};
    const uint64_t key[2] = {(uintptr_t)&hash_bytes, (uintptr_t)&mem_alloc};

    return (unsigned)sip(turns, key, bytes, len);
}
