#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/proxy.h"

/* The environment of the row under test, "name=value" each. */
static const char *const *variables;

static char *look_up(const char *name)
{
    for (size_t i = 0; i < 3 && variables[i]; i++) {
        const char *value = strchr(variables[i], '=');

        if ((size_t)(value - variables[i]) == strlen(name) &&
            strncmp(variables[i], name, strlen(name)) == 0)
            return (char *)(uintptr_t)(value + 1);
    }
    return NULL;
}

struct row {
    bool https;
    const char *host, *option;
    const char *variables[3];
    const char *proxy;
};

static const struct row rows[] = {
    {false, "a.org", NULL, {NULL}, ""},
    {false, "a.org", "http://p", {"no_proxy=*"}, "http://p"},
    {false, "a.org", "", {"http_proxy=p"}, ""},
    {false, "a.org", NULL, {"http_proxy=p"}, "p"},
    {false, "a.org", NULL, {"HTTP_PROXY=p"}, ""},
    {false, "a.org", NULL, {"https_proxy=p"}, ""},
    {true, "a.org", NULL, {"http_proxy=p"}, ""},
    {true, "a.org", NULL, {"https_proxy=p"}, "p"},
    {true, "a.org", NULL, {"HTTPS_PROXY=p"}, "p"},
    {true, "a.org", NULL, {"https_proxy=", "ALL_PROXY=q"}, "q"},
    {false, "a.org", NULL, {"all_proxy=q"}, "q"},
    {false, "a.org", NULL, {"http_proxy=p", "no_proxy=a.org"}, ""},
    {false, "a.org", NULL, {"http_proxy=p", "NO_PROXY=b, a.org"}, ""},
    {false, "x.a.org", NULL, {"http_proxy=p", "no_proxy=.a.org"}, ""},
    {false, "x.a.org", NULL, {"http_proxy=p", "no_proxy=A.org c"}, ""},
    {false, "xa.org", NULL, {"http_proxy=p", "no_proxy=a.org"}, "p"},
    {false, "a.org", NULL, {"http_proxy=p", "no_proxy=x.a.org"}, "p"},
    {false, "a.org", NULL, {"http_proxy=p", "no_proxy=*"}, ""},
    {false, "a.org", NULL, {"http_proxy=p", "no_proxy=,, ."}, "p"},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        variables = rows[i].variables;
        assert_string_equal(proxy_for(rows[i].https, str_from(rows[i].host),
                                      rows[i].option, look_up),
                            rows[i].proxy);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
