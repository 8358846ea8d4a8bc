#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/alloc.h"
#include "web/settle.h"

/* No name server is there. */
static void find_nothing(void *context, const char *name,
                         struct name_answer *answer)
{
    (void)context;
    (void)name;
    answer->state = NAME_FAILED;
}

static const struct lookup nothing = {find_nothing, NULL};

static const struct web_options options = {
    .max_requests = 8, .per_host = 4, .timeout = 0.4, .lookup = &nothing};

static struct loop loop;
static atomic_size_t sent;

/* A job as the loop has it, of an address of its own. */
static struct job *add_job(const char *url)
{
    struct job *job = arena_alloc(&loop.arena, sizeof *job);

    job->url = job->target = str_from(url);
    job->host = host_find(&loop.hosts, job->url);
    loop.jobs =
        mem_grow(loop.jobs, loop.njobs, &loop.jobs_capacity, sizeof *loop.jobs);
    loop.jobs[loop.njobs++] = job;
    return job;
}

static int set_up(void **state)
{
    (void)state;
    return loop_init(&loop, &options, &sent) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    loop_release(&loop);
    return 0;
}

struct detail_row {
    struct evidence evidence;
    const char *problem, *certificate, *detail;
};

static const struct detail_row details[] = {
    {{.status = 200}, "", "", "HTTP 200"},
    {{.status = 200, .confirmed = true}, "", "", "HTTP 200"},
    {{.status = 404}, "", "", "HTTP 404"},
    {{.status = 404, .confirmed = true}, "", "", "HTTP 404, seen twice"},
    {{.status = 403, .marks = MARK_AWS_WAF},
     "",
     "",
     "blocked by AWS WAF (HTTP 403)"},
    {{.status = 200, .marks = MARK_CLOUDFLARE},
     "",
     "",
     "blocked by Cloudflare (HTTP 200)"},
    {{.sight = SIGHT_TLS}, "x", "", "the TLS handshake failed: x"},
    {{.sight = SIGHT_TLS}, "", "", "the TLS handshake failed"},
    {{.sight = SIGHT_BROKEN}, "x", "", "the answer is not HTTP: x"},
    {{.sight = SIGHT_HTTP2},
     "x",
     "",
     "the answer broke the rules of HTTP/2: x"},
    {{.sight = SIGHT_RESET}, "x", "", "the connection was reset"},
    {{.status = 200, .bad_certificate = true}, "x", "expired", "expired"},
    {{.status = 200, .bad_certificate = true}, "x", "", "HTTP 200"},
    {{.status = 200}, "x", "expired", "HTTP 200"},
};

static void test_details(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof details / sizeof *details; i++) {
        const struct detail_row *row = &details[i];
        struct job *job = add_job("http://a.example/");

        job->evidence = row->evidence;
        job->bad_certificate = row->evidence.bad_certificate;
        job->problem = str_from(row->problem);
        job->certificate = str_from(row->certificate);
        settle_job(&loop, job);
        if (!str_eq(job->response->detail, str_from(row->detail)))
            fail_msg("%.*s, not %s", STR_ARG(job->response->detail),
                     row->detail);
    }
    assert_int_equal(loop.settled, sizeof details / sizeof *details);
}

static void test_hops(void **state)
{
    struct hop hops[HOPS_MAX] = {{STR("http://a.example/"), 301, true},
                                 {STR("http://b.example/"), 302, false}};
    struct job *job = add_job("http://a.example/");
    const struct response *response;

    (void)state;
    job->hops = hops;
    job->nhops = 2;
    job->target = STR("http://c.example/");
    job->evidence.status = 200;
    settle_job(&loop, job);
    response = job->response;
    assert_true(str_eq(response->final_url, job->target));
    assert_int_equal(response->nhops, 3);
    assert_int_equal(response->hops[1].status, 302);
    assert_int_equal(response->hops[2].status, 200);
    assert_false(response->permanent || response->hops[2].permanent);
    job->nhops = 1;
    settle_job(&loop, job);
    assert_true(job->response->permanent);
    assert_true(loop.alive);
    job->evidence.status = 308;
    settle_job(&loop, job);
    assert_true(job->response->hops[1].permanent);
    job->nhops = 0;
    settle_job(&loop, job);
    assert_int_equal(job->response->final_url.len, 0);
    assert_false(job->response->permanent);
}

/* What the hosts of a run came to, and whether nothing is said of any page. */
struct run_row {
    enum sight sights[3];
    bool network, alive, found, cut_off;
    size_t failed_names;
    bool no_network;
};

static const struct run_row runs[] = {
    {{SIGHT_NAME_FAILURE}, .no_network = true},
    {{SIGHT_NO_ROUTE}, .no_network = true},
    {{SIGHT_NO_ROUTE}, .network = true, .no_network = false},
    {{SIGHT_REFUSED}, .no_network = false},
    {{SIGHT_REFUSED, SIGHT_RESET}, .no_network = false},
    {{SIGHT_REFUSED, SIGHT_RESET, SIGHT_TLS}, .no_network = true},
    {{SIGHT_REFUSED, SIGHT_RESET, SIGHT_PRIVATE}, .no_network = false},
    {{SIGHT_REFUSED, SIGHT_RESET, SIGHT_NO_NAME}, .no_network = true},
    {{SIGHT_NO_NAME}, .no_network = true},
    {{SIGHT_NO_NAME}, .found = true, .no_network = false},
    {{SIGHT_REFUSED}, .cut_off = true, .no_network = true},
    {{SIGHT_NAME_FAILURE},
     .network = true,
     .failed_names = 1,
     .no_network = true},
    {{SIGHT_NAME_FAILURE}, .network = true, .no_network = false},
    {{SIGHT_NAME_FAILURE},
     .network = true,
     .alive = true,
     .failed_names = 1,
     .no_network = false},
    {{SIGHT_NAME_FAILURE},
     .network = true,
     .found = true,
     .failed_names = 1,
     .no_network = false},
};

static void check_run(const struct run_row *row)
{
    static const char *const urls[] = {"http://a.example/", "http://b.example/",
                                       "http://c.example/"};

    for (size_t i = 0; i < 3; i++) {
        struct job *job = add_job(urls[i]);

        job->host->failure.sight = row->sights[i];
        job->evidence = (struct evidence){.sight = SIGHT_RESET};
        settle_job(&loop, job);
    }
    loop.network = row->network;
    loop.alive = row->alive;
    loop.hosts.found = row->found;
    loop.hosts.cut_off = row->cut_off;
    loop.hosts.failed_names = row->failed_names;
    settle_run(&loop);
}

static void test_runs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const struct response *response;

        assert_true(loop_init(&loop, &options, &sent));
        check_run(&runs[i]);
        response = loop.jobs[1]->response;
        if ((response->reason == REASON_NO_NETWORK) != runs[i].no_network)
            fail_msg("run %zu", i);
        assert_int_equal(response->verdict, VERDICT_UNVERIFIED);
        loop_release(&loop);
    }
}

/* What was not asked, what an earlier run saw and what was interrupted stays
   as it is. */
static void test_no_network(void **state)
{
    static const struct evidence seen[] = {{.sight = SIGHT_PRIVATE},
                                           {.sight = SIGHT_INTERRUPTED},
                                           {.status = 301},
                                           {.status = 503}};
    static const enum reason reasons[] = {REASON_PRIVATE, REASON_INTERRUPTED,
                                          REASON_REDIRECT, REASON_NO_NETWORK};
    struct job *job;

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        job = add_job("http://a.example/");
        job->evidence = seen[i];
        settle_job(&loop, job);
    }
    loop.jobs[2]->response->cached = true;
    loop.hosts.cut_off = true;
    settle_run(&loop);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(loop.jobs[i]->response->reason, reasons[i]);
    assert_int_equal(job->response->verdict, VERDICT_UNVERIFIED);
    assert_int_equal(job->response->status, 0);
    assert_true(str_eq(job->response->detail, STR("there is no network")));
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_details),
        TEST(test_hops),
        cmocka_unit_test(test_runs),
        TEST(test_no_network),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
