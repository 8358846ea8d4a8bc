#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "reports/host_counts.h"

static const struct record_place places[] = {
    {"a.md", {1, 1, 0, 1}, {1, 2, 1, 2}, ""},
    {"a.md", {2, 1, 9, 1}, {2, 2, 10, 2}, ""},
    {"a.md", {3, 1, 19, 1}, {3, 2, 20, 2}, ""},
};

#define LINK(address, what, why, code, count)                                  \
    {                                                                          \
        .url = (address), .verdict = (what), .reason = (why),                  \
        .status = (code), .final_url = "", .detail = "", .places = places,     \
        .nplaces = (count)                                                     \
    }

static const struct record_link links[] = {
    LINK("https://one.example/a", VERDICT_ALIVE, REASON_NONE, 200, 3),
    LINK("https://www.ONE.example/b", VERDICT_DEAD, REASON_NOT_FOUND, 404, 1),
    LINK("http://two.example/", VERDICT_UNVERIFIED, REASON_TIMEOUT, 0, 2),
    LINK("LICENSE", VERDICT_SKIPPED, REASON_NOT_WEB, 0, 1),
    LINK("http://two.example/a", VERDICT_UNVERIFIED, REASON_BLOCKED, 403, 1),
    LINK("http://two.example/b", VERDICT_UNVERIFIED, REASON_TIMEOUT, 0, 1),
    LINK("http://two.example/c", VERDICT_UNVERIFIED, REASON_BLOCKED, 429, 1),
    LINK("http://three.example/", VERDICT_UNVERIFIED, REASON_INTERRUPTED, 0, 1),
    LINK("http://three.example/a", VERDICT_DEAD, REASON_GONE, 410, 1),
    LINK("http://%00%1b.example/", VERDICT_SKIPPED, REASON_INVALID, 0, 1),
    LINK("http://four.example/", VERDICT_DEAD, REASON_GONE, 410, 2),
};

static const struct record record = {.links = links,
                                     .nlinks = sizeof links / sizeof *links};

static const struct {
    const char *name;
    size_t alive, dead, unverified, skipped;
} expected[] = {
    {"four.example", 0, 2, 0, 0},   {"one.example", 3, 1, 0, 0},
    {"three.example", 0, 1, 1, 0},  {"two.example", 0, 0, 5, 0},
    {"%00%1b.example", 0, 0, 0, 1},
};

static void test_counts(void **state)
{
    struct host_counts hosts;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    hosts = host_counts_of(&arena, &record);
    assert_int_equal(hosts.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < hosts.count; i++) {
        const struct host_count *host = &hosts.items[i];

        assert_string_equal(host->name.ptr, expected[i].name);
        assert_int_equal(host->links[VERDICT_ALIVE], expected[i].alive);
        assert_int_equal(host->links[VERDICT_DEAD], expected[i].dead);
        assert_int_equal(host->links[VERDICT_UNVERIFIED],
                         expected[i].unverified);
        assert_int_equal(host->links[VERDICT_SKIPPED], expected[i].skipped);
    }
    arena_release(&arena);
}

static void test_none(void **state)
{
    const struct record none = {.nlinks = 0};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_int_equal(host_counts_of(&arena, &none).count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
