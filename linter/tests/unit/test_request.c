#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/request.h"

static struct link links[] = {
    {.kind = LINK_INLINE, .url = {"https://x.org/a#top", 19}},
    {.kind = LINK_INLINE, .url = {"https://X.org:443/a", 19}},
    {.kind = LINK_INLINE, .url = {"docs/a.md", 9}},
    {.kind = LINK_BARE, .url = {"https://x.org/", 14}, .partial = true},
    {.kind = LINK_INLINE, .url = {"http://a..b/", 12}},
    {.kind = LINK_INLINE, .image = true, .url = {"docs/a.md", 9}},
};

static struct link torn[] = {
    {.kind = LINK_TORN, .url = {"https://x.org/ b", 16}},
    {.kind = LINK_TORN, .url = {"docs/a.md", 9}},
};

static const struct document document = {
    .links = links, .nlinks = 6, .torn = torn, .ntorn = 2};

struct expected {
    const struct link *link;
    size_t index;
    bool web;
    enum reason reason;
    const char *url;
};

static const struct expected rows[] = {
    {&links[0], 0, true, REASON_NONE, "https://x.org/a"},
    {&links[1], 0, true, REASON_NONE, "https://x.org/a"},
    {&links[2], 1, false, REASON_NOT_WEB, "docs/a.md"},
    {&links[4], 2, false, REASON_INVALID, "http://a..b/"},
    {&links[5], 1, false, REASON_NOT_WEB, "docs/a.md"},
    {&torn[0], 3, false, REASON_INVALID, "https://x.org/ b"},
    {&torn[1], 4, false, REASON_INVALID, "docs/a.md"},
};

static void test_table(void **state)
{
    struct request_table *table = request_table_new();

    (void)state;
    request_table_add(table, &document);
    assert_int_equal(request_table_count(table), 5);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct request *request =
            request_of(table, &document, rows[i].link);

        assert_non_null(request);
        assert_int_equal(request->index, rows[i].index);
        assert_ptr_equal(request, request_table_at(table, rows[i].index));
        assert_int_equal(request->web, rows[i].web);
        assert_int_equal(request->reason, rows[i].reason);
        assert_true(str_eq(request->url, str_from(rows[i].url)));
    }
    assert_null(request_of(table, &document, &links[3]));
    request_table_free(table);
}

/* Told without a table, it is the same. */
static void test_refusal(void **state)
{
    static const struct link port = {.kind = LINK_BARE,
                                     .url = {"https://x.org:70000/", 20}};
    static const struct link number = {.kind = LINK_BARE,
                                       .url = {"http://999.1.1.1/", 17}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(request_refusal(rows[i].link, false), rows[i].reason);
    assert_int_equal(request_refusal(&links[0], true), REASON_EXCLUDED);
    assert_int_equal(request_refusal(&links[1], true), REASON_EXCLUDED);
    assert_int_equal(request_refusal(&links[2], true), REASON_NOT_WEB);
    assert_int_equal(request_refusal(&torn[0], true), REASON_INVALID);
    assert_int_equal(request_refusal(&port, false), REASON_INVALID);
    assert_int_equal(request_refusal(&number, false), REASON_INVALID);
}

static void test_places(void **state)
{
    struct request_table *table = request_table_new();
    const struct request_place *place;

    (void)state;
    request_table_add(table, &document);
    place = request_table_at(table, 0)->places;
    assert_ptr_equal(place->link, &links[0]);
    assert_ptr_equal(place->document, &document);
    assert_ptr_equal(place->next->link, &links[1]);
    assert_null(place->next->next);
    request_table_free(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_refusal),
        cmocka_unit_test(test_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
