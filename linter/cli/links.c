#include "cli/links.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "cli/progress.h"
#include "text/alloc.h"

/* How often an interrupt is looked for. */
static const double look_every = 0.1;

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t interrupt_seen;

static void on_interrupt(int number)
{
    (void)number;
    interrupt_seen = 1;
}

/* The first interrupt ends the waiting, the second one the program. */
static void catch_interrupts(void)
{
    struct sigaction action = {0};

    action.sa_handler = on_interrupt;
    action.sa_flags = (int)SA_RESETHAND;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool links_start(struct links *links, const struct options *options,
                 const char **error)
{
    *links = (struct links){.options = options};
    links->requests = request_table_new();
    if (options->offline)
        return true;
    catch_interrupts();
    links->web_options = options->web;
    links->web_options.version = LISTLINT_VERSION;
    links->web = web_start(&links->web_options, error);
    return links->web != NULL;
}

static void reserve(struct links *links)
{
    size_t count = request_table_count(links->requests);
    size_t old = links->capacity;

    if (count <= old)
        return;
    links->capacity = count * 2;
    links->asked = mem_resize(links->asked, links->capacity, sizeof(bool));
    links->excluded =
        mem_resize(links->excluded, links->capacity, sizeof(bool));
    memset(links->asked + old, 0, (links->capacity - old) * sizeof(bool));
    memset(links->excluded + old, 0, (links->capacity - old) * sizeof(bool));
}

/* One list may exclude what another wants to know. */
static void ask(struct links *links, const struct request *request,
                const struct config *config, const struct link *link)
{
    if (!request->web || links->asked[request->index])
        return;
    if (config_excludes_link(config, link->url)) {
        links->excluded[request->index] = true;
        return;
    }
    links->asked[request->index] = true;
    if (links->web)
        web_add(links->web, request->url, request->index);
}

void links_add(struct links *links, const struct document *document,
               const struct config *config)
{
    request_table_add(links->requests, document);
    reserve(links);
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];
        const struct request *request =
            request_of(links->requests, document, link);

        if (request)
            ask(links, request, config, link);
    }
}

void links_close(struct links *links)
{
    if (links->web)
        web_close(links->web);
}

static void wait_for_web(struct links *links)
{
    struct progress progress;

    progress_start(&progress, STDERR_FILENO, !links->options->no_progress);
    while (!web_wait(links->web, look_every)) {
        progress_update(&progress, web_progress(links->web));
        if (!interrupt_seen || links->interrupted)
            continue;
        links->interrupted = true;
        web_interrupt(links->web);
    }
    progress_stop(&progress);
}

/* The response of a request that was not sent to the web. */
static const struct response *skip(struct links *links,
                                   const struct request *request)
{
    struct response *response = &links->skipped[request->index];

    response->url = request->url;
    response->verdict = VERDICT_SKIPPED;
    response->reason = request->reason;
    if (request->web)
        response->reason =
            links->asked[request->index] ? REASON_OFFLINE : REASON_EXCLUDED;
    return response;
}

const struct response *const *links_wait(struct links *links)
{
    size_t count = request_table_count(links->requests);

    if (links->web)
        wait_for_web(links);
    links->skipped = mem_zero(count, sizeof *links->skipped);
    links->responses = mem_zero(count, sizeof *links->responses);
    for (size_t i = 0; i < count; i++) {
        const struct request *request = request_table_at(links->requests, i);

        if (links->web && links->asked[i])
            links->responses[i] = web_response(links->web, i);
        if (!links->responses[i])
            links->responses[i] = skip(links, request);
    }
    return links->responses;
}

size_t links_sent(const struct links *links)
{
    return links->web ? web_sent(links->web) : 0;
}

void links_release(struct links *links)
{
    if (links->web)
        web_free(links->web);
    if (links->requests)
        request_table_free(links->requests);
    mem_free(links->asked);
    mem_free(links->excluded);
    mem_free(links->skipped);
    mem_free(links->responses);
}
