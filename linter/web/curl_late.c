/*
 * libcurl, loaded by the first call: it and the twenty libraries behind it take
 * longer to load than a list takes to check, and a run without the web does
 * without them. Here stand the functions of libcurl that the program calls,
 * under their own names, and pass each call on; so all others include
 * <curl/curl.h> and need not know. Where CMake finds no name to load it by,
 * the program is linked to libcurl, and this file is left out.
 */
#pragma GCC visibility push(                                                   \
    hidden) /* or libcurl would call these, not its own */
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#pragma GCC visibility pop

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "text/alloc.h"

/* They check the number of arguments, and stand in the way here. */
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt
#undef curl_share_setopt

#define FOR_EACH_CALL(DO)                                                      \
    DO(curl_easy_cleanup)                                                      \
    DO(curl_easy_getinfo)                                                      \
    DO(curl_easy_init)                                                         \
    DO(curl_easy_setopt)                                                       \
    DO(curl_getdate)                                                           \
    DO(curl_global_init_mem)                                                   \
    DO(curl_multi_add_handle)                                                  \
    DO(curl_multi_cleanup)                                                     \
    DO(curl_multi_info_read)                                                   \
    DO(curl_multi_init)                                                        \
    DO(curl_multi_perform)                                                     \
    DO(curl_multi_poll)                                                        \
    DO(curl_multi_remove_handle)                                               \
    DO(curl_multi_setopt)                                                      \
    DO(curl_multi_wakeup)                                                      \
    DO(curl_share_cleanup)                                                     \
    DO(curl_share_init)                                                        \
    DO(curl_share_setopt)                                                      \
    DO(curl_slist_append)                                                      \
    DO(curl_slist_free_all)                                                    \
    DO(curl_version_info)

/* Written once, by load(). */
static struct calls {
#define MEMBER(call) __typeof__(&call) call;
    FOR_EACH_CALL(MEMBER)
} calls;
static bool loaded;

static const struct {
    const char *name;
    size_t offset;
} symbols[] = {
#define ROW(call) {#call, offsetof(struct calls, call)},
    FOR_EACH_CALL(ROW)};

static void *openssl_take(size_t size, const char *file, int line)
{
    (void)file, (void)line;
    return mem_alloc(size);
}

static void *openssl_resize(void *old, size_t size, const char *file, int line)
{
    (void)file, (void)line;
    if (size)
        return mem_resize_bytes(old, size);
    mem_free(old);
    return NULL;
}

static void openssl_give_back(void *memory, const char *file, int line)
{
    (void)file, (void)line;
    mem_free(memory);
}

/* OpenSSL, if it stands behind libcurl, goes on with locks that it found no
   memory for, up to a null pointer. As <openssl/crypto.h> has it; only before
   it takes any memory can it be told. */
static void own_memory_of_openssl(void *library)
{
    int (*set)(__typeof__(openssl_take) *, __typeof__(openssl_resize) *,
               __typeof__(openssl_give_back) *);
    void *symbol = dlsym(library, "CRYPTO_set_mem_functions");

    if (!symbol)
        return;
    memcpy(&set, &symbol, sizeof symbol);
    set(openssl_take, openssl_resize, openssl_give_back);
}

static void load(void)
{
    void *library;

    errno = 0;
    library = dlopen(LISTLINT_CURL, RTLD_LAZY | RTLD_LOCAL);
    if (!library && errno == ENOMEM)
        mem_exhausted();
    if (!library)
        return;
    own_memory_of_openssl(library);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        void *symbol = dlsym(library, symbols[i].name);

        if (!symbol)
            return;
        memcpy((char *)&calls + symbols[i].offset, &symbol, sizeof symbol);
    }
    loaded = true;
}

static bool is_there(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;

    pthread_once(&once, load);
    return loaded;
}

/* What is called only once curl_global_init_mem has succeeded. */
static const struct calls *curl(void)
{
    if (!is_there())
        abort();
    return &calls;
}

CURLcode curl_global_init_mem(long flags, curl_malloc_callback take,
                              curl_free_callback give_back,
                              curl_realloc_callback resize,
                              curl_strdup_callback copy,
                              curl_calloc_callback zero)
{
    return is_there() ? calls.curl_global_init_mem(flags, take, give_back,
                                                   resize, copy, zero)
                      : CURLE_FAILED_INIT;
}

/* A null pointer where libcurl cannot be loaded. */
curl_version_info_data *curl_version_info(CURLversion version)
{
    return is_there() ? calls.curl_version_info(version) : NULL;
}

time_t curl_getdate(const char *text, const time_t *unused)
{
    return is_there() ? calls.curl_getdate(text, unused) : -1;
}

CURL *curl_easy_init(void)
{
    return curl()->curl_easy_init();
}

void curl_easy_cleanup(CURL *easy)
{
    if (easy)
        curl()->curl_easy_cleanup(easy);
}

/* An option's number says what its value is (curl.h, CURLOPTTYPE). */
CURLcode curl_easy_setopt(CURL *easy, CURLoption option, ...)
{
    CURLcode result;
    va_list args;

    va_start(args, option);
    if (option >= CURLOPTTYPE_OFF_T && option < CURLOPTTYPE_BLOB)
        result =
            curl()->curl_easy_setopt(easy, option, va_arg(args, curl_off_t));
    else if (option < CURLOPTTYPE_OBJECTPOINT)
        result = curl()->curl_easy_setopt(easy, option, va_arg(args, long));
    else
        result = curl()->curl_easy_setopt(easy, option, va_arg(args, void *));
    va_end(args);
    return result;
}

CURLcode curl_easy_getinfo(CURL *easy, CURLINFO info, ...)
{
    CURLcode result;
    va_list args;

    va_start(args, info);
    result = curl()->curl_easy_getinfo(easy, info, va_arg(args, void *));
    va_end(args);
    return result;
}

CURLM *curl_multi_init(void)
{
    return curl()->curl_multi_init();
}

CURLMcode curl_multi_cleanup(CURLM *multi)
{
    return multi ? curl()->curl_multi_cleanup(multi) : CURLM_BAD_HANDLE;
}

CURLMcode curl_multi_setopt(CURLM *multi, CURLMoption option, ...)
{
    CURLMcode result;
    va_list args;

    va_start(args, option);
    if (option < CURLOPTTYPE_OBJECTPOINT)
        result = curl()->curl_multi_setopt(multi, option, va_arg(args, long));
    else
        result = curl()->curl_multi_setopt(multi, option, va_arg(args, void *));
    va_end(args);
    return result;
}

CURLMcode curl_multi_add_handle(CURLM *multi, CURL *easy)
{
    return curl()->curl_multi_add_handle(multi, easy);
}

CURLMcode curl_multi_remove_handle(CURLM *multi, CURL *easy)
{
    return curl()->curl_multi_remove_handle(multi, easy);
}

CURLMcode curl_multi_perform(CURLM *multi, int *running)
{
    return curl()->curl_multi_perform(multi, running);
}

CURLMcode curl_multi_poll(CURLM *multi, struct curl_waitfd more[],
                          unsigned int count, int milliseconds, int *ready)
{
    return curl()->curl_multi_poll(multi, more, count, milliseconds, ready);
}

CURLMcode curl_multi_wakeup(CURLM *multi)
{
    return curl()->curl_multi_wakeup(multi);
}

CURLMsg *curl_multi_info_read(CURLM *multi, int *left)
{
    return curl()->curl_multi_info_read(multi, left);
}

CURLSH *curl_share_init(void)
{
    return curl()->curl_share_init();
}

/* Its options that the program uses are numbers. */
CURLSHcode curl_share_setopt(CURLSH *share, CURLSHoption option, ...)
{
    CURLSHcode result;
    va_list args;

    va_start(args, option);
    result = curl()->curl_share_setopt(share, option, va_arg(args, int));
    va_end(args);
    return result;
}

CURLSHcode curl_share_cleanup(CURLSH *share)
{
    return share ? curl()->curl_share_cleanup(share) : CURLSHE_INVALID;
}

struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text)
{
    return curl()->curl_slist_append(list, text);
}

void curl_slist_free_all(struct curl_slist *list)
{
    if (list)
        curl()->curl_slist_free_all(list);
}
