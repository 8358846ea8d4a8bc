#include "web/pursue.h"

#include <math.h>
#include <time.h>

#include "text/alloc.h"
#include "web/fetch.h"
#include "web/history.h"
#include "web/manners.h"
#include "web/page_read.h"
#include "web/query.h"
#include "web/settle.h"
#include "web/sight.h"
#include "web/twin.h"

void pursue_drop(struct loop *loop, struct job *job)
{
    if (!job->fetch)
        return;
    curl_multi_remove_handle(loop->multi, job->fetch->easy);
    fetch_free(job->fetch);
    job->fetch = NULL;
}

static void put_off(struct loop *loop, struct job *job)
{
    job->deferred = loop_now();
    loop->deferred = mem_grow(loop->deferred, loop->ndeferred,
                              &loop->deferred_capacity, sizeof *loop->deferred);
    loop->deferred[loop->ndeferred++] = job;
}

static void retry_later(struct loop *loop, struct job *job)
{
    /* A host that was asked too much is paused as a whole. */
    double delay =
        job->evidence.status == 429
            ? 0
            : jitter_delay(&loop->jitter, job->faults - 1, manners_delay(loop),
                           manners_longest_delay);

    schedule_add(&loop->schedule, job->host->slot, job, loop_now() + delay);
}

/* Behind all that the host has not been asked yet. */
static void confirm_later(struct loop *loop, struct job *job)
{
    job->host = host_find(&loop->hosts, job->url);
    schedule_add(&loop->schedule, job->host->slot, job,
                 loop_now() + loop_gap(loop));
}

static void go_on(struct loop *loop, struct job *job)
{
    job->host = host_find(&loop->hosts, job->target);
    schedule_add_front(&loop->schedule, job->host->slot, job);
}

static void finish(struct loop *loop, struct job *job)
{
    if (!twin_ask(loop, job))
        settle_job(loop, job);
}

static void take_step(struct loop *loop, struct job *job, enum step step)
{
    if (step != STEP_AGAIN && step != STEP_HOP)
        pursue_drop(loop, job);
    switch (step) {
    case STEP_AGAIN:
    case STEP_HOP:
    case STEP_RESTART: go_on(loop, job); break;
    case STEP_RETRY: retry_later(loop, job); break;
    case STEP_CONFIRM: confirm_later(loop, job); break;
    case STEP_DEFER: put_off(loop, job); break;
    case STEP_NEXT:
    case STEP_DONE: finish(loop, job); break;
    }
}

/* The job gives its slot back and goes its way. */
static void conclude(struct loop *loop, struct job *job,
                     struct sighting *sighting)
{
    struct host *host = job->host;
    int retries = loop->hosts.cut_off ? 0 : loop->options->retries;
    enum step step;

    if (evidence_network(&sighting->evidence))
        loop->network = true;
    if (!sighting->shared)
        manners_learn(loop, job, &sighting->evidence);
    sighting->honest = manners_trust_head(host);
    if (sighting->evidence.sight == SIGHT_PRIVATE && job->nhops)
        sighting->evidence.sight = SIGHT_PRIVATE_HOP;
    step = job_step(job, &loop->arena, sighting, retries);
    schedule_done(&loop->schedule, host->slot);
    take_step(loop, job, step);
}

/* It is concluded without a request. */
static void give_up(struct loop *loop, struct job *job,
                    const struct evidence *evidence)
{
    struct sighting sighting = {
        .evidence = *evidence, .shared = true, .wait = -1};

    if (job->query) {
        query_fail(loop, job->query, evidence);
        return;
    }
    job->problem = STR("");
    job->last_seconds = 0;
    conclude(loop, job, &sighting);
}

static void count_try(struct loop *loop, struct job *job)
{
    atomic_fetch_add(loop->sent, 1);
    if (job->asked || !job->nhops)
        job->tries++;
    job->asked = true;
}

/* Libcurl has no memory for one more handle, or there is no sense in it. */
static const struct evidence unasked = {.sight = SIGHT_INTERRUPTED};

/* What only a page of its own host is told, and over a verified connection. */
static void add_private(struct fetch_plan *plan, const struct job *job)
{
    const struct web_host_setting *setting = job->host->setting;

    if (setting && !job->insecure && str_starts(job->target, STR("https:")))
        plan->headers[1] = setting->headers;
    if (!job->known || job->nhops || job->round || job->insecure)
        return;
    plan->etag = job->known->etag;
    plan->since = job->known->last_modified;
}

static double timeout_of(const struct loop *loop, const struct job *job)
{
    const struct web_host_setting *setting = job->host->setting;

    return setting && setting->timeout > 0 ? setting->timeout
                                           : loop->options->timeout;
}

static struct fetch_plan make_plan(const struct loop *loop,
                                   const struct job *job)
{
    const struct web_options *options = loop->options;
    const struct query *query = job->query;
    const struct host *host = job->host;
    struct fetch_plan plan = {
        .url = job->target.ptr,
        .get = job->get,
        .insecure = job->insecure,
        .http1 = job->http1,
        .fresh = job->round > 0 || job->broken,
        .allow_private =
            options->allow_private || host->asked_for || *host->proxy,
        .proxy = host->proxy,
        .resolve = host->resolve,
        .timeout = timeout_of(loop, job),
        .agent = loop->agent,
        .certificates = options->certificates,
        .read = job->read,
    };

    if (query) {
        plan.read = query->reads ? QUERY_READ : 0;
        plan.read_refusal = true; /* hubs say why in words */
        plan.post = query->post;
        plan.headers[0] = query->headers;
    } else {
        add_private(&plan, job);
    }
    return plan;
}

/* Asks as the host wants to be asked. */
static void mind_manners(struct job *job)
{
    job->http1 = job->http1 || job->host->http1;
    if (job->query)
        return;
    job->get = job->get || job->host->get;
    if (job->get && !job->read)
        job->read = job->nfragments ? READ_FRAGMENTS : READ_TITLE;
}

static void ask(struct loop *loop, struct job *job)
{
    struct fetch_plan plan;

    count_try(loop, job);
    mind_manners(job);
    plan = make_plan(loop, job);
    if (!job->fetch)
        job->fetch = fetch_new(job);
    if (!job->fetch || !fetch_prepare(job->fetch, &plan)) {
        give_up(loop, job, &unasked);
        return;
    }
    curl_multi_add_handle(loop->multi, job->fetch->easy);
}

void pursue_begin(struct loop *loop, struct job *job)
{
    struct host *host = job->host;

    if (job->query && query_is_void(job->query)) {
        give_up(loop, job, &unasked);
    } else if (!host_prepare(&loop->hosts, host)) {
        host_table_hold(&loop->hosts, host);
        schedule_add_front(&loop->schedule, host->slot, job);
        schedule_done(&loop->schedule, host->slot);
    } else if (host->failed) {
        give_up(loop, job, &host->failure);
    } else {
        ask(loop, job);
    }
}

/* A copy in the loop's arena, of what is worth to be told; most pages say
   nothing that is. */
static const struct page_facts *keep_facts(struct loop *loop,
                                           const struct page_facts *facts)
{
    static const struct page_facts nothing = {.nmissing = 0};
    struct page_facts *kept;
    struct str *missing;

    if (!facts->not_found && !facts->parked && !facts->nmissing)
        return &nothing;
    kept = arena_alloc(&loop->arena, sizeof *kept);
    *kept = *facts;
    kept->title = str_copy(&loop->arena, facts->title);
    kept->heading = str_copy(&loop->arena, facts->heading);
    missing = arena_array(&loop->arena, facts->nmissing, sizeof *missing);
    for (size_t i = 0; i < facts->nmissing; i++)
        missing[i] = facts->missing[i];
    kept->missing = missing;
    return kept;
}

/* What the page says, where it was read. */
static void take_page(struct loop *loop, struct job *job, CURLcode code)
{
    const struct fetch *fetch = job->fetch;
    struct page_facts facts;
    struct arena scratch;
    struct page page = {
        .url = job->url,
        .content_type = fetch->answer.type,
        .body = buf_str(&fetch->kept),
        .whole = code == CURLE_OK && !fetch->cut,
    };

    if (!page.body.len)
        return;
    arena_init(&scratch);
    page_read(&scratch, &page, job->fragments, job->nfragments, &facts);
    job->page = keep_facts(loop, &facts);
    arena_release(&scratch);
}

/* Whether the configuration says that the status is well. */
static bool is_accepted(const struct job *job, int status)
{
    const struct web_host_setting *setting = job->host->setting;

    for (size_t i = 0; setting && i < setting->naccept; i++)
        if (setting->accept[i] == status)
            return true;
    return false;
}

static void end_page(struct loop *loop, struct job *job, CURLcode code)
{
    struct fetch *fetch = job->fetch;
    struct sighting sighting = {
        .evidence = sight_of(fetch, code),
        .location = fetch->answer.location,
        .cookie = fetch->answer.cookie,
        .wait = answer_wait(&fetch->answer, time(NULL)),
    };

    sighting.evidence.accepted = is_accepted(job, sighting.evidence.status);
    job->last_seconds = fetch_seconds(fetch);
    job->problem = str_copy(&loop->arena, str_from(fetch->error));
    if (loop->options->twins || loop->options->history)
        job->likeness = likeness_of(&loop->arena, &fetch->answer);
    take_page(loop, job, code);
    manners_heed(loop, job, &sighting);
    conclude(loop, job, &sighting);
}

void pursue_end(struct loop *loop, struct job *job, CURLcode code)
{
    if (job->query)
        query_end(loop, job->query, code);
    else
        end_page(loop, job, code);
}
