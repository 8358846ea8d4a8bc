#include "web/twin.h"

#include "text/address.h"
#include "text/url.h"
#include "web/query.h"
#include "web/settle.h"

struct twin {
    struct query query;
    struct job *job;
    size_t fragments; /* of the job when it was asked */
};

static struct str kept(struct arena *arena, struct str value)
{
    return value.len && value.len <= LIKENESS_MAX ? str_copy(arena, value)
                                                  : STR("");
}

struct likeness likeness_of(struct arena *arena, const struct answer *answer)
{
    return (struct likeness){
        .etag = kept(arena, answer->etag),
        .last_modified = kept(arena, answer->last_modified),
        .type = kept(arena, answer->type),
        .length = answer->length,
    };
}

/* Whether another answer can be held against it. */
static bool has_marks(const struct likeness *likeness)
{
    return likeness->etag.len || (likeness->length > 0 && likeness->type.len);
}

/*
 * Whether two answers are surely the same page: one ETag, or one length,
 * above 0, of one type, and no two dates of change.
 */
static bool is_same(const struct likeness *a, const struct likeness *b)
{
    if (!str_eq(a->last_modified, b->last_modified))
        return false;
    if (a->etag.len && b->etag.len)
        return str_eq(a->etag, b->etag);
    return a->length > 0 && a->length == b->length && a->type.len &&
           str_eq(a->type, b->type);
}

static void answered(struct loop *loop, struct query *query,
                     const struct query_answer *answer)
{
    struct twin *twin = (struct twin *)query;
    struct job *job = twin->job;

    if (!answer->answer)
        query->job.host->no_twin = true;
    else if (answer->evidence.status == job->evidence.status) {
        struct likeness likeness = likeness_of(&loop->arena, answer->answer);

        job->secure = is_same(&job->likeness, &likeness);
    }
    if (job->nfragments == twin->fragments) {
        settle_job(loop, job);
        return;
    }
    /* A link that was read meanwhile asks for more of the page. */
    job_restart(job);
    loop_ask_page(loop, job);
}

/* The address over https: of a public name on its usual port; or empty. */
static struct str twin_of(struct arena *arena, struct str url)
{
    struct address address;
    struct url parts;

    url_split(url, &parts);
    if (!str_starts(url, STR("http://")) || parts.port.len || parts.user.len ||
        address_literal(parts.host, &address))
        return STR("");
    return str_printf(arena, "https%.*s", STR_ARG(str_slice(url, 4, url.len)));
}

/* Two walls are alike whatever stands behind them, even where the configuration
   takes them for the page. */
static bool is_page(const struct evidence *evidence)
{
    return evidence_alive(evidence) && evidence->status <= 299;
}

bool twin_ask(struct loop *loop, struct job *job)
{
    struct twin *twin;
    struct str url;

    if (!loop->options->twins || job->nhops || !is_page(&job->evidence) ||
        !has_marks(&job->likeness))
        return false;
    url = twin_of(&loop->arena, job->url);
    if (!url.len || host_find(&loop->hosts, url)->no_twin)
        return false;
    twin = arena_alloc(&loop->arena, sizeof *twin);
    twin->job = job;
    twin->fragments = job->nfragments;
    job->twin = true;
    twin->query.head = !job->get;
    twin->query.void_if = &host_find(&loop->hosts, url)->no_twin;
    twin->query.answered = answered;
    query_start(loop, &twin->query, url);
    return true;
}
