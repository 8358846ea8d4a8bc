#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/destination.h"

static void assert_str(struct str s, const char *expected)
{
    if (!str_eq(s, str_from(expected)))
        fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(s), expected);
}

static void test_all_of_a_list(void **state)
{
    static const char *const urls[] = {"u", "https://v.w", "x&y", "z"};
    static const bool exact[] = {true, true, false, true};
    struct document *document = document_parse(
        STR("list.md"), STR("[a](u) [b][] https://v.w [c](x&amp;y)\n\n"
                            "[t](https://p.q r)\n\n"
                            "[b]: z\n[b]: again\n[d]: unused\n"));
    struct destination_search search = {.document = document};
    struct destination found;
    size_t count = 0;

    (void)state;
    while (destination_next(&search, &found)) {
        assert_true(count < 4);
        assert_str(found.url, urls[count]);
        assert_int_equal(found.exact, exact[count]);
        assert_int_equal(found.link == NULL, count == 3);
        count++;
    }
    assert_int_equal(count, 4);
    document_free(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_of_a_list),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
