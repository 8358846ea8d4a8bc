#include "web/heap.h"

#include <stdbool.h>

#include "text/alloc.h"

void heap_init(struct heap *heap, void (*moved)(void *value, size_t at))
{
    *heap = (struct heap){.moved = moved};
}

void heap_release(struct heap *heap)
{
    mem_free(heap->nodes);
    heap_init(heap, heap->moved);
}

static bool precedes(const struct heap_node *a, const struct heap_node *b)
{
    if (a->key < b->key || a->key > b->key)
        return a->key < b->key;
    return a->tie < b->tie;
}

static void put(struct heap *heap, size_t at, struct heap_node node)
{
    heap->nodes[at] = node;
    if (heap->moved)
        heap->moved(node.value, at);
}

static void sift_up(struct heap *heap, size_t at, struct heap_node node)
{
    while (at && precedes(&node, &heap->nodes[(at - 1) / 2])) {
        put(heap, at, heap->nodes[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    put(heap, at, node);
}

/* Fills the hole at `at` with the least of what is below it, or the node. */
static void sift_down(struct heap *heap, size_t at, struct heap_node node)
{
    for (;;) {
        size_t child = 2 * at + 1;

        if (child + 1 < heap->count &&
            precedes(&heap->nodes[child + 1], &heap->nodes[child]))
            child++;
        if (child >= heap->count || !precedes(&heap->nodes[child], &node))
            break;
        put(heap, at, heap->nodes[child]);
        at = child;
    }
    put(heap, at, node);
}

void heap_add(struct heap *heap, struct heap_node node)
{
    heap->nodes = mem_grow(heap->nodes, heap->count, &heap->capacity,
                           sizeof *heap->nodes);
    sift_up(heap, heap->count++, node);
}

struct heap_node heap_remove(struct heap *heap, size_t at)
{
    struct heap_node gone = heap->nodes[at];
    struct heap_node last = heap->nodes[--heap->count];

    if (at == heap->count)
        return gone;
    if (at && precedes(&last, &heap->nodes[(at - 1) / 2]))
        sift_up(heap, at, last);
    else
        sift_down(heap, at, last);
    return gone;
}
