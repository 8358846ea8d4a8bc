/* Suppressions: what comments say, and what they keep away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "engine/rule.h"
#include "engine/suppress.h"
#include "text/alloc.h"

#define assert_str(found, expected)                                            \
    assert_true(str_eq(found, str_from(expected)))

/* A run of all rules over one document. */
struct world {
    struct document *document;
    struct suppressions *suppressions;
    struct collection collection;
    struct findings findings;
};

static struct rule_setting of_default(const void *context,
                                      const struct rule *rule,
                                      const struct document *document)
{
    (void)context;
    (void)document;
    return (struct rule_setting){rule->severity, NULL};
}

/* Only the rules of the family. */
static struct rule_setting of_family(const void *context,
                                     const struct rule *rule,
                                     const struct document *document)
{
    const char *family = context;
    bool on = str_starts(str_from(rule->code), str_from(family)) ||
              rule->stage == STAGE_LAST;

    (void)document;
    return (struct rule_setting){on ? rule->severity : SEVERITY_OFF, NULL};
}

static void world_init(struct world *world, const char *source,
                       struct settings settings)
{
    struct suppress_run run = {&world->collection, &settings, true, 1};

    *world = (struct world){0};
    world->document = document_parse(STR("a.md"), str_from(source));
    world->suppressions = suppressions_read(world->document);
    world->collection =
        (struct collection){.documents = &world->document, .count = 1};
    world->collection.suppressions = &world->suppressions;
    check_run(&world->findings, &world->collection, &settings, STAGE_DOCUMENT,
              1);
    suppress_findings(&world->findings, &run);
}

static void world_release(struct world *world)
{
    findings_release(&world->findings);
    suppressions_free(world->suppressions);
    document_free(world->document);
}

/* Checks which rules are found on which lines, and how many are suppressed:
   "LNK005:3 LST001:5". */
static void expect(const char *source, struct settings settings,
                   const char *found, size_t suppressed)
{
    struct world world;
    struct buf buf;

    world_init(&world, source, settings);
    buf_init(&buf);
    for (size_t i = 0; i < world.findings.count; i++) {
        const struct finding *finding = world.findings.items[i];

        buf_printf(&buf, "%s%s:%zu", i ? " " : "", finding->rule->code,
                   document_line(world.document, finding->span.start) + 1);
    }
    buf_add_char(&buf, '\0');
    assert_string_equal(buf.ptr, found);
    assert_int_equal(world.findings.nsuppressed, suppressed);
    buf_release(&buf);
    world_release(&world);
}

static const struct settings defaults = {of_default, NULL};

static void test_kinds(void **state)
{
    (void)state;
    expect("[a]()\n", defaults, "LNK005:1", 0);
    expect("[a]() <!-- listlint-disable-line -->\n", defaults, "", 1);
    expect("<!-- listlint-disable-next-line LNK005 -->\n[a]()\n\n[b]()\n",
           defaults, "LNK005:4", 1);
    expect("<!-- listlint-disable-next-line LNK005 -->\n\n[a]()\n", defaults,
           "", 1);
    expect("[a]()\n\n<!-- listlint-disable-file link -->\n", defaults, "", 1);
    expect("[a]()\n\n<!-- listlint-disable LNK -->\n[b]()\n\n"
           "<!-- listlint-enable -->\n[c]()\n",
           defaults, "LNK005:1 LNK005:7", 1);
}

static void test_region_has_both_its_lines(void **state)
{
    (void)state;
    expect("[a]() <!-- listlint-disable LNK005 -->\n[b]()\n"
           "[c]() <!-- listlint-enable LNK005 -->\n[d]()\n",
           defaults, "LNK005:4", 3);
}

static void test_part_of_a_region_ends(void **state)
{
    (void)state;
    expect("<!-- listlint-disable LNK TBL -->\n\n[a]()\n\n"
           "<!-- listlint-enable LNK005 -->\n\n[b]()\n",
           (struct settings){of_family, "LNK"}, "LNK005:7", 1);
}

static void test_names(void **state)
{
    static const char *const names[] = {
        "LNK005", "link/empty-link", "LNK", "link", "ALL", ""};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char source[128];

        snprintf(source, sizeof source,
                 "[a]() <!-- listlint-disable-line %s -->\n", names[i]);
        expect(source, defaults, "", 1);
    }
}

static void test_reason(void **state)
{
    struct world world;

    (void)state;
    world_init(&world,
               "<!-- listlint-disable-next-line LNK005,TBL001 -- not yet -->\n"
               "[a]()\n\n[b]() <!-- listlint-disable-line LNK005: soon -->\n",
               defaults);
    assert_int_equal(world.suppressions->count, 2);
    assert_int_equal(world.suppressions->items[0].nnames, 2);
    assert_str(world.suppressions->items[0].names[1].word, "TBL001");
    assert_str(world.suppressions->items[0].reason, "not yet");
    assert_str(world.suppressions->items[1].reason, "soon");
    assert_int_equal(world.findings.nsuppressed, 2);
    assert_ptr_equal(world.findings.suppressed[1]->suppression,
                     &world.suppressions->items[1]);
    world_release(&world);
}

static void test_last_cell(void **state)
{
    (void)state;
    expect("| a | b |\n|---|---|\n"
           "| c <!-- listlint-disable-line TBL006 --> |\n| d | e |\n",
           defaults, "LST001:3", 0); /* a title inside the table */
    expect("| a | b | c |\n|---|---|---|\n"
           "| d | e <!-- listlint-disable-line TBL006 --> |\n| f | g |\n",
           defaults, "TBL006:4", 1);
    expect("| a | b |\n|---|---|\n"
           "| c | d | e <!-- listlint-disable-line TBL004 --> |\n",
           defaults, "", 1);
}

static void test_no_comments(void **state)
{
    (void)state;
    expect("`<!-- listlint-disable-file -->`\n\n[a]()\n", defaults, "LNK005:3",
           0);
    expect("    <!-- listlint-disable-file -->\n\n[a]()\n", defaults,
           "LNK005:3", 0);
    expect("x \\<!-- listlint-disable-file -->\n\n[a]()\n", defaults,
           "LNK005:3", 0);
    expect("x <!-- listlint-disable-file\n\n-->\n\n[a]()\n", defaults,
           "LNK005:5", 0);
    expect("<!-- listlint-disable-file\n\n-->\n\n[a]()\n", defaults, "", 1);
    expect("<!-- listlint-disable-file\n\n[a]()\n", defaults, "", 0);
}

static void test_unused(void **state)
{
    const char *two = "[a]() <!-- listlint-disable-line LNK005 TBL001 -->\n";

    (void)state;
    expect("a <!-- listlint-disable-line -->\n", defaults, "", 0);
    expect("a <!-- listlint-disable-line LNK005 -->\n", defaults, "LST001:1",
           0);
    expect("a <!-- listlint-disable-line WEB001 -->\n", defaults, "", 0);
    expect("a <!-- listlint-disable-line LST001 -->\n", defaults, "", 0);
    expect("a <!-- listlint-enable LNK005 -->\n", defaults, "", 0);
    expect(two, defaults, "LST001:1", 1);
    expect(two, (struct settings){of_family, "LNK"}, "", 1);
    expect("a <!-- listlint-disable-line LNK005 LST -->\n", defaults, "", 1);
    expect("a <!-- listlint-disable-line NONE -->\n", defaults, "LST001:1", 0);
    expect("a <!-- listlint-disabled -->\n", defaults, "LST001:1", 0);
}

static void test_other_tools(void **state)
{
    (void)state;
    expect("[a]() <!-- markdownlint-disable-line MD042 -->\n", defaults, "", 1);
    expect("[a]() <!-- markdownlint-disable-line no-empty-links -->\n",
           defaults, "", 1);
    expect("[a]() <!-- markdownlint-disable-line -->\n", defaults, "", 1);
    expect("[a]() <!-- markdownlint-disable-line MD013 -->\n", defaults,
           "LNK005:1", 0);
    expect("[a]() <!-- markdown-link-check-disable-line -->\n", defaults,
           "LNK005:1", 0);
    expect("a <!-- markdownlint-disable-line MD042 -->\n", defaults, "", 0);
}

/* Which of the links are not asked: "x" for each of these, "-" else. */
static void expect_asked(const char *source, const char *expected)
{
    struct document *document = document_parse(STR("a.md"), str_from(source));
    struct suppressions *suppressions = suppressions_read(document);
    bool *excluded = mem_zero(document->nlinks + 1, sizeof *excluded);
    char found[16] = "";

    suppress_links(suppressions, excluded);
    for (size_t i = 0; i < document->nlinks; i++)
        found[i] = excluded[i] ? 'x' : '-';
    assert_string_equal(found, expected);
    mem_free(excluded);
    suppressions_free(suppressions);
    document_free(document);
}

static void test_links(void **state)
{
    (void)state;
    expect_asked("<https://a.example>\n\n<!-- listlint-disable web -->\n\n"
                 "<https://b.example>\n\n<!-- listlint-enable -->\n\n"
                 "<https://c.example>\n",
                 "-x-");
    expect_asked("<https://a.example> <!-- listlint-disable-line WEB001 -->\n"
                 "<https://b.example> <!-- listlint-disable-line LNK -->\n",
                 "--");
    expect_asked("<!-- markdown-link-check-disable -->\n\n"
                 "<https://a.example>\n\n<!-- markdown-link-check-enable -->"
                 "\n\n<https://b.example>\n\n"
                 "<!-- markdown-link-check-disable-next-line -->\n"
                 "<https://c.example>\n"
                 "<https://d.example>\n"
                 "<https://e.example> <!-- markdown-link-check-disable-line "
                 "-->\n",
                 "x-x-x");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_region_has_both_its_lines),
        cmocka_unit_test(test_part_of_a_region_ends),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_reason),
        cmocka_unit_test(test_last_cell),
        cmocka_unit_test(test_no_comments),
        cmocka_unit_test(test_unused),
        cmocka_unit_test(test_other_tools),
        cmocka_unit_test(test_links),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
