#include "web/memory.h"

#include <time.h>

#include "text/buf.h"
#include "web/history.h"

/* The names of headers that are sent; their values may be secret. */
static void add_header_names(struct buf *key, const char *const *header)
{
    for (; header && *header; header++) {
        struct str value;

        buf_add(key, str_cut(str_from(*header), ':', &value));
        buf_add_char(key, ';');
    }
}

/* What a job is kept under: its address, and what of the options decides what
   comes of it. */
static struct str key_of(struct loop *loop, const struct job *job)
{
    const struct web_host_setting *setting =
        host_find(&loop->hosts, job->url)->setting;
    struct str all;
    struct buf key;

    if (!setting || (!setting->naccept && !setting->headers))
        return job->url;
    buf_init(&key);
    buf_printf(&key, "%.*s\n", STR_ARG(job->url));
    for (size_t i = 0; i < setting->naccept; i++)
        buf_printf(&key, "%d;", setting->accept[i]);
    add_header_names(&key, setting->headers);
    all = str_copy(&loop->arena, buf_str(&key));
    buf_release(&key);
    return all;
}

static bool has(const struct str *list, size_t count, struct str s)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(list[i], s))
            return true;
    return false;
}

/* Whether what is known says all that this run wants to know. */
static bool covers(const struct history_record *record, const struct job *job)
{
    for (size_t i = 0; i < job->nfragments; i++)
        if (!has(record->looked_for, record->nlooked_for, job->fragments[i]))
            return false;
    return true;
}

static const struct page_facts *page_of(struct arena *arena,
                                        const struct history_record *record)
{
    struct page_facts *page;

    if (!record->page)
        return NULL;
    page = arena_alloc(arena, sizeof *page);
    *page = (struct page_facts){
        .title = record->title,
        .missing = record->missing,
        .nmissing = record->nmissing,
        .not_found = record->not_found,
        .parked = record->parked,
    };
    return page;
}

static const struct hub_facts *hub_of(struct arena *arena,
                                      const struct history_record *record)
{
    struct hub_facts *hub;

    if (!record->hub)
        return NULL;
    hub = arena_alloc(arena, sizeof *hub);
    *hub = (struct hub_facts){
        .archived = record->archived,
        .disabled = record->disabled,
        .gated = record->gated,
        .licence = record->licence,
        .pushed = date_read(arena, record->pushed),
        .rows_least = record->rows_least,
        .rows_most = record->rows_most,
        .bytes = record->bytes,
    };
    return hub;
}

static bool is_young(const struct loop *loop,
                     const struct history_record *record)
{
    return record->verdict == VERDICT_DEAD &&
           record->failing_days < loop->options->dead_after;
}

static void fill_in(struct loop *loop, const struct history_record *record,
                    struct response *response)
{
    response->verdict = record->verdict;
    response->reason = record->reason;
    response->status = (int)record->status;
    response->final_url = record->final_url;
    response->permanent = record->permanent;
    response->detail = record->detail;
    response->hops = record->hops;
    response->nhops = record->nhops;
    response->page = page_of(&loop->arena, record);
    response->hub = hub_of(&loop->arena, record);
    response->secure = record->secure;
    response->young = is_young(loop, record);
    response->dead_since = record->failing_since;
}

static void settle_known(struct loop *loop, struct job *job,
                         const struct history_record *record)
{
    struct response *response = arena_alloc(&loop->arena, sizeof *response);

    response->url = job->url;
    response->cached = true;
    response->past = job->past;
    fill_in(loop, record, response);
    job->response = response;
    job->known = record;
    loop_settled(loop, job);
}

/* Whether it makes sense to ask if the page is still the same. */
static bool can_refresh(const struct history_record *record)
{
    return record->verdict == VERDICT_ALIVE && !record->final_url.len &&
           (record->etag.len || record->last_modified.len);
}

/* A redirect to a private address is dead only while such are refused. */
static bool may_be_refused(const struct loop *loop,
                           const struct history_record *record)
{
    return loop->options->allow_private && record->reason == REASON_REDIRECT;
}

bool memory_recall(struct loop *loop, struct job *job)
{
    struct history_record *record;

    if (!loop->options->history)
        return false;
    record = arena_alloc(&loop->arena, sizeof *record);
    if (!history_find(loop->options->history, key_of(loop, job), &loop->arena,
                      record))
        return false;
    job->past = (struct past){record->verdict, record->checked};
    if (!covers(record, job) || may_be_refused(loop, record))
        return false;
    if (history_age(loop->options->history, record, time(NULL)) ==
        HISTORY_FRESH) {
        settle_known(loop, job, record);
        return true;
    }
    job->known = can_refresh(record) ? record : NULL;
    return false;
}

bool memory_tells(const struct job *job, struct str fragment)
{
    return job->known && (!job->response || job->response->cached) &&
           has(job->known->looked_for, job->known->nlooked_for, fragment);
}

/* Not where the end of a redirect, or a late try, says 304 unasked. */
static bool is_unchanged(const struct job *job)
{
    return job->known && job->evidence.conditional &&
           job->evidence.status == 304;
}

void memory_refresh(struct loop *loop, struct job *job,
                    struct response *response)
{
    if (!is_unchanged(job))
        return;
    fill_in(loop, job->known, response);
    if (job->hub)
        response->hub = job->hub; /* which was asked anew */
}

/* What the page is known by from now on. */
static void keep_likeness(struct history_record *record, const struct job *job)
{
    const struct likeness *likeness = &job->likeness;
    bool told = likeness->etag.len || likeness->last_modified.len;

    if (is_unchanged(job) && !told) {
        record->etag = job->known->etag;
        record->last_modified = job->known->last_modified;
    } else {
        record->etag = likeness->etag;
        record->last_modified = likeness->last_modified;
    }
}

static void keep_answer(struct history_record *record, const struct job *job)
{
    const struct response *response = job->response;

    record->verdict = response->verdict;
    record->reason = response->reason;
    record->status = response->status;
    record->final_url = response->final_url;
    record->permanent = response->permanent;
    record->tries = response->tries;
    record->milliseconds = response->milliseconds;
    record->detail = response->detail;
    record->hops = response->hops;
    record->nhops = response->nhops;
    record->secure = response->secure;
    if (!response->final_url.len)
        keep_likeness(record, job);
}

static void keep_page(struct history_record *record, const struct job *job)
{
    const struct page_facts *page = job->response->page;

    record->looked_for = job->fragments;
    record->nlooked_for = job->nfragments;
    if (is_unchanged(job)) {
        record->looked_for = job->known->looked_for;
        record->nlooked_for = job->known->nlooked_for;
    }
    if (!page)
        return;
    record->page = true;
    record->title = page->title;
    record->missing = page->missing;
    record->nmissing = page->nmissing;
    record->not_found = page->not_found;
    record->parked = page->parked;
}

static struct str date_text(struct arena *arena, const struct date *date)
{
    return date->year ? str_printf(arena, "%04d-%02d-%02d", date->year,
                                   date->month, date->day)
                      : STR("");
}

static void keep_hub(struct loop *loop, struct history_record *record,
                     const struct hub_facts *hub)
{
    if (!hub)
        return;
    record->hub = true;
    record->archived = hub->archived;
    record->disabled = hub->disabled;
    record->gated = hub->gated;
    record->licence = hub->licence;
    record->pushed = date_text(&loop->arena, &hub->pushed);
    record->rows_least = hub->rows_least;
    record->rows_most = hub->rows_most;
    record->bytes = hub->bytes;
}

static void keep(struct loop *loop, struct job *job)
{
    struct history_record record = {
        .rows_least = -1, .rows_most = -1, .bytes = -1};

    job->kept = true;
    keep_answer(&record, job);
    keep_page(&record, job);
    keep_hub(loop, &record, job->response->hub);
    if (loop->options->history)
        history_keep(loop->options->history, key_of(loop, job), &record,
                     time(NULL));
    else
        record.failing_days = 1;
    job->response->young = is_young(loop, &record);
    job->response->dead_since = record.failing_since;
}

void memory_keep(struct loop *loop, struct job *job)
{
    bool dead = job->response->verdict == VERDICT_DEAD;

    job->response->past = job->past;
    if (job->response->verdict != VERDICT_ALIVE && !dead)
        return;
    /* Where no page is there, there may be no network, and nobody dead. */
    if (!dead || loop->alive)
        keep(loop, job);
}

void memory_keep_rest(struct loop *loop)
{
    for (size_t i = 0; i < loop->njobs; i++) {
        struct job *job = loop->jobs[i];

        if (job->response->verdict == VERDICT_DEAD && !job->kept &&
            !job->response->cached)
            keep(loop, job);
    }
}
