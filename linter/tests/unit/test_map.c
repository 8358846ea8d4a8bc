#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "text/hash.h"
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

/* A key is all of its bytes, whatever part of eight they end in; a place holds
   nothing until something is put there. */
static void test_lengths(void **state)
{
    enum { LONGEST = 40 };
    static char bytes[LONGEST + 1], others[LONGEST + 1];
    struct map map;

    (void)state;
    map_init(&map);
    for (size_t len = 0; len <= LONGEST; len++) {
        void **place = map_at(&map, (struct str){bytes, len});

        assert_null(*place);
        *place = &bytes[len];
    }
    for (size_t len = 0; len <= LONGEST; len++) {
        assert_ptr_equal(map_get(&map, (struct str){others, len}), &bytes[len]);
        others[len ? len - 1 : 0] = 'x';
        if (len)
            assert_null(map_get(&map, (struct str){others, len}));
        others[len ? len - 1 : 0] = 0;
    }
    map_release(&map);
}

/* The end of a key is mixed into its hash, and so is each eight bytes; equal
   bytes at another place have the same one. */
static void test_hash(void **state)
{
    static const char *const keys[] = {"",
                                       "a",
                                       "b",
                                       "aa",
                                       "12345678",
                                       "12345679",
                                       "02345678",
                                       "123456789",
                                       "123456780",
                                       "1234567812345678",
                                       "1234567912345678",
                                       "1234567812345679",
                                       "8765432112345678"};
    enum { KEYS = sizeof keys / sizeof *keys };
    char moved[32];

    (void)state;
    for (size_t i = 0; i < KEYS; i++) {
        size_t len = strlen(keys[i]);
        unsigned hash = hash_bytes(keys[i], len);

        memcpy(moved + 1, keys[i], len);
        assert_int_equal(hash_bytes(moved + 1, len), hash);
        for (size_t j = 0; j < i; j++)
            assert_int_not_equal(hash_bytes(keys[j], strlen(keys[j])), hash);
    }
}

/* A place that was asked for and left empty is as good as none. */
static void test_left_empty(void **state)
{
    int one = 1;
    struct map map;

    (void)state;
    map_init(&map);
    assert_null(map_get(&map, STR("a")));
    map_at(&map, STR("a"));
    assert_null(map_get(&map, STR("a")));
    *map_at(&map, STR("a")) = &one;
    assert_ptr_equal(map_get(&map, STR("a")), &one);
    *map_at(&map, STR("a")) = NULL;
    assert_null(*map_at(&map, STR("a")));
    map_release(&map);
    map_release(&map);
    *map_at(&map, STR("a")) = &one;
    assert_ptr_equal(map_get(&map, STR("a")), &one);
    map_release(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values), cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_places), cmocka_unit_test(test_lengths),
        cmocka_unit_test(test_hash),   cmocka_unit_test(test_left_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
