#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/query.h"
#include "web/twin.h"

/* No name server is there. */
static void find_nothing(void *context, const char *name,
                         struct name_answer *answer)
{
    (void)context;
    (void)name;
    answer->state = NAME_FAILED;
}

static const struct lookup nothing = {find_nothing, NULL};

static const struct web_options options = {.max_requests = 8,
                                           .per_host = 4,
                                           .timeout = 0.4,
                                           .lookup = &nothing,
                                           .twins = true};

static struct loop loop;
static atomic_size_t sent;

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

/* A job whose page is there, with an answer that has an ETag. */
static struct job sample_job(const char *url)
{
    struct job job = {.url = str_from(url), .target = str_from(url)};

    job.host = host_find(&loop.hosts, job.url);
    job.evidence.status = 200;
    job.likeness = (struct likeness){.etag = STR("\"a\""), .length = -1};
    return job;
}

/* What came of the question that was asked last. */
static void tell(const struct answer *answer)
{
    struct query *query = loop.queries[loop.nqueries - 1];
    struct query_answer told = {.answer = answer};

    if (answer)
        told.evidence.status = answer->status;
    query->answered(&loop, query, &told);
}

static const struct {
    const char *url;
    bool asked;
} urls[] = {
    {"http://a.example/b?c", true},   {"http://a.example:81/", false},
    {"http://u@a.example/", false},   {"http://192.0.2.7/", false},
    {"http://[2001:db8::1]/", false}, {"https://a.example/", false},
};

static void test_urls(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct job job = sample_job(urls[i].url);

        assert_int_equal(twin_ask(&loop, &job), urls[i].asked);
        assert_int_equal(job.twin, urls[i].asked);
    }
    assert_int_equal(loop.nqueries, 1);
    assert_true(str_eq(loop.queries[0]->job.url, STR("https://a.example/b?c")));
    assert_true(loop.queries[0]->head);
}

static void test_what_is_no_use(void **state)
{
    struct job job = sample_job("http://a.example/");

    (void)state;
    job.nhops = 1;
    assert_false(twin_ask(&loop, &job));
    job.nhops = 0;
    job.evidence.status = 404;
    assert_false(twin_ask(&loop, &job));
    job.evidence = (struct evidence){.status = 403, .accepted = true};
    assert_false(twin_ask(&loop, &job));
    job.evidence = (struct evidence){.status = 200};
    job.likeness.etag = STR("");
    assert_false(twin_ask(&loop, &job));
    job.likeness.length = 9;
    assert_false(twin_ask(&loop, &job));
    job.likeness.type = STR("text/html");
    assert_true(twin_ask(&loop, &job));
    tell(NULL); /* nobody answers */
    assert_false(job.secure);
    assert_true(query_is_void(loop.queries[0]));
    assert_false(twin_ask(&loop, &job));
}

static void test_without_the_rule(void **state)
{
    static const struct web_options without = {
        .max_requests = 8, .per_host = 4, .timeout = 0.4, .lookup = &nothing};
    struct job job = sample_job("http://a.example/");

    (void)state;
    loop.options = &without;
    assert_false(twin_ask(&loop, &job));
}

/* An answer over http: and one over https:. */
struct pair_row {
    struct answer plain, secure;
    bool same;
};

#define A              .status = 200, .etag = STR_INIT("\"a\"")
#define B              .status = 200, .etag = STR_INIT("\"b\"")
#define LENGTH(bytes)  .status = 200, .length = (bytes)
#define TYPE(literal)  .type = STR_INIT(literal)
#define SINCE(literal) .last_modified = STR_INIT(literal)

static const struct pair_row pairs[] = {
    {{A}, {A}, true},
    {{A}, {B}, false},
    {{A, .length = 5, TYPE("t")}, {B, .length = 5, TYPE("t")}, false},
    {{A, SINCE("x")}, {A, SINCE("x")}, true},
    {{A, SINCE("x")}, {A, SINCE("y")}, false},
    {{A, SINCE("x")}, {A}, false},
    {{A}, {LENGTH(5), TYPE("t")}, false},
    {{A, .length = 5, TYPE("t")}, {LENGTH(5), TYPE("t")}, true},
    {{LENGTH(5), TYPE("t")}, {A, .length = 5, TYPE("t")}, true},
    {{A, .length = 5}, {LENGTH(5), TYPE("t")}, false},
    {{A, .length = 5}, {LENGTH(5)}, false},
    {{A, .length = -1, TYPE("t")}, {LENGTH(-1), TYPE("t")}, false},
    {{LENGTH(5), TYPE("t")}, {LENGTH(5), TYPE("t")}, true},
    {{LENGTH(5), TYPE("t")}, {LENGTH(6), TYPE("t")}, false},
    {{LENGTH(5), TYPE("t")}, {LENGTH(5), TYPE("u")}, false},
    {{A}, {.status = 203, .etag = STR_INIT("\"a\"")}, false},
};

static void test_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct job job = sample_job("http://a.example/");

        job.likeness = likeness_of(&loop.arena, &pairs[i].plain);
        assert_true(twin_ask(&loop, &job));
        assert_null(job.response);
        tell(&pairs[i].secure);
        assert_non_null(job.response);
        assert_int_equal(job.response->verdict, VERDICT_ALIVE);
        if (job.response->secure != pairs[i].same)
            fail_msg("pair %zu", i);
    }
}

/* What is longer than a header has any need to be is not kept. */
static void test_long_marks(void **state)
{
    static char text[LIKENESS_MAX + 1];
    struct answer answer = {.etag = {text, LIKENESS_MAX},
                            .type = {text, LIKENESS_MAX + 1},
                            .length = 7};
    struct likeness likeness = likeness_of(&loop.arena, &answer);

    (void)state;
    assert_int_equal(likeness.etag.len, LIKENESS_MAX);
    assert_int_equal(likeness.type.len, 0);
    assert_int_equal(likeness.last_modified.len, 0);
    assert_int_equal(likeness.length, 7);
}

/* A link that is read while the twin is asked wants a place of the page: it is
   asked for from the beginning. */
static void test_a_link_meanwhile(void **state)
{
    static const struct answer answer = {A};
    struct job job = sample_job("http://a.example/");

    (void)state;
    job.asked = true;
    assert_true(twin_ask(&loop, &job));
    job_want(&job, &loop.arena, STR("place"));
    tell(&answer);
    assert_null(job.response);
    assert_true(job.secure);
    assert_false(job.asked);
    assert_ptr_equal(schedule_next(&loop.schedule, 0), &loop.queries[0]->job);
    assert_ptr_equal(schedule_next(&loop.schedule, 0), &job);
}

#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_urls),
        TEST(test_what_is_no_use),
        TEST(test_without_the_rule),
        TEST(test_pairs),
        TEST(test_long_marks),
        TEST(test_a_link_meanwhile),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
