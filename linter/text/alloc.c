#include "text/alloc.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

_Noreturn void mem_exhausted(void)
{
    fputs("listlint: out of memory\n", stderr);
    exit(2);
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

void mem_free(void *memory)
{
    free(memory);
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
