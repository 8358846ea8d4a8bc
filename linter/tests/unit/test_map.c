#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "text/map.h"

static void test_values(void **state)
{
    int one = 1, two = 2;
    struct map map;

    (void)state;
    map_init(&map);
    assert_null(map_get(&map, STR("a")));
    *map_at(&map, STR("a")) = &one;
    *map_at(&map, STR("b")) = &two;
    assert_ptr_equal(map_get(&map, STR("a")), &one);
    assert_ptr_equal(*map_at(&map, STR("b")), &two);
    *map_at(&map, STR("a")) = &two;
    assert_ptr_equal(map_get(&map, STR("a")), &two);
    assert_null(map_get(&map, STR("ab")));
    map_release(&map);
    assert_null(map_get(&map, STR("a")));
}

/* Keys are bytes: NUL counts, and so does the empty key. */
static void test_bytes(void **state)
{
    struct str keys[] = {{"a\0b", 3}, {"a\0c", 3}, {"", 0}, {"a", 1}};
    size_t count = sizeof keys / sizeof *keys;
    struct map map;

    (void)state;
    map_init(&map);
    for (size_t i = 0; i < count; i++)
        *map_at(&map, keys[i]) = &keys[i];
    for (size_t i = 0; i < count; i++)
        assert_ptr_equal(map_get(&map, keys[i]), &keys[i]);
    assert_ptr_equal(map_get(&map, (struct str){NULL, 0}), &keys[2]);
    map_release(&map);
}

/* A place stays where it is however many keys follow. */
static void test_places(void **state)
{
    enum { KEYS = 1000 };
    static char names[KEYS][8];
    struct map map;
    void **first;

    (void)state;
    map_init(&map);
    first = map_at(&map, STR("first"));
    for (int i = 0; i < KEYS; i++) {
        snprintf(names[i], sizeof names[i], "%d", i);
        *map_at(&map, str_from(names[i])) = names[i];
    }
    *first = names;
    assert_ptr_equal(map_get(&map, STR("first")), names);
    assert_ptr_equal(map_get(&map, STR("999")), names[999]);
    map_release(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
