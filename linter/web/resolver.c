#define _GNU_SOURCE /* EAI_NODATA */
#include "web/resolver.h"

#include <errno.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>

#include "text/alloc.h"
#include "text/arena.h"
#include "text/hash.h"

enum { RESOLVER_THREADS = 16, RESOLVER_STACK = 512 * 1024 };

enum name_stage { STAGE_QUEUED, STAGE_ASKED, STAGE_KNOWN };

struct name {
    struct str text;
    enum name_stage stage;
    struct name_answer answer;
    struct name *next; /* in the queue */
    UT_hash_handle hh;
};

/* Shared by the owner and the threads; the last one frees it. */
struct resolver {
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct lookup lookup;
    void (*wake)(void *context);
    void *context;
    struct name *names, *first, **last;
    size_t queued, idle; /* names to ask, threads without a name */
    size_t threads, users;
    bool closed;
    struct arena arena;
};

static void add_address(const struct addrinfo *info, struct name_answer *answer)
{
    if (answer->count < NAME_ADDRESSES &&
        address_from(info->ai_addr, &answer->addresses[answer->count]))
        answer->count++;
}

/* The C library takes a file of names that it could not read for an empty one,
   and then knows no such host. */
static bool was_hindered(int number)
{
    return number == EMFILE || number == ENFILE || number == ENOMEM ||
           number == EIO;
}

static void system_find(void *context, const char *name,
                        struct name_answer *answer)
{
    static const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
    struct addrinfo *list = NULL;
    int code;

    (void)context;
    errno = 0;
    code = getaddrinfo(name, NULL, &hints, &list);
    *answer = (struct name_answer){.state = NAME_FAILED};
    if ((code == EAI_NONAME || code == EAI_NODATA) && !was_hindered(errno))
        answer->state = NAME_UNKNOWN;
    if (code)
        return;
    for (const struct addrinfo *info = list; info; info = info->ai_next)
        add_address(info, answer);
    answer->state = answer->count ? NAME_FOUND : NAME_UNKNOWN;
    freeaddrinfo(list);
}

static const struct lookup system_lookup = {system_find, NULL};

struct resolver *resolver_new(const struct lookup *lookup,
                              void (*wake)(void *context), void *context)
{
    struct resolver *resolver = mem_zero(1, sizeof *resolver);

    pthread_mutex_init(&resolver->lock, NULL);
    pthread_cond_init(&resolver->work, NULL);
    resolver->lookup = lookup ? *lookup : system_lookup;
    resolver->wake = wake;
    resolver->context = context;
    resolver->last = &resolver->first;
    resolver->users = 1;
    arena_init(&resolver->arena);
    return resolver;
}

static void destroy(struct resolver *resolver)
{
    HASH_CLEAR(hh, resolver->names);
    arena_release(&resolver->arena);
    pthread_cond_destroy(&resolver->work);
    pthread_mutex_destroy(&resolver->lock);
    mem_free(resolver);
}

/* One user less; called with the lock held, which is given back. */
static void drop(struct resolver *resolver)
{
    bool last = --resolver->users == 0;

    pthread_mutex_unlock(&resolver->lock);
    if (last)
        destroy(resolver);
}

void resolver_free(struct resolver *resolver)
{
    if (!resolver)
        return;
    pthread_mutex_lock(&resolver->lock);
    resolver->closed = true;
    pthread_cond_broadcast(&resolver->work);
    drop(resolver);
}

/* The next name in the queue, waited for; NULL when it is time to end. */
static struct name *take_name(struct resolver *resolver)
{
    struct name *name;

    resolver->idle++;
    while (!resolver->first && !resolver->closed)
        pthread_cond_wait(&resolver->work, &resolver->lock);
    resolver->idle--;
    if (resolver->closed)
        return NULL;
    name = resolver->first;
    resolver->first = name->next;
    if (!resolver->first)
        resolver->last = &resolver->first;
    resolver->queued--;
    name->stage = STAGE_ASKED;
    return name;
}

/* `wake` is called under the lock: nobody is woken after resolver_free. */
static void *work(void *argument)
{
    struct resolver *resolver = argument;
    struct name *name;

    pthread_mutex_lock(&resolver->lock);
    while ((name = take_name(resolver))) {
        struct name_answer answer = {.state = NAME_FAILED};

        pthread_mutex_unlock(&resolver->lock);
        resolver->lookup.find(resolver->lookup.context, name->text.ptr,
                              &answer);
        pthread_mutex_lock(&resolver->lock);
        name->answer = answer;
        name->stage = STAGE_KNOWN;
        if (!resolver->closed)
            resolver->wake(resolver->context);
    }
    drop(resolver);
    return NULL;
}

/* Starts one more thread, which no signal disturbs; false on failure. */
static bool start_thread(struct resolver *resolver)
{
    pthread_attr_t attributes;
    sigset_t all, before;
    pthread_t thread;
    bool started;

    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, RESOLVER_STACK);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    started = !pthread_create(&thread, &attributes, work, resolver);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return started;
}

/* One thread more if the idle ones are too few for what is queued. */
static void add_thread(struct resolver *resolver)
{
    if (resolver->queued < resolver->idle ||
        resolver->threads >= RESOLVER_THREADS || !start_thread(resolver))
        return;
    resolver->threads++;
    resolver->users++;
}

static void queue_name(struct resolver *resolver, struct name *name)
{
    add_thread(resolver);
    if (!resolver->threads) {
        name->stage = STAGE_KNOWN;
        name->answer.state = NAME_FAILED;
        return;
    }
    *resolver->last = name;
    resolver->last = &name->next;
    resolver->queued++;
    pthread_cond_signal(&resolver->work);
}

static struct name *find_name(struct resolver *resolver, struct str text)
{
    struct name *name;

    HASH_FIND(hh, resolver->names, text.ptr, text.len, name);
    if (name)
        return name;
    name = arena_alloc(&resolver->arena, sizeof *name);
    name->text = str_copy(&resolver->arena, text);
    HASH_ADD_KEYPTR(hh, resolver->names, name->text.ptr, name->text.len, name);
    queue_name(resolver, name);
    return name;
}

bool resolver_ask(struct resolver *resolver, struct str name,
                  struct name_answer *answer)
{
    struct name *entry;
    bool known;

    pthread_mutex_lock(&resolver->lock);
    entry = find_name(resolver, name);
    known = entry->stage == STAGE_KNOWN;
    if (known)
        *answer = entry->answer;
    pthread_mutex_unlock(&resolver->lock);
    return known;
}

void resolver_forget(struct resolver *resolver, struct str text)
{
    struct name *name;

    pthread_mutex_lock(&resolver->lock);
    HASH_FIND(hh, resolver->names, text.ptr, text.len, name);
    if (name && name->stage == STAGE_KNOWN && name->answer.state != NAME_FOUND)
        HASH_DEL(resolver->names, name);
    pthread_mutex_unlock(&resolver->lock);
}
