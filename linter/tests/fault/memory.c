/*
 * The functions that give memory, those of libc and of whoever calls them
 * through libc. The sanitizer's, where there is one, do the work.
 */
#define _GNU_SOURCE /* reallocarray, pthread_getattr_np, RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <netdb.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fault.h"

struct fault *fault_now;

bool fault_counts(struct fault *fault, enum call call)
{
    unsigned long count;
    bool fails;

    if (!atomic_load(&fault->begun))
        return false;
    count = atomic_fetch_add(&fault->counts[call], 1) + 1;
    fails = fault->call == call && count >= fault->number;
    if (fault->span == SPAN_ONE)
        fails = fails && count == fault->number;
    if (fault->span == SPAN_EVERY_2)
        fails = fails && (count - fault->number) % 2 == 0;
    if (fails)
        atomic_fetch_add(&fault->failed, 1);
    return fails;
}

/* Of this thread: it is in a function that falls without memory. */
static _Thread_local bool spared;

static bool refused(void)
{
    if (!fault_now || spared || !fault_counts(fault_now, CALL_MEMORY))
        return false;
    errno = ENOMEM;
    return true;
}

/* By these names, and not by dlsym, which takes memory itself. */
void *__interceptor_malloc(size_t size) __attribute__((weak));
void *__interceptor_calloc(size_t count, size_t size) __attribute__((weak));
void *__interceptor_realloc(void *old, size_t size) __attribute__((weak));
void *__interceptor_memalign(size_t grain, size_t size) __attribute__((weak));
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t grain, size_t size);

static void *give(size_t size)
{
    return __interceptor_malloc ? __interceptor_malloc(size)
                                : __libc_malloc(size);
}

static void *give_aligned(size_t grain, size_t size)
{
    return __interceptor_memalign ? __interceptor_memalign(grain, size)
                                  : __libc_memalign(grain, size);
}

void *malloc(size_t size)
{
    return refused() ? NULL : give(size);
}

void *calloc(size_t count, size_t size)
{
    if (refused())
        return NULL;
    return __interceptor_calloc ? __interceptor_calloc(count, size)
                                : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    if (refused())
        return NULL;
    return __interceptor_realloc ? __interceptor_realloc(old, size)
                                 : __libc_realloc(old, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        errno = ENOMEM;
        return NULL;
    }
    return realloc(old, count * size);
}

void *memalign(size_t grain, size_t size)
{
    return refused() ? NULL : give_aligned(grain, size);
}

void *aligned_alloc(size_t grain, size_t size)
{
    return memalign(grain, size);
}

int posix_memalign(void **memory, size_t grain, size_t size)
{
    void *given = memalign(grain, size);

    if (!given)
        return ENOMEM;
    *memory = given;
    return 0;
}

char *strndup(const char *string, size_t most)
{
    size_t len = strnlen(string, most);
    char *copy = refused() ? NULL : give(len + 1);

    if (!copy)
        return NULL;
    memcpy(copy, string, len);
    copy[len] = '\0';
    return copy;
}

char *strdup(const char *string)
{
    return strndup(string, strlen(string));
}

/* The GNU C library reads through a null pointer (2.36) where it has no memory
   for what it keeps of the name servers; nobody can keep it from that. */
int getaddrinfo(const char *name, const char *service,
                const struct addrinfo *hints, struct addrinfo **list)
{
    int (*find)(const char *, const char *, const struct addrinfo *,
                struct addrinfo **);
    int result;

    *(void **)&find = dlsym(RTLD_NEXT, "getaddrinfo");
    spared = true;
    result = find(name, service, hints, list);
    spared = false;
    return result;
}

/* The sanitizer asks for a thread's stack as the thread begins, and falls
   without an answer; the program never asks. */
int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
    int (*get)(pthread_t, pthread_attr_t *);
    int result;

    *(void **)&get = dlsym(RTLD_NEXT, "pthread_getattr_np");
    spared = true;
    result = get(thread, attributes);
    spared = false;
    return result;
}
