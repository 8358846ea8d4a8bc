#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/topic.h"

static void test_lines(void **state)
{
    struct document *document = document_parse(
        STR("a.md"), STR("U+200B\na U+20\nzero-width\nZero Width Space\n"
                         "BOMB\nU+GGGG U+00e9\nhyphens\n"));
    static const bool expected[] = {true,  false, true, true,
                                    false, true,  false};
    struct topic topic = {.document = document, .line = NONE};

    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        size_t start = document->lines[i].start;

        assert_int_equal(topic_is_unicode(&topic, start), expected[i]);
        assert_int_equal(topic_is_unicode(&topic, start + 1), expected[i]);
    }
    document_free(document);
}

static int ready(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lines)};

    return cmocka_run_group_tests(tests, ready, NULL);
}
