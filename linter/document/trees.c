#include "document/trees.h"

#include <pthread.h>

#include "document/extensions.h"
#include "document/pool.h"
#include "text/alloc.h"

/* A tree and its memory. */
struct slot {
    struct pool pool;
    struct tree tree;
    bool filled;
};

/* One tree is walked while the next is read. */
enum { SLOTS = 2 };

struct trees {
    struct reading reading;
    size_t line; /* where the next piece begins; who reads knows */
    struct slot slots[SLOTS];
    size_t taken; /* trees */
    bool ahead;
    pthread_t thread;
    pthread_mutex_t lock; /* of these, and of who has which slot: */
    pthread_cond_t change;
    bool ended; /* no more will be filled */
};

/* Who reads what is asked for needs but one. */
static struct slot *slot_of(struct trees *trees, size_t tree)
{
    return &trees->slots[trees->ahead ? tree % SLOTS : 0];
}

static bool is_end(const struct trees *trees)
{
    return trees->line == trees->reading.document->nlines;
}

/* Reads the next piece; where a block of it may go on behind it, one that is
   twice as long. */
static void fill(struct trees *trees, struct slot *slot)
{
    const struct reading *reading = &trees->reading;
    const struct document *document = reading->document;
    size_t bytes = reading->bytes;
    struct tree *tree = &slot->tree;

    pool_use(&slot->pool);
    for (;;) {
        struct str text;

        tree->piece = piece_from(document, trees->line, bytes);
        text = piece_text(document, tree->piece, reading->shown);
        tree->root = extensions_parse(text, reading->options, pool_mem());
        if (tree->piece.end == document->nlines || piece_is_closed(tree->root))
            break;
        bytes = 2 * text.len;
        pool_clear(&slot->pool);
    }
    trees->line = tree->piece.end;
}

static void tell(struct trees *trees, bool *what, bool now)
{
    pthread_mutex_lock(&trees->lock);
    *what = now;
    pthread_cond_signal(&trees->change);
    pthread_mutex_unlock(&trees->lock);
}

static void *read_ahead(void *argument)
{
    struct trees *trees = argument;

    for (size_t read = 0; !is_end(trees); read++) {
        struct slot *slot = &trees->slots[read % SLOTS];

        pthread_mutex_lock(&trees->lock);
        while (slot->filled)
            pthread_cond_wait(&trees->change, &trees->lock);
        pthread_mutex_unlock(&trees->lock);
        fill(trees, slot);
        tell(trees, &slot->filled, true);
    }
    tell(trees, &trees->ended, true);
    return NULL;
}

static bool has_two_pieces(const struct reading *reading)
{
    return piece_from(reading->document, 0, reading->bytes).end <
           reading->document->nlines;
}

struct trees *trees_start(const struct reading *reading)
{
    struct trees *trees = mem_zero(1, sizeof *trees);

    trees->reading = *reading;
    pthread_mutex_init(&trees->lock, NULL);
    pthread_cond_init(&trees->change, NULL);
    trees->ahead = reading->ahead && has_two_pieces(reading) &&
                   !pthread_create(&trees->thread, NULL, read_ahead, trees);
    return trees;
}

/* Has the slot filled, by this thread or the other; false if there is nothing
   to fill it with. */
static bool wait_for(struct trees *trees, struct slot *slot)
{
    bool filled;

    if (!trees->ahead) {
        filled = !is_end(trees);
        if (filled)
            fill(trees, slot);
        return filled;
    }
    pthread_mutex_lock(&trees->lock);
    while (!slot->filled && !trees->ended)
        pthread_cond_wait(&trees->change, &trees->lock);
    filled = slot->filled;
    pthread_mutex_unlock(&trees->lock);
    return filled;
}

/* The slot that the calling thread has, which it is done with. */
static void take_back(struct trees *trees)
{
    struct slot *slot;

    if (!trees->taken)
        return;
    slot = slot_of(trees, trees->taken - 1);
    pool_clear(&slot->pool);
    tell(trees, &slot->filled, false);
}

bool trees_next(struct trees *trees, struct tree *tree)
{
    struct slot *slot = slot_of(trees, trees->taken);

    take_back(trees);
    if (!wait_for(trees, slot))
        return false;
    pool_use(&slot->pool);
    *tree = slot->tree;
    trees->taken++;
    return true;
}

void trees_end(struct trees *trees)
{
    if (trees->ahead)
        pthread_join(trees->thread, NULL);
    for (size_t i = 0; i < SLOTS; i++)
        pool_close(&trees->slots[i].pool);
    pthread_cond_destroy(&trees->change);
    pthread_mutex_destroy(&trees->lock);
    mem_free(trees);
}
