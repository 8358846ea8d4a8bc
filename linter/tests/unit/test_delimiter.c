#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "document/delimiter.h"

/* A row that was meant as a delimiter row, and what is made of it. */
struct sample {
    const char *row;
    bool valid, faint;
    uint32_t lookalike; /* 0: none */
    size_t at, len, cell;
    size_t columns; /* to mend it with */
    const char *mended;
};

static const struct sample samples[] = {
    {"|---|---|", true, false, 0, 0, 0, 0, 2, "|---|---|"},
    {"| :-: | -: |", true, false, 0, 0, 0, 0, 2, "| :---: | ---: |"},
    {"--|--", true, false, 0, 0, 0, 0, 3, "---|---|---"},
    {"|-----|---|", true, false, 0, 0, 0, 0, 1, "|-----|"},
    {"| - | - |", true, true, 0, 0, 0, 0, 2, "| --- | --- |"},
    {"|\xE2\x80\x94|\xE2\x80\x94|", false, true, 0x2014, 1, 3, 0, 2,
     "|---|---|"},
    {"|---|\xE2\x80\x94\xE2\x80\x94|", false, false, 0x2014, 5, 3, 0, 2,
     "|---|---|"},
    {"|---|:--\xEF\xBC\x9A|", false, false, 0xFF1A, 8, 3, 0, 2, "|---|:---:|"},
    {"\xEF\xBD\x9C---|---", false, false, 0xFF5C, 0, 3, 0, 2, "|---|---"},
    {"|\xC2\xA0---|---|", false, false, 0xA0, 1, 2, 0, 2, "| --- | --- |"},
    {"|--\xE2\x80\x8B-|---|", false, false, 0x200B, 3, 3, 0, 2, "|---|---|"},
    {"|---+---|", false, false, '+', 4, 1, 0, 2, "|---|---|"},
    {"===|===", false, false, '=', 0, 1, 0, 2, "---|---"},
    {"|---|::--|", false, false, 0, 5, 4, 1, 2, "|---|:---|"},
    {"|- -|---|", false, false, 0, 1, 3, 0, 2, "| --- | --- |"},
    {"|---||", false, false, 0, 5, 0, 1, 2, "|---|---|"},
    {"|\t---\t|---|", true, false, 0, 0, 0, 0, 2, "|---|---|"},
    {"|\xE2\x80\x94\xE2\x80\x94|:|", false, false, 0x2014, 1, 3, 0, 2,
     "|---|:---|"},
    {"|---|:|", false, false, 0, 5, 1, 1, 2, "|---|:---|"},
};

static void check_sample(const struct sample *sample)
{
    struct delimiter delimiter;
    struct arena arena;
    struct str mended;

    arena_init(&arena);
    assert_true(delimiter_read(&arena, str_from(sample->row), &delimiter));
    assert_int_equal(delimiter.valid, sample->valid);
    assert_int_equal(delimiter.faint, sample->faint);
    assert_int_equal(delimiter.lookalike ? delimiter.lookalike->code_point : 0,
                     sample->lookalike);
    assert_int_equal(delimiter.at, sample->at);
    assert_int_equal(delimiter.len, sample->len);
    assert_int_equal(delimiter.cell, sample->cell);
    mended = delimiter_mend(&arena, &delimiter, sample->columns);
    assert_string_equal(mended.ptr, sample->mended);
    arena_release(&arena);
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_sample(&samples[i]);
}

static void test_others(void **state)
{
    static const char *const rows[] = {
        "",          "|",         "---",        "\xE2\x80\x94", "| a | --- |",
        "| : |",     "+---+---+", "|---|\xFF|", "|---|x",       "| | |",
        "|***|***|", NULL};
    struct delimiter delimiter;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; rows[i]; i++)
        assert_false(delimiter_read(&arena, str_from(rows[i]), &delimiter));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
