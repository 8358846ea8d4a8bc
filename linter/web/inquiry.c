#include "web/inquiry.h"

#include "web/hub_options.h"
#include "web/loop.h"
#include "web/query.h"
#include "web/settle.h"

/* Questions about one thing that a run asks of GitHub: without a token it
   takes 60 an hour of one address. */
enum { GITHUB_BUDGET = 50 };

struct inquiry {
    struct query query;
    bool file; /* about the README of a thing, not about the thing */
    size_t count;
    struct job **jobs;
    struct hub_subject *subjects;
};

static void answered(struct loop *loop, struct query *query,
                     const struct query_answer *answer);
static bool ask_file(struct loop *loop, struct job *job);

static struct inquiry *new_inquiry(struct loop *loop, struct job *const *jobs,
                                   size_t count)
{
    struct inquiry *inquiry = arena_alloc(&loop->arena, sizeof *inquiry);

    inquiry->query.answered = answered;
    inquiry->count = count;
    inquiry->jobs = arena_array(&loop->arena, count, sizeof *inquiry->jobs);
    inquiry->subjects =
        arena_array(&loop->arena, count, sizeof *inquiry->subjects);
    for (size_t i = 0; i < count; i++) {
        inquiry->jobs[i] = jobs[i];
        hub_subject_of(jobs[i]->url, &inquiry->subjects[i]);
    }
    return inquiry;
}

/* Whether the hub takes no more questions of this kind. */
static bool *closed(struct loop *loop, const struct inquiry *inquiry)
{
    struct inquiries *inquiries = &loop->inquiries;

    if (inquiry->subjects[0].kind == HUB_GITHUB)
        return &inquiries->github_closed;
    return inquiry->file ? &inquiries->files_closed : &inquiries->face_closed;
}

/* The hubs as they are known: those that the environment names may be in the
   user's own network. */
static bool is_public(struct str origin)
{
    return str_eq(origin, STR("https://api.github.com")) ||
           str_eq(origin, STR("https://huggingface.co"));
}

static bool start(struct loop *loop, struct inquiry *inquiry,
                  const struct hub_question *question)
{
    if (!question->url.len)
        return false;
    inquiry->query.post = question->body.len ? question->body : (struct str){0};
    inquiry->query.headers = question->headers;
    inquiry->query.reads = !inquiry->file;
    inquiry->query.asked_for = !is_public(question->origin);
    inquiry->query.void_if = closed(loop, inquiry);
    query_start(loop, &inquiry->query, question->url);
    return true;
}

/* It is there, perhaps under another name. */
static void settle_found(struct loop *loop, struct job *job,
                         const struct hub_answer *answer)
{
    job->evidence = (struct evidence){.status = 200, .get = true};
    if (answer->state == HUB_MOVED) {
        job_hop(job, &loop->arena, 301, true);
        job->target = answer->url;
    }
    settle_job(loop, job);
}

static void keep_facts(struct loop *loop, struct job *job,
                       const struct hub_facts *facts)
{
    struct hub_facts *kept = arena_alloc(&loop->arena, sizeof *kept);

    *kept = *facts;
    job->hub = kept;
}

/* The hub did not say that it is there. */
static void ask_on(struct loop *loop, const struct inquiry *inquiry,
                   struct job *job, enum hub_state state)
{
    bool next = inquiry->subjects[0].kind == HUB_FACE && !inquiry->file &&
                state != HUB_MISSING && loop->inquiries.face_closed;

    if (!next || !ask_file(loop, job))
        loop_ask_page(loop, job);
}

static void take_answer(struct loop *loop, const struct inquiry *inquiry,
                        struct job *job, const struct hub_answer *answer)
{
    bool found = answer->state == HUB_FOUND || answer->state == HUB_MOVED;

    if (found)
        keep_facts(loop, job, &answer->facts);
    if (!found)
        ask_on(loop, inquiry, job, answer->state);
    else if (job->nfragments)
        loop_ask_page(loop, job);
    else
        settle_found(loop, job, answer);
}

static struct hub_reply reply_of(const struct query_answer *answer)
{
    const struct answer *http = answer->answer;

    if (!http)
        return (struct hub_reply){.status = 0};
    return (struct hub_reply){
        .status = http->status,
        .body = answer->body,
        .location = http->location,
        .error_code = http->error_code,
        .remaining = http->remaining,
    };
}

static void read_reply(struct loop *loop, const struct inquiry *inquiry,
                       const struct hub_reply *reply,
                       struct hub_answer *answers)
{
    if (inquiry->file)
        hub_read_file(&inquiry->subjects[0], reply, &answers[0]);
    else if (inquiry->query.post.ptr)
        hub_read_many(&loop->arena, inquiry->subjects, inquiry->count, reply,
                      answers);
    else
        hub_read_one(&loop->arena, &inquiry->subjects[0], reply, &answers[0]);
}

/* Whether the hub has just answered the last question that it takes. */
static bool is_last(const struct query_answer *answer)
{
    return !answer->answer || hub_remaining(answer->answer->remaining) == 0 ||
           answer_wait(answer->answer, 0) > 0;
}

static void answered(struct loop *loop, struct query *query,
                     const struct query_answer *answer)
{
    struct inquiry *inquiry = (struct inquiry *)query;
    struct hub_answer answers[HUB_MANY] = {{.state = HUB_UNKNOWN}};
    struct hub_reply reply = reply_of(answer);
    bool refused = is_last(answer);

    read_reply(loop, inquiry, &reply, answers);
    for (size_t i = 0; i < inquiry->count; i++)
        refused = refused || answers[i].state == HUB_REFUSED;
    if (refused)
        *closed(loop, inquiry) = true;
    for (size_t i = 0; i < inquiry->count; i++)
        take_answer(loop, inquiry, inquiry->jobs[i], &answers[i]);
}

static bool ask_one(struct loop *loop, struct job *job)
{
    struct inquiry *inquiry = new_inquiry(loop, &job, 1);
    struct hub_question question =
        hub_ask_one(&loop->arena, loop->options->hub, &inquiry->subjects[0]);

    return start(loop, inquiry, &question);
}

static bool ask_file(struct loop *loop, struct job *job)
{
    struct inquiry *inquiry;
    struct hub_question question;

    if (loop->inquiries.files_closed)
        return false;
    inquiry = new_inquiry(loop, &job, 1);
    inquiry->file = inquiry->query.head = true;
    question =
        hub_ask_file(&loop->arena, loop->options->hub, &inquiry->subjects[0]);
    return start(loop, inquiry, &question);
}

void inquiry_flush(struct loop *loop)
{
    struct inquiries *inquiries = &loop->inquiries;
    struct inquiry *inquiry;
    struct hub_question question;

    if (!inquiries->nwaiting)
        return;
    inquiry = new_inquiry(loop, inquiries->waiting, inquiries->nwaiting);
    inquiries->nwaiting = 0;
    question = hub_ask_many(&loop->arena, loop->options->hub, inquiry->subjects,
                            inquiry->count);
    if (!inquiries->github_closed && start(loop, inquiry, &question))
        return;
    for (size_t i = 0; i < inquiry->count; i++)
        loop_ask_page(loop, inquiry->jobs[i]);
}

static bool ask_github(struct loop *loop, struct job *job)
{
    struct inquiries *inquiries = &loop->inquiries;

    if (inquiries->github_closed)
        return false;
    if (!hub_asks_many(loop->options->hub, HUB_GITHUB))
        return inquiries->asked < GITHUB_BUDGET && ++inquiries->asked &&
               ask_one(loop, job);
    inquiries->waiting[inquiries->nwaiting++] = job;
    if (inquiries->nwaiting == HUB_MANY)
        inquiry_flush(loop);
    return true;
}

bool inquiry_begin(struct loop *loop, struct job *job)
{
    struct hub_subject subject;

    if (!loop->options->hub || job->hub || !hub_subject_of(job->url, &subject))
        return false;
    if (subject.kind == HUB_GITHUB)
        return ask_github(loop, job);
    return loop->inquiries.face_closed ? ask_file(loop, job)
                                       : ask_one(loop, job);
}
