#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/job.h"

static struct arena arena;

static struct job new_job(void)
{
    struct job job = {.url = STR("http://a.example/x"), .problem = STR("")};

    job_restart(&job);
    return job;
}

static enum step step(struct job *job, struct evidence evidence)
{
    struct sighting sighting = {.evidence = evidence, .wait = -1};

    sighting.evidence.get = job->get;
    return job_step(job, &arena, &sighting, 2);
}

static enum step answer(struct job *job, int status)
{
    return step(job, (struct evidence){.status = status});
}

static enum step see(struct job *job, enum sight sight)
{
    return step(job, (struct evidence){.sight = sight});
}

static enum step redirect(struct job *job, int status, struct str location)
{
    struct sighting sighting = {.evidence = {.status = status, .get = job->get},
                                .location = location,
                                .wait = -1};

    return job_step(job, &arena, &sighting, 2);
}

static void test_head_is_enough(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_false(job.get);
    assert_int_equal(answer(&job, 200), STEP_DONE);
}

static void test_not_found(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(answer(&job, 404), STEP_AGAIN);
    assert_true(job.get);
    assert_int_equal(answer(&job, 404), STEP_CONFIRM);
    assert_true(job.get);
    assert_int_equal(job.round, 1);
    assert_int_equal(answer(&job, 404), STEP_DONE);
    assert_true(job.evidence.confirmed);
}

static void test_names(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(see(&job, SIGHT_NO_NAME), STEP_DEFER);
    assert_int_equal(see(&job, SIGHT_NO_NAME), STEP_DONE);
    assert_true(job.evidence.confirmed);
}

/* One 404 and one unknown name confirm nothing. */
static void test_each_is_confirmed_by_its_own(void **state)
{
    struct job job = new_job();

    (void)state;
    answer(&job, 404);
    assert_int_equal(answer(&job, 404), STEP_CONFIRM);
    assert_int_equal(see(&job, SIGHT_NO_NAME), STEP_DEFER);
    assert_int_equal(answer(&job, 404), STEP_DONE);
    assert_true(job.evidence.confirmed);
}

static void test_retries(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(answer(&job, 503), STEP_RETRY);
    assert_true(job.get);
    assert_int_equal(answer(&job, 503), STEP_DEFER);
    assert_int_equal(answer(&job, 503), STEP_DONE);
}

/* No fault, and no try: the host's wait budget bounds it. */
static void test_limits_are_no_faults(void **state)
{
    struct job job = new_job();

    (void)state;
    for (int i = 0; i < 9; i++)
        assert_int_equal(answer(&job, 429), STEP_RETRY);
    assert_int_equal(answer(&job, 503), STEP_RETRY);
    assert_int_equal(answer(&job, 503), STEP_DEFER);
    assert_int_equal(answer(&job, 429), STEP_RETRY);
    assert_int_equal(answer(&job, 200), STEP_DONE);
}

/* GET would be told the same. */
static void test_walls_are_asked_once(void **state)
{
    struct sighting sighting = {.evidence = {.status = 403}, .wait = -1};
    struct job job = new_job();

    (void)state;
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_AGAIN);
    job = new_job();
    sighting.honest = true;
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_DONE);
    job = new_job();
    sighting.evidence.status = 404;
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_AGAIN);
    job = new_job();
    sighting.honest = false;
    sighting.evidence.marks = MARK_CLOUDFLARE;
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_DONE);
}

static void test_throttled_head_waits(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(answer(&job, 429), STEP_RETRY);
    assert_true(job.get);
}

static void test_hang_counts(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(see(&job, SIGHT_TIMEOUT_ANSWER), STEP_AGAIN);
    assert_int_equal(see(&job, SIGHT_TIMEOUT_ANSWER), STEP_DEFER);
}

static void test_no_get_without_connection(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(see(&job, SIGHT_REFUSED), STEP_RETRY);
    assert_false(job.get);
}

static void test_certificate_and_http2(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(see(&job, SIGHT_CERTIFICATE), STEP_AGAIN);
    assert_true(job.insecure && !job.get);
    assert_int_equal(see(&job, SIGHT_HTTP2), STEP_AGAIN);
    assert_true(job.http1 && job.insecure);
    assert_int_equal(answer(&job, 200), STEP_DONE);
    assert_true(job.evidence.bad_certificate);
}

static void test_missing_store_is_no_fault(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(see(&job, SIGHT_NO_STORE), STEP_AGAIN);
    assert_true(job.insecure);
    assert_int_equal(answer(&job, 200), STEP_DONE);
    assert_false(job.evidence.bad_certificate);
}

static void test_hops(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(redirect(&job, 301, STR("/y#z")), STEP_HOP);
    assert_true(str_eq(job.target, STR("http://a.example/y")));
    assert_int_equal(redirect(&job, 302, STR("https://b.example/x")), STEP_HOP);
    assert_true(str_eq(job.target, STR("https://b.example/x")));
    assert_true(job.hops[0].permanent && !job.hops[1].permanent);
    assert_int_equal(answer(&job, 200), STEP_DONE);
    assert_int_equal(job.nhops, 2);
}

/* HEAD says that the page is there; only GET says what is on it. */
static void test_fragments_are_read(void **state)
{
    struct job job = new_job();

    (void)state;
    job_want(&job, &arena, STR("install"));
    job_want(&job, &arena, STR("use"));
    job_want(&job, &arena, STR("build"));
    assert_int_equal(job.nfragments, 3);
    assert_true(str_eq(job.fragments[0], STR("install")));
    assert_true(str_eq(job.fragments[2], STR("build")));
    assert_int_equal(answer(&job, 200), STEP_AGAIN);
    assert_true(job.get);
    assert_int_equal(job.read, READ_FRAGMENTS);
    assert_int_equal(answer(&job, 200), STEP_DONE);
}

/* What HEAD has found is not lost by being read. */
static void test_reading_harms_no_page(void **state)
{
    static const int gone[] = {404, 410}, others[] = {403, 500, 429};

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct job job = new_job();

        job_want(&job, &arena, STR("install"));
        assert_int_equal(answer(&job, 200), STEP_AGAIN);
        assert_int_equal(answer(&job, others[i]), STEP_DONE);
        assert_int_equal(job.evidence.status, 200);
        assert_null(job.page);
    }
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++) {
        struct job job = new_job();

        job_want(&job, &arena, STR("install"));
        assert_int_equal(answer(&job, 200), STEP_AGAIN);
        answer(&job, gone[i]);
        assert_int_equal(job.evidence.status, gone[i]);
    }
}

/* A redirect to the home page may be one that says "not found". */
static void test_lost_landings_are_read(void **state)
{
    struct job job = new_job();

    (void)state;
    assert_int_equal(redirect(&job, 302, STR("/")), STEP_HOP);
    assert_int_equal(answer(&job, 200), STEP_AGAIN);
    assert_int_equal(job.read, READ_TITLE);
    assert_int_equal(answer(&job, 200), STEP_DONE);
    job = new_job();
    assert_int_equal(redirect(&job, 302, STR("/x2")), STEP_HOP);
    assert_int_equal(answer(&job, 200), STEP_DONE);
}

static void test_accepted_status(void **state)
{
    struct job job = new_job();
    struct evidence evidence = {.status = 403, .accepted = true};

    (void)state;
    assert_int_equal(step(&job, evidence), STEP_DONE);
    evidence.status = 404;
    assert_int_equal(step(&job, evidence), STEP_DONE);
    assert_int_equal(evidence_judge(&job.evidence).verdict, VERDICT_ALIVE);
}

struct bad_hop {
    struct str location;
    enum sight sight;
};

static const struct bad_hop bad_hops[] = {
    {{NULL, 0}, SIGHT_NO_LOCATION},
    {{"", 0}, SIGHT_NO_LOCATION},
    {{"/x", 2}, SIGHT_LOOP},
    {{"http://A.example:80/x", 21}, SIGHT_LOOP},
    {{"file:///etc/passwd", 18}, SIGHT_FOREIGN_SCHEME},
    {{"httpx://a", 9}, SIGHT_FOREIGN_SCHEME},
    {{"javascript:1", 12}, SIGHT_FOREIGN_SCHEME},
    {{"http://a..b/", 12}, SIGHT_BAD_LOCATION},
};

static void test_bad_hops(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bad_hops / sizeof *bad_hops; i++) {
        struct job job = new_job();

        assert_int_equal(redirect(&job, 302, bad_hops[i].location),
                         STEP_RESTART);
        assert_true(job.get);
        assert_int_equal(redirect(&job, 302, bad_hops[i].location), STEP_DONE);
        assert_int_equal(job.evidence.sight, bad_hops[i].sight);
    }
}

static void test_cookie_may_end_a_loop(void **state)
{
    struct job job = new_job();
    struct sighting sighting = {.evidence = {.status = 302},
                                .location = STR("/x"),
                                .cookie = true,
                                .wait = -1};

    (void)state;
    for (int hop = 0; hop < HOPS_MAX; hop++)
        assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_HOP);
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_RESTART);
}

static void test_shared_failure_is_not_repeated(void **state)
{
    struct job job = new_job();
    struct sighting sighting = {
        .evidence = {.sight = SIGHT_REFUSED}, .shared = true, .wait = -1};

    (void)state;
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_DEFER);
    assert_int_equal(job_step(&job, &arena, &sighting, 2), STEP_DONE);
    job = new_job();
    assert_int_equal(job_step(&job, &arena, &sighting, 0), STEP_DONE);
}

static void test_last_words(void **state)
{
    static const enum sight sights[] = {SIGHT_PRIVATE, SIGHT_OVER_BUDGET,
                                        SIGHT_INTERRUPTED};

    (void)state;
    for (size_t i = 0; i < sizeof sights / sizeof *sights; i++) {
        struct job job = new_job();

        assert_int_equal(see(&job, sights[i]), STEP_DONE);
    }
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head_is_enough),
        cmocka_unit_test(test_not_found),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_each_is_confirmed_by_its_own),
        cmocka_unit_test(test_retries),
        cmocka_unit_test(test_limits_are_no_faults),
        cmocka_unit_test(test_walls_are_asked_once),
        cmocka_unit_test(test_throttled_head_waits),
        cmocka_unit_test(test_hang_counts),
        cmocka_unit_test(test_no_get_without_connection),
        cmocka_unit_test(test_certificate_and_http2),
        cmocka_unit_test(test_missing_store_is_no_fault),
        cmocka_unit_test(test_hops),
        cmocka_unit_test(test_fragments_are_read),
        cmocka_unit_test(test_reading_harms_no_page),
        cmocka_unit_test(test_lost_landings_are_read),
        cmocka_unit_test(test_accepted_status),
        cmocka_unit_test(test_bad_hops),
        cmocka_unit_test(test_cookie_may_end_a_loop),
        cmocka_unit_test(test_shared_failure_is_not_repeated),
        cmocka_unit_test(test_last_words),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
