#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/schemeless.h"

static const char *const webs[] = {
    "example.com",
    "an-example.org?page=1",
    "example.io/a",
    "www.example.zz",
    "www.com",
    "a.some.app/x",
    "github.com",
    "github.com/a/b/readme.md",
    "example.com#top.md",
};

static const char *const mails[] = {
    "a@example.com",
    "a.b_c%d+e-f@example.org",
    "a1@mail.example.io?subject=x",
};

static const char *const nothings[] = {
    "",
    "localhost",
    "example.io",
    "example.io/",
    "readme.md",
    "www.md",
    "some.app/x",
    "a.some.app",
    "ASP.NET",
    "example.c0m/a",
    "example.c-m/a",
    ".example.com",
    "a..com",
    "a_b.com",
    "example.com/readme.md",
    "example.com/a/b.py#L1",
    "docs/a@b",
    "@example.com",
    "a b@example.com",
    "a@b c.com",
    "a@localhost",
    "a@example.zz",
    "a@example.com/x",
    "a@example.com#x",
};

static void check(const char *const *addresses, size_t count,
                  enum address_lack expected)
{
    for (size_t i = 0; i < count; i++) {
        enum address_lack found = address_lack(str_from(addresses[i]));

        if (found != expected)
            fail_msg("%s: %d, not %d", addresses[i], (int)found, (int)expected);
    }
}

static void test_lacks(void **state)
{
    (void)state;
    check(webs, sizeof webs / sizeof *webs, ADDRESS_LACKS_HTTPS);
    check(mails, sizeof mails / sizeof *mails, ADDRESS_LACKS_MAILTO);
    check(nothings, sizeof nothings / sizeof *nothings, ADDRESS_LACKS_NOTHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lacks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
