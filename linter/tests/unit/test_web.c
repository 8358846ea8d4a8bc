#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/alloc.h"
#include "web/resolver.h"
#include "web/web.h"

/* No name server is there, and no address outside this process is asked. */
static void find_nothing(void *context, const char *name,
                         struct name_answer *answer)
{
    (void)context;
    (void)name;
    answer->state = NAME_FAILED;
}

static const struct lookup nothing = {find_nothing, NULL};

static const struct web_options quick = {
    .timeout = 0.4, .retries = 1, .wait_budget = 1, .lookup = &nothing};

static struct web *start_with(const struct web_options *options)
{
    const char *error = NULL;
    struct web *web = web_start(options, &error);

    assert_non_null(web);
    return web;
}

static struct web *start(void)
{
    return start_with(&quick);
}

static void test_nothing_to_do(void **state)
{
    struct web *web = start();

    (void)state;
    assert_false(web_wait(web, 0.05));
    web_close(web);
    assert_true(web_wait(web, 5));
    assert_null(web_response(web, 0));
    assert_int_equal(web_sent(web), 0);
    web_free(web);
}

static void test_verdicts(void **state)
{
    struct web *web = start();
    const struct response *response;

    (void)state;
    web_add(web, STR("http://10.0.0.1/"), STR(""), 7);
    web_add(web, STR("http://a.example/"), STR(""), 2);
    web_close(web);
    assert_true(web_wait(web, 10));
    response = web_response(web, 7);
    assert_int_equal(response->verdict, VERDICT_SKIPPED);
    assert_int_equal(response->reason, REASON_PRIVATE);
    assert_int_equal(response->nhops, 1);
    response = web_response(web, 2);
    assert_int_equal(response->verdict, VERDICT_UNVERIFIED);
    assert_int_equal(response->reason, REASON_NO_NETWORK);
    assert_true(str_eq(response->url, STR("http://a.example/")));
    assert_null(web_response(web, 3));
    assert_int_equal(web_progress(web).requests, 2);
    assert_int_equal(web_progress(web).done, 2);
    web_free(web);
}

static void test_interrupt(void **state)
{
    struct web *web = start();

    (void)state;
    web_add(web, STR("http://a.example/"), STR(""), 0);
    web_interrupt(web);
    assert_true(web_wait(web, 5));
    assert_int_equal(web_response(web, 0)->verdict, VERDICT_UNVERIFIED);
    assert_int_equal(web_response(web, 0)->reason, REASON_INTERRUPTED);
    web_free(web);
}

/* What came on the way; that there was no network is known at the end. */
static void test_settled(void **state)
{
    struct web_options options = quick;
    struct web *web;
    struct web_settled last[2] = {{0}};
    size_t count, told = 0;
    bool done;

    (void)state;
    options.live = true;
    web = start_with(&options);
    web_add(web, STR("http://10.0.0.1/"), STR(""), 1);
    web_add(web, STR("http://a.example/"), STR(""), 0);
    web_close(web);
    do {
        struct web_settled *settled;

        done = web_wait(web, 0.01);
        settled = web_take_settled(web, &count);
        for (size_t i = 0; i < count; i++) {
            assert_true(settled[i].index < 2);
            last[settled[i].index] = settled[i];
        }
        told += count;
        mem_free(settled);
    } while (!done);
    assert_true(told >= 2);
    for (size_t i = 0; i < 2; i++) {
        const struct response *response = web_response(web, i);

        assert_true(str_eq(last[i].response.url, response->url));
        assert_int_equal(last[i].response.verdict, response->verdict);
    }
    assert_null(web_take_settled(web, &count));
    assert_int_equal(count, 0);
    web_free(web);
}

/* Nobody wants to hear of it. */
static void test_not_live(void **state)
{
    struct web *web = start();
    size_t count = 1;

    (void)state;
    web_add(web, STR("http://10.0.0.1/"), STR(""), 0);
    web_close(web);
    assert_true(web_wait(web, 5));
    assert_null(web_take_settled(web, &count));
    assert_int_equal(count, 0);
    web_free(web);
}

static void test_free_while_running(void **state)
{
    struct web *web = start();

    (void)state;
    web_add(web, STR("http://a.example/"), STR(""), 0);
    web_free(web);
}

static void test_resolve_is_checked(void **state)
{
    static const char *const entries[] = {
        "nonsense",     "a:80",      "a:80:",           ":80:127.0.0.1",
        "a::127.0.0.1", "a:80:name", "a:80:127.0.0.1,x"};

    (void)state;
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        const char *const list[] = {"b:80:[::1],127.0.0.1", entries[i], NULL};
        struct web_options options = {.resolve = list};
        const char *error = NULL;

        assert_null(web_start(&options, &error));
        assert_non_null(error);
    }
}

static int set_up(void **state)
{
    (void)state;
    return web_setup() ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_do),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_interrupt),
        cmocka_unit_test(test_settled),
        cmocka_unit_test(test_not_live),
        cmocka_unit_test(test_free_while_running),
        cmocka_unit_test(test_resolve_is_checked),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
