#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "document/draft.h"

/* Rows without a delimiter row, and whether a table of them would hide what
   the paragraph shows. */
static const struct {
    const char *source;
    bool hides;
} samples[] = {
    {"| a | b |\n| c | d |\n| e | f |\n", false},
    {"| a | b |\n| [c](u) | `d` |\n| <b>e</b> | f |\n", false},
    {"| a | b |\n| `c | d |\n| e` | f |\n", true},
    {"| a | b |\n| `c | d` |\n", true},
    {"- x\n| a | b |\n| c | d |\n  <p>\ne\n", true},
    {"- x\n| a | b |\n| c | d |\n  ```\n  e\n", true},
    {"- x\n| a | b |\n| c | d |\n- e\n", false},
    {"| a | b |\n| [c | d](u) |\n", true},
    {"| a | b |\n| [![c](u) | d](u) |\n", true},
    {"| a | b |\n| <i title='c|d'>e</i> |\n", true},
    {"| a | b |\n| [![c](u)](u) | <i title='c'>d</i> |\n", false},
    {"| a | b |\n| <i title=\"c | d |\n| e\">f</i> | g |\n", true},
    {"| a | b |\n| [c | d |\n| e](u) | f |\n", true},
    {"| a | b |\n| ![c | d |\n| e](u) | f |\n", true},
};

static void test_what_a_table_would_hide(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct document *document =
            document_parse(STR("list.md"), str_from(samples[i].source));

        if (document->ndrafts != 1 || document->drafts[0].fault ||
            document->drafts[0].hides != samples[i].hides)
            fail_msg("%s", samples[i].source);
        document_free(document);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_a_table_would_hide),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
