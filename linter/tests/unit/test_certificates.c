#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/certificates.h"

#define DEBIAN "/etc/ssl/certs/ca-certificates.crt"
#define FEDORA "/etc/pki/tls/certs/ca-bundle.crt"
#define RHEL   "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
#define SUSE   "/etc/ssl/ca-bundle.pem"
#define ALPINE "/etc/ssl/cert.pem"
#define BSD    "/usr/local/share/certs/ca-root-nss.crt"
#define OWN    "/opt/own.pem"

/* The files of the row under test. */
static const char *const *files;

static bool is_there(const char *path)
{
    for (size_t i = 0; i < 2 && files[i]; i++) {
        if (!strcmp(files[i], path))
            return true;
    }
    return false;
}

struct found {
    const char *preset;
    const char *files[2];
    const char *file;
};

static const struct found found[] = {
    {DEBIAN, {DEBIAN}, NULL},
    {DEBIAN, {FEDORA, DEBIAN}, NULL},
    {OWN, {DEBIAN, OWN}, NULL},
    {OWN, {DEBIAN, FEDORA}, DEBIAN},
    {DEBIAN, {RHEL, FEDORA}, FEDORA},
    {DEBIAN, {RHEL}, RHEL},
    {DEBIAN, {SUSE}, SUSE},
    {DEBIAN, {ALPINE}, ALPINE},
    {FEDORA, {ALPINE, DEBIAN}, DEBIAN},
    {DEBIAN, {BSD}, BSD},
    {DEBIAN, {OWN}, NULL},
    {DEBIAN, {NULL}, NULL},
    {NULL, {DEBIAN}, NULL},
};

static void assert_same(const char *got, const char *wanted)
{
    if (wanted && got)
        assert_string_equal(got, wanted);
    else
        assert_true(got == wanted);
}

static void test_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        files = found[i].files;
        assert_same(certificates_found(found[i].preset, is_there),
                    found[i].file);
    }
}

/* What the row under test gives to SSL_CERT_FILE and CURL_CA_BUNDLE. */
static const char *const *values;

static char *look_up(const char *name)
{
    if (!strcmp(name, "SSL_CERT_FILE"))
        return (char *)(uintptr_t)values[0];
    if (!strcmp(name, "CURL_CA_BUNDLE"))
        return (char *)(uintptr_t)values[1];
    return NULL;
}

static const struct {
    const char *values[2];
    const char *file;
} named[] = {
    {{NULL, NULL}, NULL}, {{"a", NULL}, "a"}, {{NULL, "b"}, "b"},
    {{"a", "b"}, "a"},    {{"", "b"}, "b"},   {{"", ""}, NULL},
};

static void test_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        values = named[i].values;
        assert_same(certificates_named(look_up), named[i].file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
