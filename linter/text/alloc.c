#define _DEFAULT_SOURCE /* madvise */
#include "text/alloc.h"

#include <limits.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#endif

/* Whoever runs out of memory can reach nothing else. */
static _Atomic(const struct mem_last *) last_act;
static atomic_flag exhausted = ATOMIC_FLAG_INIT;

void mem_set_last(const struct mem_last *last)
{
    atomic_store(&last_act, last);
}

/* Nothing else is done at the end, since other threads are still at work. The
   first that runs out tells; the others wait for the end. */
_Noreturn void mem_exhausted(void)
{
    const struct mem_last *last = atomic_load(&last_act);

    while (atomic_flag_test_and_set(&exhausted))
        pause();
    if (last)
        last->act(last->context);
    fputs("listlint: out of memory\n", stderr);
    _exit(2);
}

void mem_require(bool had)
{
    if (!had)
        mem_exhausted();
}

void *mem_alloc(size_t size)
{
    void *memory = malloc(size ? size : 1);

    if (!memory)
        mem_exhausted();
    return memory;
}

void *mem_zero(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size ? size : 1);

    if (!memory)
        mem_exhausted();
    return memory;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    void *memory;

    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    memory = realloc(old, count && size ? count * size : 1);
    if (!memory)
        mem_exhausted();
    return memory;
}

void *mem_resize_bytes(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

char *mem_copy_string(const char *string)
{
    size_t size = strlen(string) + 1;

    return memcpy(mem_alloc(size), string, size);
}

void mem_free(void *memory)
{
    free(memory);
}

#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
/* The heap does not shrink again: where addresses are few it is not grown. */
static bool has_limit(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_AS, &limit) || limit.rlim_cur != RLIM_INFINITY;
}
#endif

/*
 * What is taken and given back here becomes the end of the heap, from which the
 * C library serves what comes; all threads, if it has but one heap.
 */
void mem_expect(size_t size)
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    enum { MAPPED_MOST = 65536 }; /* what the C library begins with */
    const uintptr_t huge = 2 * 1024 * 1024;
    void *memory;
    uintptr_t first;

    if (size < 2 * huge || has_limit())
        return;
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_MMAP_MAX, 0); /* from the heap, however much it is */
    memory = malloc(size);
    mallopt(M_MMAP_MAX, MAPPED_MOST);
    if (!memory)
        return;
    first = ((uintptr_t)memory + huge - 1) / huge * huge;
    madvise((void *)first, size - huge, MADV_HUGEPAGE);
    free(memory);
#else
    (void)size;
#endif
}

void mem_trim(void)
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

void *mem_grow(void *array, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return array;
    *capacity = *capacity ? *capacity * 2 : 8;
    return mem_resize(array, *capacity, size);
}
