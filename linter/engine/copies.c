#include "engine/copies.h"

/* With fewer links in common two documents may well be two lists. */
enum { FEWEST_SHARED = 5 };

/* Two documents, or one and a null pointer, as a key. */
struct pair {
    const struct document *document, *first;
};

void copies_init(struct copies *copies)
{
    arena_init(&copies->arena);
    map_init(&copies->counts);
}

void copies_release(struct copies *copies)
{
    map_release(&copies->counts);
    arena_release(&copies->arena);
}

static struct str pair_key(const struct pair *pair)
{
    return (struct str){(const char *)pair, sizeof *pair};
}

void copies_count(struct copies *copies, const struct document *document,
                  const struct document *first, size_t links)
{
    struct pair pair = {document, first};
    size_t *seen = map_get(&copies->counts, pair_key(&pair));
    struct pair *kept;

    if (!seen) {
        kept = arena_alloc(&copies->arena, sizeof *kept);
        *kept = pair;
        seen = arena_alloc(&copies->arena, sizeof *seen);
        *seen = 0;
        *map_at(&copies->counts, pair_key(kept)) = seen;
    }
    *seen += links;
}

static size_t counted(const struct copies *copies,
                      const struct document *document,
                      const struct document *first)
{
    struct pair pair = {document, first};
    const size_t *seen = map_get(&copies->counts, pair_key(&pair));

    return seen ? *seen : 0;
}

bool copies_are(const struct copies *copies, const struct document *document,
                const struct document *first)
{
    size_t shared = counted(copies, document, first);
    size_t all = counted(copies, document, NULL);
    size_t others = counted(copies, first, NULL);

    return shared >= FEWEST_SHARED &&
           shared * 5 >= (all < others ? all : others) * 4;
}
