#include "web/settle.h"

#include <math.h>

#include "web/memory.h"

/* So many hosts that all fail are no accident. */
enum { MANY_HOSTS = 3 };

static struct str describe_answer(struct loop *loop,
                                  const struct evidence *evidence)
{
    const char *words = evidence_words(evidence);
    const char *twice = evidence->confirmed ? ", seen twice" : "";

    if (!*words && evidence->status == 200)
        return STR("HTTP 200");
    if (*words)
        return str_printf(&loop->arena, "%s (HTTP %d)", words,
                          evidence->status);
    return str_printf(&loop->arena, "HTTP %d%s", evidence->status, twice);
}

/* Whether libcurl's own words add something. */
static bool is_worth_quoting(enum sight sight)
{
    return sight == SIGHT_TLS || sight == SIGHT_BROKEN || sight == SIGHT_HTTP2;
}

static struct str describe(struct loop *loop, const struct job *job)
{
    const struct evidence *evidence = &job->evidence;
    const char *words = evidence_words(evidence);

    if (job->bad_certificate && job->certificate.len)
        return job->certificate;
    if (evidence->sight == SIGHT_ANSWER)
        return describe_answer(loop, evidence);
    if (is_worth_quoting(evidence->sight) && job->problem.len)
        return str_printf(&loop->arena, "%s: %.*s", words,
                          STR_ARG(job->problem));
    return str_from(words);
}

static bool all_permanent(const struct job *job)
{
    for (size_t i = 0; i < job->nhops; i++)
        if (!job->hops[i].permanent)
            return false;
    return job->nhops > 0;
}

/* The hops that were followed, and the last answer. */
static const struct hop *copy_hops(struct loop *loop, const struct job *job)
{
    struct hop *hops = arena_array(&loop->arena, job->nhops + 1, sizeof *hops);
    int status = job->evidence.status;

    for (size_t i = 0; i < job->nhops; i++)
        hops[i] = job->hops[i];
    hops[job->nhops] =
        (struct hop){job->target, status, status == 301 || status == 308};
    return hops;
}

void settle_job(struct loop *loop, struct job *job)
{
    struct judgement judgement = evidence_judge(&job->evidence);
    struct response *response = arena_alloc(&loop->arena, sizeof *response);

    *response = (struct response){
        .url = job->url,
        .verdict = judgement.verdict,
        .reason = judgement.reason,
        .status = job->evidence.status,
        .final_url = job->nhops ? job->target : STR(""),
        .permanent = all_permanent(job),
        .tries = job->tries,
        .milliseconds = lround((job->seconds + job->last_seconds) * 1000),
        .detail = describe(loop, job),
        .hops = copy_hops(loop, job),
        .nhops = job->nhops + 1,
        .page = job->page,
        .hub = job->hub,
        .secure = job->secure,
    };
    if (job->evidence.status == 304 && job->known)
        memory_refresh(loop, job, response);
    job->response = response;
    loop_settled(loop, job);
    loop->alive = loop->alive || response->verdict == VERDICT_ALIVE;
    memory_keep(loop, job);
}

/* What was asked for in vain, over the whole run. */
struct failures {
    size_t names;  /* hosts that are said not to exist */
    size_t others; /* hosts that did not answer otherwise */
    bool soft;     /* for want of a name server or a route */
};

static struct failures count_failures(const struct loop *loop)
{
    struct failures failures = {0};
    const struct host *host;

    for (host = loop->hosts.hosts; host; host = host->hh.next) {
        enum sight sight = host->failure.sight;

        if (sight == SIGHT_NAME_FAILURE || sight == SIGHT_NO_ROUTE)
            failures.soft = true;
        if (sight == SIGHT_NO_NAME)
            failures.names++;
        else if (sight != SIGHT_ANSWER && sight != SIGHT_PRIVATE)
            failures.others++;
    }
    return failures;
}

/*
 * Whether nobody who was asked has answered; or nobody but what stands in the
 * way: where no name can be looked up, and no page is there, an answer from an
 * address is not that of the host.
 */
static bool is_unanswered(const struct loop *loop)
{
    const struct host_table *hosts = &loop->hosts;

    return !loop->network ||
           (!loop->alive && !hosts->found && hosts->failed_names);
}

/*
 * Whether the run says nothing of any host. Where nobody answered, "no such
 * host" is believed only from a name server that knows the canary.
 */
static bool is_cut_off(const struct loop *loop)
{
    struct failures failures = count_failures(loop);
    bool blind = failures.names && !host_table_canary(&loop->hosts);

    return is_unanswered(loop) && (loop->hosts.cut_off || failures.soft ||
                                   blind || failures.others >= MANY_HOSTS);
}

/* What an earlier run saw is as good without a network. */
static void disown(struct response *response)
{
    static const struct evidence none = {.sight = SIGHT_NO_NETWORK};

    if (response->verdict == VERDICT_SKIPPED || response->cached ||
        response->reason == REASON_INTERRUPTED)
        return;
    response->verdict = VERDICT_UNVERIFIED;
    response->reason = REASON_NO_NETWORK;
    response->status = 0;
    response->detail = str_from(evidence_words(&none));
}

void settle_run(struct loop *loop)
{
    if (!is_cut_off(loop)) {
        memory_keep_rest(loop);
        return;
    }
    for (size_t i = 0; i < loop->njobs; i++)
        disown(loop->jobs[i]->response);
}
