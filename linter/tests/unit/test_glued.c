#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/glued.h"

static void test_inside(void **state)
{
    (void)state;
    assert_int_equal(glued_inside(STR("https://a.b\xef\xbc\x8c"
                                      "c")),
                     11);
    assert_int_equal(glued_inside(STR("https://a.b\xe3\x80\x82")), 11);
    assert_int_equal(glued_inside(STR("https://a.b/c")), STR_NONE);
    assert_int_equal(glued_inside(STR("https://a.b/\xe4\xbd\xa0\xef\xbc\x8c")),
                     STR_NONE);
    assert_int_equal(glued_inside(STR("")), STR_NONE);
}

static void test_end(void **state)
{
    (void)state;
    assert_int_equal(glued_end(STR("https://a.b/,")), 1);
    assert_int_equal(glued_end(STR("https://a.b/;,")), 2);
    assert_int_equal(glued_end(STR("https://a.b/\xe3\x80\x82")), 3);
    assert_int_equal(glued_end(STR("https://a.b/c.html.")), 1);
    assert_int_equal(glued_end(STR("https://a.b/\xef\xbc\x88"
                                   "c\xef\xbc\x89")),
                     0);
    assert_int_equal(glued_end(STR("https://a.b/\xef\xbc\x89")), 3);
    assert_int_equal(glued_end(STR("https://a.b/Inc.")), 0);
    assert_int_equal(glued_end(STR("https://a.b/c?d=e,f")), 0);
    assert_int_equal(glued_end(STR("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inside),
        cmocka_unit_test(test_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
