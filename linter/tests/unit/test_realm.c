#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/realm.h"

static const struct {
    const char *host;
    enum realm realm;
} hosts[] = {
    {"localhost", REALM_SELF},
    {"localhost.", REALM_SELF},
    {"app.localhost", REALM_SELF},
    {"127.0.0.1", REALM_SELF},
    {"127.255.0.3", REALM_SELF},
    {"0.0.0.0", REALM_SELF},
    {"::1", REALM_SELF},
    {"::", REALM_SELF},
    {"10.0.0.1", REALM_PRIVATE},
    {"0.0.0.1", REALM_PRIVATE},
    {"172.31.255.255", REALM_PRIVATE},
    {"192.168.1.5", REALM_PRIVATE},
    {"100.64.0.1", REALM_PRIVATE},
    {"169.254.169.254", REALM_PRIVATE},
    {"fe80::1", REALM_PRIVATE},
    {"fd00::1", REALM_PRIVATE},
    {"::2", REALM_PRIVATE},
    {"nas.local", REALM_PRIVATE},
    {"wiki.corp.internal", REALM_PRIVATE},
    {"router.home.arpa", REALM_PRIVATE},
    {"nas.lan", REALM_PRIVATE},
    {"", REALM_PUBLIC},
    {".", REALM_PUBLIC},
    {"local", REALM_PUBLIC},
    {"localhost.example.org", REALM_PUBLIC},
    {"mylocalhost", REALM_PUBLIC},
    {"example.org", REALM_PUBLIC},
    {"home.example", REALM_PUBLIC},
    {"172.32.0.1", REALM_PUBLIC},
    {"8.8.8.8", REALM_PUBLIC},
    {"2606:4700::1111", REALM_PUBLIC},
};

static void test_hosts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
        if (host_realm(str_from(hosts[i].host)) != hosts[i].realm)
            fail_msg("%s", hosts[i].host);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hosts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
