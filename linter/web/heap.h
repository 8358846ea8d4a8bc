/*
 * A binary heap: the value with the least key is at hand.
 */
#ifndef LISTLINT_WEB_HEAP_H
#define LISTLINT_WEB_HEAP_H

#include <stddef.h>

struct heap_node {
    double key;
    long long tie; /* the lesser first where keys are equal */
    void *value;
};

struct heap {
    struct heap_node *nodes; /* nodes[0] has the least key */
    size_t count, capacity;
    void (*moved)(void *value, size_t at); /* where a value is; may be NULL */
};

/* `moved` is told of each place that a value comes to. */
void heap_init(struct heap *heap, void (*moved)(void *value, size_t at));
void heap_release(struct heap *heap);

/* Adds and takes off: O(log n). */
void heap_add(struct heap *heap, struct heap_node node);
struct heap_node heap_remove(struct heap *heap, size_t at);

#endif
