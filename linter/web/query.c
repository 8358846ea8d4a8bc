#include "web/query.h"

#include "text/alloc.h"
#include "web/fetch.h"
#include "web/loop.h"
#include "web/pursue.h"
#include "web/sight.h"

void query_start(struct loop *loop, struct query *query, struct str url)
{
    struct job *job = &query->job;

    job->url = job->target = url;
    job->get = !query->head;
    job->query = query;
    job->host = query->asked_for ? host_find_asked_for(&loop->hosts, url)
                                 : host_find(&loop->hosts, url);
    loop->queries = mem_grow(loop->queries, loop->nqueries,
                             &loop->queries_capacity, sizeof *loop->queries);
    loop->queries[loop->nqueries++] = query;
    schedule_add(&loop->schedule, job->host->slot, job, 0);
}

bool query_is_void(const struct query *query)
{
    return query->void_if && *query->void_if;
}

static void conclude(struct loop *loop, struct query *query,
                     const struct query_answer *answer)
{
    schedule_done(&loop->schedule, query->job.host->slot);
    query->answered(loop, query, answer);
    pursue_drop(loop, &query->job);
}

void query_end(struct loop *loop, struct query *query, CURLcode code)
{
    const struct fetch *fetch = query->job.fetch;
    struct query_answer answer = {
        .evidence = sight_of(fetch, code),
        .answer = &fetch->answer,
        .body = fetch->cut ? STR("") : buf_str(&fetch->kept),
    };

    if (answer.evidence.sight != SIGHT_ANSWER)
        answer.answer = NULL;
    if (evidence_network(&answer.evidence))
        loop->network = true;
    conclude(loop, query, &answer);
}

void query_fail(struct loop *loop, struct query *query,
                const struct evidence *evidence)
{
    struct query_answer answer = {.evidence = *evidence};

    conclude(loop, query, &answer);
}
