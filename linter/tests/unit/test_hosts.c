#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "reports/hosts.h"

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

static void expect_host(const struct host *host, const char *name, size_t alive,
                        size_t dead, size_t unverified)
{
    assert_string_equal(host->name.ptr, name);
    assert_int_equal(host->name.len, strlen(name));
    assert_int_equal(host->links[VERDICT_ALIVE], alive);
    assert_int_equal(host->links[VERDICT_DEAD], dead);
    assert_int_equal(host->links[VERDICT_UNVERIFIED], unverified);
    assert_int_equal(host_links(host),
                     alive + dead + unverified + host->links[VERDICT_SKIPPED]);
}

static void test_counts(void **state)
{
    struct hosts hosts;

    (void)state;
    hosts_count(&hosts, &record);
    assert_int_equal(hosts.count, 5);
    expect_host(&hosts.items[0], "one.example", 3, 1, 0);
    assert_int_equal(hosts.items[0].addresses[VERDICT_ALIVE], 1);
    expect_host(&hosts.items[1], "two.example", 0, 0, 5);
    assert_int_equal(hosts.items[1].addresses[VERDICT_UNVERIFIED], 4);
    expect_host(&hosts.items[2], "three.example", 0, 1, 1);
    for (size_t i = 0; i < hosts.items[3].name.len; i++)
        assert_true((unsigned char)hosts.items[3].name.ptr[i] >= ' ');
    assert_int_equal(hosts.items[3].links[VERDICT_SKIPPED], 1);
    hosts_release(&hosts);
}

static void expect_reason(const struct host_reason *reason, enum reason what,
                          int status, size_t addresses)
{
    assert_non_null(reason);
    assert_int_equal(reason->reason, what);
    assert_int_equal(reason->status, status);
    assert_int_equal(reason->addresses, addresses);
}

static void test_reasons(void **state)
{
    const struct host_reason *reason;
    struct hosts hosts;

    (void)state;
    hosts_count(&hosts, &record);
    reason = hosts.items[1].unverified;
    expect_reason(reason, REASON_TIMEOUT, 0, 2);
    expect_reason(reason->next, REASON_BLOCKED, 403, 1);
    expect_reason(reason->next->next, REASON_BLOCKED, 429, 1);
    assert_null(reason->next->next->next);
    assert_null(hosts.items[2].unverified);
    hosts_release(&hosts);
}

static void expect_order(const struct hosts *hosts, const char *const names[])
{
    for (size_t i = 0; names[i]; i++)
        assert_string_equal(hosts->items[i].name.ptr, names[i]);
}

static void test_order(void **state)
{
    static const char *const dead[] = {"four.example", "one.example",
                                       "three.example", "two.example", NULL};
    static const char *const unsure[] = {"two.example", "three.example",
                                         "one.example", "four.example", NULL};
    struct hosts hosts;

    (void)state;
    hosts_count(&hosts, &record);
    hosts_sort(&hosts, VERDICT_DEAD);
    expect_order(&hosts, dead);
    hosts_sort(&hosts, VERDICT_UNVERIFIED);
    expect_order(&hosts, unsure);
    hosts_release(&hosts);
}

static void test_none(void **state)
{
    const struct record none = {.nlinks = 0};
    struct hosts hosts;

    (void)state;
    hosts_count(&hosts, &none);
    hosts_sort(&hosts, VERDICT_DEAD);
    assert_int_equal(hosts.count, 0);
    hosts_release(&hosts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
