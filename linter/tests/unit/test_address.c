#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>

#include "text/address.h"

struct row {
    const char *host;
    bool literal, private;
};

static const struct row rows[] = {
    {"127.0.0.1", true, true},
    {"127.255.255.254", true, true},
    {"0.0.0.0", true, true},
    {"10.1.2.3", true, true},
    {"100.64.0.1", true, true},
    {"100.127.255.255", true, true},
    {"169.254.169.254", true, true},
    {"172.16.0.1", true, true},
    {"172.31.255.255", true, true},
    {"192.0.0.1", true, true},
    {"192.168.1.1", true, true},
    {"198.18.0.1", true, true},
    {"198.19.255.255", true, true},
    {"224.0.0.1", true, true},
    {"240.0.0.1", true, true},
    {"255.255.255.255", true, true},
    {"2130706433", true, true},
    {"0x7f.1", true, true},
    {"0x7f000001", true, true},
    {"017700000001", true, true},
    {"0177.1", true, true},
    {"127.1", true, true},
    {"0", true, true},
    {"127.0.0.1.", true, true},
    {"::1", true, true},
    {"::", true, true},
    {"::127.0.0.1", true, true},
    {"::ffff:127.0.0.1", true, true},
    {"::ffff:8.8.8.8", true, true},
    {"64:ff9b::a00:1", true, true},
    {"64:ff9b:1::1", true, true},
    {"2002:7f00:1::", true, true},
    {"fc00::1", true, true},
    {"fdff::1", true, true},
    {"fe80::1", true, true},
    {"febf::1", true, true},
    {"ff02::1", true, true},
    {"8.8.8.8", true, false},
    {"11.0.0.1", true, false},
    {"9.255.255.255", true, false},
    {"100.63.255.255", true, false},
    {"100.128.0.0", true, false},
    {"126.255.255.255", true, false},
    {"128.0.0.1", true, false},
    {"169.253.255.255", true, false},
    {"172.15.255.255", true, false},
    {"172.32.0.0", true, false},
    {"192.0.1.1", true, false},
    {"192.167.255.255", true, false},
    {"198.17.255.255", true, false},
    {"198.20.0.0", true, false},
    {"223.255.255.255", true, false},
    {"2606:4700::1111", true, false},
    {"64:ff9c::1", true, false},
    {"2001:4860::8888", true, false},
    {"2003::1", true, false},
    {"fbff::1", true, false},
    {"1::1", true, false},
    {"example.org", false, false},
    {"localhost", false, false},
    {"256.1.1.1", false, false},
    {"1.2.3.4.5", false, false},
    {"08", false, false},
    {"127.0.0.1 x", false, false},
    {"::1%eth0", false, false},
    {":", false, false},
    {"", false, false},
};

static void test_literals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct address address;
        bool literal = address_literal(str_from(rows[i].host), &address);

        if (literal != rows[i].literal)
            fail_msg("%s: literal %d", rows[i].host, literal);
        if (literal && address_private(&address) != rows[i].private)
            fail_msg("%s: not %d", rows[i].host, rows[i].private);
    }
}

static void test_sockets(void **state)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    struct sockaddr other = {.sa_family = AF_UNIX};

    (void)state;
    inet_pton(AF_INET, "10.0.0.1", &in.sin_addr);
    assert_true(address_private_socket((const void *)&in));
    inet_pton(AF_INET, "8.8.8.8", &in.sin_addr);
    assert_false(address_private_socket((const void *)&in));
    inet_pton(AF_INET6, "::1", &in6.sin6_addr);
    assert_true(address_private_socket((const void *)&in6));
    inet_pton(AF_INET6, "2606:4700::1111", &in6.sin6_addr);
    assert_false(address_private_socket((const void *)&in6));
    assert_true(address_private_socket(&other));
}

static void test_print(void **state)
{
    struct address address;
    char text[ADDRESS_TEXT];

    (void)state;
    assert_true(address_literal(STR("0x8.010.8.8"), &address));
    assert_string_equal(address_print(&address, text), "8.8.8.8");
    assert_true(address_literal(STR("2606:4700:0::1111"), &address));
    assert_string_equal(address_print(&address, text), "2606:4700::1111");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_sockets),
        cmocka_unit_test(test_print),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
