#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/soft_dead.h"

static const struct page_facts not_found = {.not_found = true};
static const struct page_facts for_sale = {.parked = true};
static const struct page_facts plain = {0};

static const struct {
    const char *from, *to;
    const struct page_facts *page;
    enum soft_death death;
} pages[] = {
    {"https://x.org/a", "", NULL, SOFT_ALIVE},
    {"https://x.org/a", "", &plain, SOFT_ALIVE},
    {"https://x.org/a", "https://x.org/b", &plain, SOFT_ALIVE},
    {"https://x.org/a", "", &not_found, SOFT_NOT_FOUND},
    {"https://x.org/a", "https://x.org/", &not_found, SOFT_NOT_FOUND},
    {"https://x.org/a", "https://x.org/", &plain, SOFT_HOME},
    {"https://x.org/", "", &for_sale, SOFT_FOR_SALE},
    {"https://x.org/", "https://ww1.sedoparking.com/x", &for_sale, SOFT_PARKED},
    {"https://x.org/", "https://dan.com/", NULL, SOFT_PARKED},
    {"https://x.org/a/b", "https://jordan.com/", NULL, SOFT_HOME},
    {"https://x.org/", "https://jordan.com/", NULL, SOFT_ALIVE},
    {"https://www.sedo.com/a", "https://sedo.com/", &for_sale, SOFT_ALIVE},
};

static void test_pages(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct response response = {.url = str_from(pages[i].from),
                                    .final_url = str_from(pages[i].to),
                                    .verdict = VERDICT_ALIVE,
                                    .page = pages[i].page};

        if (soft_death(&arena, &response) != pages[i].death)
            fail_msg("%s -> %s", pages[i].from, pages[i].to);
        response.verdict = VERDICT_UNVERIFIED;
        assert_int_equal(soft_death(&arena, &response), SOFT_ALIVE);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
