#include "web/job.h"

#include "engine/landing.h"
#include "text/url.h"
#include "web/answer.h"

void job_want(struct job *job, struct arena *arena, struct str fragment)
{
    size_t room = job->fragment_room;

    if (job->nfragments == room) {
        struct str *more =
            arena_array(arena, room ? 2 * room : 1, sizeof *more);

        for (size_t i = 0; i < room; i++)
            more[i] = job->fragments[i];
        job->fragments = more;
        job->fragment_room = room ? 2 * room : 1;
    }
    job->fragments[job->nfragments++] = fragment;
}

void job_hop(struct job *job, struct arena *arena, int status, bool permanent)
{
    if (!job->hops)
        job->hops = arena_array(arena, HOPS_MAX, sizeof *job->hops);
    job->hops[job->nhops++] = (struct hop){job->target, status, permanent};
}

void job_restart(struct job *job)
{
    job->target = job->url;
    job->nhops = 0;
    job->get = job->get_only;
    job->head_hop = false;
    job->head_failed = false;
    job->reading = false;
    job->broken = false;
    job->insecure = false;
    job->http1 = false;
    job->bad_certificate = false;
    job->certificate = STR("");
    job->read = 0;
    job->page = NULL;
    job->twin = false;
    job->asked = false;
    job->seconds = 0;
    job->last_seconds = 0;
}

/* One rule of the choice: acts and names the step, or leaves it to others. */
struct choice {
    struct job *job;
    struct arena *arena;
    const struct sighting *sighting;
    int retries;
};

typedef enum step choice_rule(const struct choice *choice);

/* Whether it may have been HTTP/2 that failed: libcurl calls some of its
   errors by the names of a broken connection. */
static bool may_be_http2(const struct job *job)
{
    enum sight sight = job->evidence.sight;

    return !job->http1 && str_starts(job->target, STR("https:")) &&
           (sight == SIGHT_RESET || sight == SIGHT_EMPTY ||
            sight == SIGHT_BROKEN);
}

/* In a late pass there is no other try that could do without HTTP/2. */
static enum step over_http1(const struct choice *choice)
{
    struct job *job = choice->job;
    bool failed = job->evidence.sight == SIGHT_HTTP2 && !job->http1;

    if (!failed && (!job->round || !may_be_http2(job)))
        return STEP_NEXT;
    job->http1 = true;
    return STEP_AGAIN;
}

static enum step without_verification(const struct choice *choice)
{
    struct job *job = choice->job;
    enum sight sight = job->evidence.sight;

    if (job->insecure ||
        (sight != SIGHT_CERTIFICATE && sight != SIGHT_NO_STORE))
        return STEP_NEXT;
    job->insecure = true;
    if (sight == SIGHT_NO_STORE)
        return STEP_AGAIN; /* that is no fault of the page's */
    job->bad_certificate = true;
    job->certificate = job->problem;
    return STEP_AGAIN;
}

/* A host that asks to be left alone is not asked with GET at once. */
static bool is_throttled(const struct choice *choice)
{
    const struct evidence *evidence = &choice->job->evidence;

    return evidence_passing(evidence) &&
           (choice->sighting->wait >= 0 || evidence->status == 429);
}

/* Whether GET would be told the same: the answer is a wall's, or one that the
   host has given to both methods before. */
static bool is_told_by_head(const struct choice *choice)
{
    const struct evidence *evidence = &choice->job->evidence;

    return evidence_challenged(evidence) ||
           (choice->sighting->honest && evidence->sight == SIGHT_ANSWER &&
            (evidence->status == 401 || evidence->status == 403));
}

/* Whether there will be another try, later, so that GET is not asked at once:
   a host in trouble is not to be asked twice as much. */
static bool comes_again(const struct choice *choice)
{
    const struct job *job = choice->job;

    return is_throttled(choice) ||
           (job->evidence.sight == SIGHT_ANSWER && !job->round &&
            choice->retries > 0 && evidence_passing(&job->evidence));
}

static enum step with_get(const struct choice *choice)
{
    struct job *job = choice->job;

    if (job->get || evidence_clear(&job->evidence) ||
        evidence_unconnected(&job->evidence) ||
        !evidence_network(&job->evidence) || is_told_by_head(choice) ||
        job->evidence.sight == SIGHT_OVER_BUDGET)
        return STEP_NEXT;
    job->get = true;
    job->head_failed = true;
    job->head = job->evidence;
    job->http1 = job->http1 || may_be_http2(job);
    if (comes_again(choice))
        return STEP_NEXT;
    if (job->evidence.sight == SIGHT_TIMEOUT_ANSWER)
        job->faults++;
    return STEP_AGAIN;
}

static bool was_there(const struct job *job, struct str url)
{
    for (size_t i = 0; i < job->nhops; i++)
        if (str_eq(job->hops[i].url, url))
            return true;
    return str_eq(job->target, url);
}

/* Where the redirect leads: SIGHT_ANSWER and `*url`, or what is wrong. */
static enum sight find_hop(const struct choice *choice, struct arena *arena,
                           struct str *url)
{
    const struct job *job = choice->job;
    struct str location = choice->sighting->location;
    struct url parts;

    if (!location.len)
        return SIGHT_NO_LOCATION;
    if (location.len > ANSWER_LOCATION_MAX)
        return SIGHT_BAD_LOCATION;
    location = url_resolve(arena, job->target, location);
    *url = url_normal(arena, location);
    if (!url->len && url_split(location, &parts) &&
        !str_eq_nocase(parts.scheme, STR("http")) &&
        !str_eq_nocase(parts.scheme, STR("https")))
        return SIGHT_FOREIGN_SCHEME;
    if (!url->len)
        return SIGHT_BAD_LOCATION;
    if (was_there(job, *url) && !choice->sighting->cookie)
        return SIGHT_LOOP;
    return job->nhops >= HOPS_MAX ? SIGHT_TOO_MANY_HOPS : SIGHT_ANSWER;
}

/* The same; nothing but the address stays, which may be long. */
static enum sight next_hop(const struct choice *choice, struct str *url)
{
    struct arena scratch;
    enum sight sight;

    arena_init(&scratch);
    sight = find_hop(choice, &scratch, url);
    if (sight == SIGHT_ANSWER)
        *url = str_copy(choice->arena, *url);
    arena_release(&scratch);
    return sight;
}

static enum step follow(const struct choice *choice)
{
    struct job *job = choice->job;
    struct str url = STR("");
    int status = job->evidence.status;

    if (!evidence_redirects(&job->evidence))
        return STEP_NEXT;
    job->evidence.sight = next_hop(choice, &url);
    if (job->evidence.sight != SIGHT_ANSWER)
        return STEP_NEXT;
    job_hop(job, choice->arena, status, status == 301 || status == 308);
    job->head_hop = job->head_hop || !job->get;
    job->asked = false;
    job->seconds += job->last_seconds;
    job->last_seconds = 0;
    job->target = url;
    job->get = job->get_only;
    job->head_failed = false;
    job->reading = false;
    job->broken = false;
    job->insecure = false;
    job->http1 = false;
    job->read = 0;
    job->page = NULL;
    return STEP_HOP;
}

/* How much of the page says more than its headers: what its links ask for, or
   whether a redirect ended at a page that says "not found". */
static size_t worth_reading(const struct choice *choice)
{
    const struct job *job = choice->job;

    if (job->nfragments)
        return READ_FRAGMENTS;
    return job->nhops && !landing_is_page(choice->arena, job->url, job->target)
               ? READ_TITLE
               : 0;
}

static enum step read_page(const struct choice *choice)
{
    struct job *job = choice->job;
    size_t read;

    if (!evidence_alive(&job->evidence) ||
        (job->evidence.status == 304 && job->known))
        return STEP_NEXT;
    read = worth_reading(choice);
    if (read <= job->read)
        return STEP_NEXT;
    job->reading = !job->get;
    job->head = job->evidence;
    job->read = read;
    job->get = true;
    return STEP_AGAIN;
}

/* A chain that fails with HEAD may be well to GET. */
static enum step chain_with_get(const struct choice *choice)
{
    struct job *job = choice->job;

    if (job->evidence.sight < SIGHT_LOOP ||
        job->evidence.sight > SIGHT_PRIVATE_HOP || (job->get && !job->head_hop))
        return STEP_NEXT;
    job->get_only = true;
    job_restart(job);
    return STEP_RESTART;
}

static enum step defer(struct job *job, enum step step)
{
    job->round++;
    job->faults = 0;
    job->get_only = true;
    job_restart(job);
    return step;
}

static bool is_limited(const struct job *job)
{
    return job->evidence.sight == SIGHT_ANSWER && job->evidence.status == 429;
}

static enum step try_again(const struct choice *choice)
{
    struct job *job = choice->job;

    if (!evidence_passing(&job->evidence) || choice->retries <= 0)
        return STEP_NEXT;
    if (is_limited(job) && !choice->sighting->shared)
        return STEP_RETRY; /* no fault, and bounded by the wait budget */
    if (job->round)
        return STEP_NEXT;
    /* The late pass is one of the retries. */
    if (choice->sighting->shared || job->faults >= choice->retries - 1)
        return defer(job, STEP_DEFER);
    job->faults++;
    job->http1 = job->http1 || may_be_http2(job);
    return STEP_RETRY;
}

/* What is dead only when it is seen twice is put off once; a name until all
   of them are looked up anew. */
static enum step confirm(const struct choice *choice)
{
    struct job *job = choice->job;
    bool name = job->evidence.sight == SIGHT_NO_NAME;
    int *seen = name ? &job->no_name : &job->not_found;

    if (!name && !evidence_not_found(&job->evidence))
        return STEP_NEXT;
    job->evidence.confirmed = ++*seen > 1;
    if (job->evidence.confirmed)
        return STEP_DONE;
    return defer(job, name ? STEP_DEFER : STEP_CONFIRM);
}

/* A page that HEAD has found does not get lost by being read, unless GET says
   that it is gone: what is on it is not known then. */
static enum step trust_head(const struct choice *choice)
{
    struct job *job = choice->job;

    if (!job->reading || evidence_clear(&job->evidence) ||
        evidence_gone(&job->evidence))
        return STEP_NEXT;
    job->evidence = job->head;
    job->page = NULL;
    return STEP_DONE;
}

/* The first that has something to say decides. */
static choice_rule *const rules[] = {
    trust_head,     over_http1, without_verification,
    with_get,       follow,     read_page,
    chain_with_get, try_again,  confirm,
};

enum step job_step(struct job *job, struct arena *arena,
                   const struct sighting *sighting, int retries)
{
    struct choice choice = {job, arena, sighting, retries};

    job->evidence = sighting->evidence;
    job->broken = job->broken || sighting->evidence.sight == SIGHT_RESET ||
                  sighting->evidence.sight == SIGHT_EMPTY;
    job->evidence.insecure = job->insecure;
    job->evidence.bad_certificate = job->bad_certificate;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        enum step step = rules[i](&choice);

        if (step != STEP_NEXT)
            return step;
    }
    return STEP_DONE;
}
