#include "cli/links.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/answers.h"
#include "cli/links_setting.h"
#include "cli/progress.h"
#include "engine/suppress.h"
#include "text/alloc.h"
#include "text/printable.h"
#include "web/page_fragment.h"

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
    action.sa_flags = (int)(SA_RESETHAND | SA_RESTART);
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* What holds for the web; tells where configurations disagree about it. */
static bool set_up(struct links *links, const struct lists *lists,
                   const char **error)
{
    struct str trouble;
    const struct setting_warning *warning =
        links_setting(&links->web_options, lists, &links->arena);

    for (; warning; warning = warning->next)
        fprintf(stderr, "listlint: warning: %s\n",
                printable(&links->arena, warning->text));
    links->fragments = lists_check(lists, "WEB006");
    if (web_help_start(&links->help, &links->web_options, lists, &links->arena,
                       &trouble))
        return true;
    *error = trouble.ptr;
    return false;
}

/* Whether a report shows the links; of the default ones that of the list of
   links does. */
static bool are_shown(const struct options *options)
{
    return options_show(options, SHOWS_LINKS) ||
           (!options->noutputs && options->command == COMMAND_LINKS);
}

/* Of a run about a change it matters which of its links are the same. */
static bool may_count(const struct options *options)
{
    return options->offline && !options->changed_since && !options->diff_file &&
           !are_shown(options);
}

bool links_start(struct links *links, const struct lists *lists,
                 struct stream *stream, const char **error)
{
    *links = (struct links){.options = lists->options, .stream = stream};
    arena_init(&links->arena);
    links->requests = request_table_new();
    links->counted = may_count(links->options);
    if (links->options->offline)
        return true;
    catch_interrupts();
    if (!set_up(links, lists, error))
        return false;
    links->web_options.live = stream != NULL;
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
    memset(links->asked + old, 0, (links->capacity - old) * sizeof(bool));
}

/* The fragment that is to be looked for on the page; or empty. */
static struct str fragment_of(const struct links *links,
                              const struct link *link)
{
    struct str fragment;

    str_cut(link->url, '#', &fragment);
    return links->fragments && page_fragment_judged(fragment) ? fragment
                                                              : STR("");
}

static void ask(struct links *links, const struct request *request,
                const struct link *link)
{
    struct str fragment = fragment_of(links, link);
    bool first = !links->asked[request->index];

    if (!request->web)
        return;
    links->asked[request->index] = true;
    if (links->web && !links->answers && (first || fragment.len))
        web_add(links->web, request->url, fragment, request->index);
}

/* What becomes of each link of a document. */
struct fate {
    bool excluded;  /* by the configuration or by suppressions */
    bool unchanged; /* it stands in no changed line */
};

static void find_fates(struct fate *fates, const struct document *document,
                       const struct config *config,
                       const struct suppressions *suppressions,
                       const struct changed *changed)
{
    bool *flags = mem_zero(document->nlinks, sizeof *flags);

    suppress_links(suppressions, flags);
    for (size_t i = 0; i < document->nlinks; i++)
        fates[i].excluded =
            flags[i] || config_excludes_link(config, document->links[i].url);
    memset(flags, 0, document->nlinks * sizeof *flags);
    if (changed)
        changed_links(changed, document, flags);
    for (size_t i = 0; i < document->nlinks; i++)
        fates[i].unchanged = flags[i];
    mem_free(flags);
}

/* The list of links shows only those in changed lines. */
static void add_requests(struct links *links, const struct document *document,
                         const struct fate *fates,
                         const struct changed *changed)
{
    bool only_new = changed && links->options->command == COMMAND_LINKS;

    for (size_t i = 0; i < document->nlinks; i++)
        if (!only_new || !fates[i].unchanged)
            request_table_add_link(links->requests, document,
                                   &document->links[i], fates[i].excluded);
    for (size_t i = 0; i < document->ntorn; i++)
        if (!only_new || changed_adds(changed, document->torn[i].span))
            request_table_add_link(links->requests, document,
                                   &document->torn[i], false);
}

static void count(struct links *links, const struct link *link, bool excluded)
{
    enum reason reason;

    if (link->partial)
        return;
    reason = request_refusal(link, excluded);
    links->untold[reason == REASON_NONE ? REASON_OFFLINE : reason]++;
}

static void count_links(struct links *links, const struct document *document,
                        const struct fate *fates)
{
    for (size_t i = 0; i < document->nlinks; i++)
        count(links, &document->links[i], fates[i].excluded);
    for (size_t i = 0; i < document->ntorn; i++)
        count(links, &document->torn[i], false);
}

static void ask_links(struct links *links, const struct document *document,
                      const struct fate *fates)
{
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];
        const struct request *request =
            request_of(links->requests, document, link);

        if (request && !fates[i].unchanged)
            ask(links, request, link);
    }
}

void links_add(struct links *links, const struct document *document,
               const struct config *config,
               const struct suppressions *suppressions,
               const struct changed *changed)
{
    struct fate *fates = mem_zero(document->nlinks, sizeof *fates);

    find_fates(fates, document, config, suppressions, changed);
    if (links->counted) {
        count_links(links, document, fates);
    } else {
        add_requests(links, document, fates, changed);
        reserve(links);
        ask_links(links, document, fates);
    }
    mem_free(fates);
}

void links_close(struct links *links)
{
    if (!links->web)
        return;
    web_close(links->web);
    mem_trim(); /* the trees of the parser: the web takes a while */
}

static void tell(struct links *links, size_t index,
                 const struct response *response)
{
    if (links->stream && !links->answers)
        stream_link(links->stream, request_table_at(links->requests, index),
                    response);
}

/* What has come since the last time. */
static void tell_news(struct links *links, struct progress *progress)
{
    struct web_settled *settled;
    size_t count;

    if (!links->stream)
        return;
    settled = web_take_settled(links->web, &count);
    if (count)
        progress_erase(progress);
    for (size_t i = 0; i < count; i++)
        tell(links, settled[i].index, &settled[i].response);
    mem_free(settled);
}

static void wait_for_web(struct links *links)
{
    struct progress progress;

    progress_start(&progress, STDERR_FILENO, !links->options->no_progress);
    while (!web_wait(links->web, look_every)) {
        tell_news(links, &progress);
        progress_update(&progress, web_progress(links->web));
        if (!interrupt_seen || links->interrupted)
            continue;
        links->interrupted = true;
        web_interrupt(links->web);
    }
    progress_stop(&progress);
}

/* Why a request was not sent to the web. */
static enum reason why_not_sent(const struct links *links,
                                const struct request *request)
{
    if (!request->web)
        return request->reason;
    if (!links->asked[request->index])
        return REASON_UNCHANGED;
    return links->web ? REASON_FIXED : REASON_OFFLINE;
}

/* The response to a request that was not sent. */
static const struct response *make_response(struct links *links,
                                            const struct request *request)
{
    struct response *response = &links->made[request->index];

    if (links->asked[request->index] && links->answers &&
        answers_of_redirect(links->answers, request->url, response))
        return response;
    response->url = request->url;
    response->verdict = VERDICT_SKIPPED;
    response->reason = why_not_sent(links, request);
    return response;
}

/* What the web said; NULL if it was not asked. */
static const struct response *answer(const struct links *links,
                                     const struct request *request)
{
    if (!links->web || !links->asked[request->index])
        return NULL;
    if (links->answers)
        return answers_of(links->answers, request->url);
    return web_response(links->web, request->index);
}

/* Of what the web is not asked for. */
static void respond_at_once(struct links *links)
{
    size_t count = request_table_count(links->requests);

    links->made = mem_zero(count, sizeof *links->made);
    links->responses = mem_zero(count, sizeof *links->responses);
    for (size_t i = 0; i < count; i++) {
        if (links->web && links->asked[i])
            continue;
        links->responses[i] =
            make_response(links, request_table_at(links->requests, i));
        tell(links, i, links->responses[i]);
    }
}

const struct response *const *links_wait(struct links *links)
{
    size_t count = request_table_count(links->requests);

    respond_at_once(links);
    if (links->web && !links->answers)
        wait_for_web(links);
    for (size_t i = 0; i < count; i++) {
        const struct request *request = request_table_at(links->requests, i);

        if (links->responses[i])
            continue;
        links->responses[i] = answer(links, request);
        if (!links->responses[i])
            links->responses[i] = make_response(links, request);
        tell(links, i, links->responses[i]);
    }
    return links->responses;
}

static void drop_requests(struct links *links)
{
    if (links->requests)
        request_table_free(links->requests);
    mem_free(links->asked);
    mem_free(links->made);
    mem_free(links->responses);
}

void links_renew(struct links *links)
{
    struct answers *answers = links->answers;

    if (!answers) {
        answers = answers_new();
        for (size_t i = 0; i < request_table_count(links->requests); i++)
            if (links->web && links->asked[i])
                answers_add(answers, links->responses[i]);
    }
    drop_requests(links);
    links->answers = answers;
    links->requests = request_table_new();
    links->asked = NULL;
    links->capacity = 0;
    links->made = NULL;
    links->responses = NULL;
    memset(links->untold, 0, sizeof links->untold);
}

bool links_renewed(const struct links *links)
{
    return links->answers != NULL;
}

size_t links_sent(const struct links *links)
{
    return links->web ? web_sent(links->web) : 0;
}

void links_release(struct links *links)
{
    drop_requests(links);
    answers_free(links->answers);
    if (links->web)
        web_free(links->web);
    web_help_end(&links->help, &links->arena);
    arena_release(&links->arena);
}
