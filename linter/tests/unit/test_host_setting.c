#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "web/host_setting.h"

static int compare(const void *a, const void *b)
{
    const struct web_host_setting *first = a, *second = b;

    return host_setting_compare(first->name, second->name);
}

/* Settings of these names, in the order that the search wants. */
static struct web_options with(struct web_host_setting *hosts,
                               const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        hosts[i] = (struct web_host_setting){.name = str_from(names[i])};
    if (count)
        qsort(hosts, count, sizeof *hosts, compare);
    return (struct web_options){.hosts = hosts, .nhosts = count};
}

static void the_closest_name_holds(void **state)
{
    static const char *const names[] = {
        "example.org",
        "*.example.org",
        "*.b.example.org",
        "*.org",
        "127.0.0.1",
        "::1",
        "xn--bcher-kva.example",
        "c.b.example.org",
        "z-example.org",
    };
    static const char *const cases[][2] = {
        {"example.org", "example.org"},
        {"example.org.", "example.org"},
        {"www.example.org", "*.example.org"},
        {"a.www.example.org.", "*.example.org"},
        {"b.example.org", "*.example.org"},
        {"a.b.example.org", "*.b.example.org"},
        {"x.a.b.example.org", "*.b.example.org"},
        {"c.b.example.org", "c.b.example.org"},
        {"d.c.b.example.org", "*.b.example.org"},
        {"notexample.org", "*.org"},
        {"z-example.org", "z-example.org"},
        {"org", ""},
        {"example.com", ""},
        {"org.example", ""},
        {"127.0.0.1", "127.0.0.1"},
        {"1.127.0.0.1", ""},
        {"::1", "::1"},
        {"xn--bcher-kva.example", "xn--bcher-kva.example"},
        {"", ""},
        {".", ""},
        {"..", ""},
    };
    enum { COUNT = sizeof names / sizeof *names };
    struct web_host_setting hosts[COUNT];
    struct web_options options = with(hosts, names, COUNT);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct web_host_setting *found =
            web_host_setting(&options, str_from(cases[i][0]));

        assert_string_equal(found ? found->name.ptr : "", cases[i][1]);
    }
}

static void without_settings_none_holds(void **state)
{
    const struct web_options options = {.timeout = 20};

    (void)state;
    assert_null(web_host_setting(&options, STR("example.org")));
}

static void a_star_is_another_name(void **state)
{
    (void)state;
    assert_int_equal(host_setting_compare(STR("a.org"), STR("a.org")), 0);
    assert_int_equal(host_setting_compare(STR("*.a.org"), STR("*.a.org")), 0);
    assert_true(host_setting_compare(STR("a.org"), STR("*.a.org")) < 0);
    assert_true(host_setting_compare(STR("*.a.org"), STR("a.org")) > 0);
    assert_true(host_setting_compare(STR("*.a.org"), STR("b.org")) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_closest_name_holds),
        cmocka_unit_test(without_settings_none_holds),
        cmocka_unit_test(a_star_is_another_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
