#include "web/manners.h"

#include <math.h>

static const double base_delay = 1;
const double manners_longest_delay = 30;

enum {
    STREAK = 6,       /* faults in a row of a host after which nobody asks */
    STREAK_AGAIN = 3, /* the same when it never gave a good answer */
    HONEST = 2,       /* times that GET said what HEAD had said */
    GOOD = 16,        /* answers in a row before one more may ask at once */
};

double manners_delay(const struct loop *loop)
{
    return fmin(base_delay, loop->options->timeout / 4);
}

/*
 * A host that cannot be reached, or says nothing, is left alone for a while.
 * What fails in that while is the same miss; after more of them than there are
 * retries no other job tries, nor after one in a late pass where the host has
 * never answered.
 */
static void count_miss(struct loop *loop, const struct job *job,
                       const struct evidence *evidence)
{
    struct host *host = job->host;
    double now = loop_now(), base = manners_delay(loop);

    if (now < host->missed_until)
        return;
    host->missed_until =
        now + base / 2 +
        jitter_delay(&loop->jitter, host->misses, base, manners_longest_delay);
    schedule_pause(&loop->schedule, host->slot, host->missed_until);
    if (++host->misses > loop->options->retries ||
        (job->round && !host->answered))
        host_fail(host, evidence, false);
}

/* A host whose every page fails is not asked for each of the others. */
static void count_fault(struct host *host, const struct evidence *evidence)
{
    int most = host->renewed && !host->good ? STREAK_AGAIN : STREAK;

    if (++host->streak < most)
        return;
    host->streak = 0;
    host_fail(host, evidence, false);
}

static bool is_limit(const struct evidence *evidence)
{
    return evidence->sight == SIGHT_OVER_BUDGET ||
           (evidence->sight == SIGHT_ANSWER && evidence->status == 429);
}

static void learn_reach(struct loop *loop, const struct job *job,
                        const struct evidence *evidence)
{
    struct host *host = job->host;
    bool silent = evidence->sight == SIGHT_TIMEOUT_ANSWER;

    if (evidence->sight == SIGHT_PRIVATE)
        host_fail(host, evidence, true);
    else if (evidence_unconnected(evidence) || (silent && evidence->get))
        count_miss(loop, job, evidence);
    else if (silent || is_limit(evidence))
        return;
    else if (evidence_passing(evidence))
        count_fault(host, evidence);
    if (evidence->sight == SIGHT_ANSWER) {
        host->answered = true;
        host->misses = 0;
    }
    if (evidence->sight == SIGHT_ANSWER && !evidence_passing(evidence)) {
        host->streak = 0;
        host->good = true;
    }
}

/* Whether the answer to HEAD was a refusal of the method, so that no other page
   need be asked so; a fault may pass. */
static bool refuses_head(const struct evidence *head)
{
    return head->sight != SIGHT_ANSWER || !evidence_passing(head);
}

/* Whether HEAD and GET say the same of a page. */
static void compare_methods(struct host *host, const struct job *job,
                            const struct evidence *evidence)
{
    if (!job->head_failed || !evidence->get || evidence_passing(evidence) ||
        evidence->sight != SIGHT_ANSWER || job->head.sight != SIGHT_ANSWER)
        return;
    if (evidence->status != job->head.status)
        host->honest = 0; /* whatever it was */
    else if (evidence->status != 401 && evidence->status != 403)
        return;
    else if (host->honest < HONEST)
        host->honest++;
}

bool manners_trust_head(const struct host *host)
{
    return host->honest == HONEST;
}

static void learn_method(struct host *host, const struct job *job,
                         const struct evidence *evidence)
{
    if (job->head_failed && evidence->get && evidence_clear(evidence) &&
        refuses_head(&job->head))
        host->get = true;
    if (!evidence->get && evidence->sight == SIGHT_TIMEOUT_ANSWER)
        host->get = true; /* no other job is to find that out */
    if (job->http1 && evidence->sight == SIGHT_ANSWER)
        host->http1 = true;
    compare_methods(host, job, evidence);
}

void manners_learn(struct loop *loop, const struct job *job,
                   const struct evidence *evidence)
{
    if (!job->host->failed)
        learn_reach(loop, job, evidence);
    learn_method(job->host, job, evidence);
}

/*
 * Leaves the host alone as long as it asks. False when that is longer than
 * it may make us wait: then it is not asked any more. Only what it has asked
 * for already is free: with a pause of other causes, it could ask for ever.
 */
static bool grant_wait(struct loop *loop, struct host *host, double wait)
{
    static const struct evidence over = {.sight = SIGHT_OVER_BUDGET};
    double now = loop_now();
    double more = now + wait - fmax(now, host->asked_until);

    if (more <= 0)
        return true;
    if (host->waited + more > loop->options->wait_budget) {
        host_fail(host, &over, true);
        return false;
    }
    host->waited += more;
    host->asked_until = now + wait;
    schedule_pause(&loop->schedule, host->slot, now + wait);
    return true;
}

/* Half as many at once where the host was asked too much, and one more after
   some good answers. */
static void set_pace(const struct loop *loop, struct host *host, bool too_much)
{
    const struct web_host_setting *setting = host->setting;
    size_t most = setting && setting->requests ? setting->requests
                                               : loop->options->per_host;
    size_t now = host->slot->slots ? host->slot->slots : most;

    if (too_much) {
        host->slot->slots = now > 1 ? now / 2 : 1;
        host->paced = 0;
    } else if (now < most && ++host->paced == GOOD) {
        host->slot->slots = now + 1;
        host->paced = 0;
    }
}

/*
 * A host that does not say for how long is let alone for twice as long each
 * time, and given up after one pause more than there are retries. What was
 * under way when a pause began tells nothing new.
 */
static bool heed_limit(struct loop *loop, struct host *host, double *wait)
{
    static const struct evidence over = {.sight = SIGHT_OVER_BUDGET};
    double delay = manners_delay(loop);

    if (*wait >= 0 || loop_now() < host->asked_until) {
        *wait = *wait < 0 ? 0 : fmax(*wait, delay);
        return true;
    }
    if (host->limits > loop->options->retries) {
        host_fail(host, &over, true);
        return false;
    }
    *wait = fmin(ldexp(delay, host->limits++), manners_longest_delay);
    return true;
}

void manners_heed(struct loop *loop, const struct job *job,
                  struct sighting *sighting)
{
    struct evidence *evidence = &sighting->evidence;
    struct host *host = job->host;
    bool answered = evidence->sight == SIGHT_ANSWER;
    bool limited = answered && evidence->status == 429;
    bool paused = loop_now() < host->asked_until;
    bool granted;

    if (answered && !(limited && paused))
        set_pace(loop, host, limited);
    if (answered && !limited)
        host->limits = 0;
    granted = !limited || heed_limit(loop, host, &sighting->wait);
    if (granted && sighting->wait >= 0)
        granted = grant_wait(loop, host, sighting->wait);
    if (granted || evidence_clear(evidence) || !evidence_passing(evidence))
        return;
    evidence->sight = SIGHT_OVER_BUDGET;
}
