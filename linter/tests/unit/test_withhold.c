/*
 * Fixes of rules that do not exist: what hides something is withheld.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/rule.h"
#include "engine/withhold.h"
#include "text/alloc.h"

static const struct rule plain = {.code = "TST001"};
static const struct rule other = {.code = "TST002"};
static const struct rule signs = {.code = "TST003", .hides = HIDES_SIGNS};
static const struct rule any = {.code = "TST004", .hides = HIDES_ANYTHING};

/* What a finding is, or becomes. */
enum fate { SAFE, WITHHELD, HELD, UNSAFE };

/* A finding with one edit. */
struct proposal {
    const struct rule *rule;
    const char *from; /* the first of these in the list become */
    const char *to;
    enum fate fate;
};

enum { MOST = 5 };

static const struct sample {
    const char *what, *list;
    struct proposal proposals[MOST];
} samples[] = {
    {"a word beside spaces",
     "One two  three.\n",
     {{&plain, "two", "", WITHHELD}, {&plain, "  t", " t", SAFE}}},
    {"of another rule",
     "One two  three.\n",
     {{&plain, "two", "", WITHHELD}, {&other, "  t", " t", SAFE}}},
    {"all of a list is fine",
     "One  two  three.\n",
     {{&plain, "  t", " t", SAFE}}},
    {"only together, of one rule",
     "a < !-- b -- > c\n",
     {{&plain, "< !", "<!", SAFE}, {&plain, "- >", "->", WITHHELD}}},
    {"only together, of two rules",
     "a < !-- b -- > c  d\n",
     {{&other, "< !", "<!", WITHHELD},
      {&plain, "- >", "->", SAFE},
      {&other, "  d", " d", SAFE}}},
    {"a fix that lays bare hides nothing",
     "a <!-- b --> c\n",
     {{&plain, "<!", "< !", SAFE}}},
    {"the second of two that touch is not made",
     "a b  c\n",
     {{&other, "  c", " c", SAFE}, {&plain, "b", "", SAFE}}},
    {"signs",
     "a \xC3\xA9 b\n",
     {{&signs, "\xC3\xA9", "", SAFE}, {&signs, "b", "", WITHHELD}}},
    {"signs, by a rule that hides nothing",
     "a \xC3\xA9 b  c\n",
     {{&plain, "\xC3\xA9", "", WITHHELD}, {&signs, "  c", " c", SAFE}}},
    {"signs and a word, by rules of either kind",
     "a < !-- \xC3\xA9 -- > c\n",
     {{&signs, "- >", "->", SAFE}, {&plain, "< !", "<!", SAFE}}},
    {"anything",
     "a b c\n",
     {{&any, "b", "", SAFE}, {&plain, "c", "", WITHHELD}}},
    {"what is held",
     "a b c\n",
     {{&plain, "b", "", HELD}, {&plain, "c", "", WITHHELD}}},
    {"what is unsafe",
     "a b c\n",
     {{&plain, "b", "", UNSAFE}, {&plain, "c", "", WITHHELD}}},
    {"a number", "4 a\n", {{&plain, "4", "4.", SAFE}}},
    {"the end of a link",
     "[a](https://b.example)\n",
     {{&plain, "](h", "] (h", SAFE}, {&plain, "b.e", "", WITHHELD}}},
};

static struct edit edit_of(struct str list, const struct proposal *proposal)
{
    struct str from = str_from(proposal->from);
    size_t at = str_find(list, from, 0);

    assert_int_not_equal(at, STR_NONE);
    return (struct edit){.span = {at, at + from.len},
                         .text = str_from(proposal->to),
                         .safe = proposal->fate != UNSAFE};
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        struct str list = str_from(sample->list);
        struct document *document = document_parse(STR("a.md"), list);
        struct finding findings[MOST], *items[MOST];
        struct edit edits[MOST];
        size_t count = 0, withheld = 0;

        for (; count < MOST && sample->proposals[count].rule; count++) {
            const struct proposal *proposal = &sample->proposals[count];

            edits[count] = edit_of(list, proposal);
            findings[count] = (struct finding){.rule = proposal->rule,
                                               .document = document,
                                               .edits = &edits[count],
                                               .held = proposal->fate == HELD};
            items[count] = &findings[count];
            withheld += proposal->fate == WITHHELD;
        }
        print_message("%s\n", sample->what);
        assert_int_equal(withhold(document, items, count), withheld);
        for (size_t k = 0; k < count; k++)
            assert_int_equal(edits[k].safe,
                             sample->proposals[k].fate == SAFE ||
                                 sample->proposals[k].fate == HELD);
        document_free(document);
    }
}

/* All edits of a finding become unsafe, and none of another document. */
static void test_finding_is_withheld_whole(void **state)
{
    struct document *document = document_parse(STR("a.md"), STR("a  b c\n"));
    struct document *another = document_parse(STR("b.md"), STR("a  b c\n"));
    struct edit edits[] = {{.span = {1, 3}, .text = STR(" "), .safe = true},
                           {.span = {5, 6}, .safe = true},
                           {.span = {5, 6}, .safe = true}};
    struct finding first = {
        .rule = &plain, .document = document, .edits = edits};
    struct finding second = {
        .rule = &plain, .document = another, .edits = &edits[2]};
    struct finding *items[] = {&first, &second};

    (void)state;
    edits[0].next = &edits[1];
    assert_int_equal(withhold(document, items, 2), 1);
    assert_false(edits[0].safe);
    assert_false(edits[1].safe);
    assert_true(edits[2].safe);
    document_free(document);
    document_free(another);
}

/* In UTF-16 no safe edit is made, whatever a finding says. */
static void test_wide_list_is_not_weighed(void **state)
{
    struct document *document = document_parse(STR("a.md"), STR("\xFF\xFE"
                                                                "a\0b\0c\0"));
    struct edit edit = {.span = {4, 5}, .safe = true};
    struct finding finding = {
        .rule = &plain, .document = document, .edits = &edit};
    struct finding *items[] = {&finding};

    (void)state;
    assert_non_null(document->wide);
    assert_int_equal(withhold(document, items, 1), 0);
    assert_true(edit.safe);
    document_free(document);
}

/* So many words, each with two spaces before it; the fixes of one rule take
   away one space or, of a guilty one, a word, and that of another rule the last
   line's space. The findings, edits and text are the caller's. */
struct many {
    struct buf list;
    struct edit *edits;
    struct finding *findings, **items;
    size_t count;
};

static void many_init(struct many *many, size_t count)
{
    *many = (struct many){.count = count};
    many->edits = mem_zero(count, sizeof *many->edits);
    many->findings = mem_zero(count, sizeof *many->findings);
    many->items = mem_zero(count, sizeof *many->items);
    buf_init(&many->list);
    for (size_t i = 0; i < count; i++)
        buf_add(&many->list, STR("a  b c\n"));
}

/* Fills the findings; those that `is_guilty` says hide a word. Returns what
   withhold does. */
static size_t many_weigh(struct many *many, bool (*is_guilty)(size_t))
{
    struct document *document =
        document_parse(STR("a.md"), buf_str(&many->list));
    size_t withheld;

    for (size_t i = 0; i < many->count; i++) {
        uint32_t at = (uint32_t)(i * 7 + (is_guilty(i) ? 3 : 1));

        many->edits[i] = (struct edit){.span = {at, at + 1}, .safe = true};
        many->findings[i] =
            (struct finding){.rule = i + 1 < many->count ? &plain : &other,
                             .document = document,
                             .edits = &many->edits[i]};
        many->items[i] = &many->findings[i];
    }
    withheld = withhold(document, many->items, many->count);
    document_free(document);
    return withheld;
}

static void many_release(struct many *many)
{
    buf_release(&many->list);
    mem_free(many->edits);
    mem_free(many->findings);
    mem_free(many->items);
}

static bool is_hundredth(size_t i)
{
    return i == 99;
}

static bool is_odd(size_t i)
{
    return i % 2;
}

static bool is_third(size_t i)
{
    return i == 2;
}

static void test_guilty_one_of_many_is_found(void **state)
{
    struct many many;

    (void)state;
    many_init(&many, 201);
    assert_int_equal(many_weigh(&many, is_hundredth), 1);
    for (size_t i = 0; i < many.count; i++)
        assert_int_equal(many.edits[i].safe, !is_hundredth(i));
    many_release(&many);
}

/* No guilty one passes; of the harmless ones of that rule the last are in
   doubt, and those of another rule are not. */
static void test_bound(void **state)
{
    struct many many;

    (void)state;
    many_init(&many, 201);
    assert_int_equal(many_weigh(&many, is_odd), 194);
    for (size_t i = 0; i < many.count; i++)
        assert_int_equal(many.edits[i].safe,
                         (i < 12 && !is_odd(i)) || i + 1 == many.count);
    many_release(&many);
}

/* The weighings of a long list: all, either rule, and two findings, of which
   the second has one before it that hides something. */
static void test_bound_of_a_long_list(void **state)
{
    struct many many;

    (void)state;
    many_init(&many, 5);
    for (size_t i = 0; i < WITHHOLD_BYTES / WITHHOLD_LEAST; i++)
        buf_add_char(&many.list, '\n');
    assert_int_equal(many_weigh(&many, is_third), 2);
    assert_true(many.edits[0].safe);
    assert_true(many.edits[1].safe);
    assert_false(many.edits[2].safe);
    assert_false(many.edits[3].safe);
    assert_true(many.edits[4].safe);
    many_release(&many);
}

static int setup(void **state)
{
    (void)state;
    document_setup();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_finding_is_withheld_whole),
        cmocka_unit_test(test_wide_list_is_not_weighed),
        cmocka_unit_test(test_guilty_one_of_many_is_found),
        cmocka_unit_test(test_bound),
        cmocka_unit_test(test_bound_of_a_long_list),
    };

    return cmocka_run_group_tests(tests, setup, NULL);
}
