/* Baselines: what is accepted, what is stale, what nobody could see. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "engine/baseline.h"
#include "engine/fingerprint.h"
#include "engine/request.h"
#include "text/alloc.h"
#include "text/buf.h"

enum { DOCUMENTS = 2 };

/* A run of all offline rules over two lists. */
struct world {
    struct document *documents[DOCUMENTS];
    struct collection collection;
    struct findings findings;
    struct arena arena; /* of what the collection learns */
};

static struct rule_setting of_default(const void *context,
                                      const struct rule *rule,
                                      const struct document *document)
{
    const char *off = context;

    (void)document;
    if (off && !strcmp(off, rule->code))
        return (struct rule_setting){SEVERITY_OFF, NULL};
    return (struct rule_setting){rule->severity, NULL};
}

static const struct settings defaults = {of_default, NULL};

static void world_init(struct world *world, const char *one, const char *two)
{
    const char *const texts[DOCUMENTS] = {one, two};
    static const char *const paths[DOCUMENTS] = {"./a.md", "b.md"};
    size_t count = two ? 2 : 1;

    *world = (struct world){
        .collection = {.documents = world->documents, .count = count}};
    for (size_t i = 0; i < count; i++) {
        world->documents[i] =
            document_parse(str_from(paths[i]), str_from(texts[i]));
        world->documents[i]->index = i;
    }
    arena_init(&world->arena);
    collection_learn(
        &world->arena, &world->collection,
        arena_array(&world->arena, count, sizeof(struct given_schema *)));
    check_run(&world->findings, &world->collection, &defaults, STAGE_DOCUMENT,
              1);
    check_run(&world->findings, &world->collection, &defaults, STAGE_LIST, 1);
    findings_finish(&world->findings);
}

static void world_release(struct world *world)
{
    findings_release(&world->findings);
    for (size_t i = 0; i < world->collection.count; i++)
        document_free(world->documents[i]);
    arena_release(&world->arena);
}

static void accept_world(struct baseline *baseline, struct world *world)
{
    baseline_init(baseline);
    baseline_accept(baseline, &world->findings, &world->collection);
    baseline_sort(baseline);
}

/* "a.md TBL006 (x) stale, ..." of all entries. */
static void assert_entries(const struct baseline *baseline,
                           const char *expected)
{
    static const char *const states[] = {"unseen", "found", "stale"};
    struct buf out;

    buf_init(&out);
    for (size_t i = 0; i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->items[i];

        buf_printf(&out, "%s%s %s (%s) %s", i ? ", " : "", entry->path,
                   entry->rule, entry->about, states[entry->state]);
    }
    assert_string_equal(out.len ? out.ptr : "", expected);
    buf_release(&out);
}

static void judge(struct baseline *baseline, struct world *world,
                  const char *off)
{
    struct settings settings = {of_default, off};
    struct baseline_run run = {&world->collection, &settings, true};

    baseline_match(baseline, &world->findings);
    baseline_meet(baseline, &world->collection);
    baseline_judge(baseline, &run);
}

#define HEAD "# L\n\n- [y]() z\n- [x]() z\n"

static void test_what_is_known_is_accepted(void **state)
{
    struct baseline baseline;
    struct world world;

    (void)state;
    world_init(&world, HEAD, NULL);
    assert_int_equal(world.findings.count, 2);
    accept_world(&baseline, &world);
    assert_int_equal(world.findings.count, 0);
    assert_int_equal(world.findings.nbaselined, 2);
    world_release(&world);

    world_init(&world, "Above.\n\n# L\n\n- [new]() z\n- [x]() z\n", NULL);
    judge(&baseline, &world, NULL);
    assert_int_equal(world.findings.count, 1);
    assert_int_equal(world.findings.nbaselined, 1);
    assert_int_equal(
        document_line(world.documents[0], world.findings.items[0]->span.start),
        4);
    baseline_release(&baseline);
    world_release(&world);
}

static void test_states(void **state)
{
    struct baseline baseline;
    struct world world;

    (void)state;
    world_init(&world, HEAD, "# M\n\n- [z]() y\n");
    accept_world(&baseline, &world);
    world_release(&world);

    world_init(&world, "# L\n\n- [x]() z\n", NULL);
    judge(&baseline, &world, NULL);
    assert_int_equal(baseline.count, 3);
    {
        size_t found = 0, stale = 0, unseen = 0;

        for (size_t i = 0; i < 3; i++) {
            found += baseline.items[i].state == BASELINE_FOUND;
            stale += baseline.items[i].state == BASELINE_STALE;
            unseen += baseline.items[i].state == BASELINE_UNSEEN;
        }
        assert_int_equal(found * 100 + stale * 10 + unseen, 111);
        assert_string_equal(baseline.items[2].path, "b.md");
        assert_int_equal(baseline.items[2].state, BASELINE_UNSEEN);
    }
    judge(&baseline, &world, "LNK005");
    for (size_t i = 0; i < 3; i++)
        assert_int_not_equal(baseline.items[i].state, BASELINE_STALE);
    baseline.lists[1].gone = true;
    judge(&baseline, &world, "LNK005");
    assert_int_equal(baseline.items[2].state, BASELINE_STALE);
    baseline_release(&baseline);
    world_release(&world);
}

static void add(struct baseline *baseline, const char *path, const char *rule,
                const char *fingerprint)
{
    baseline_add(baseline, &(struct baseline_entry){.path = path,
                                                    .rule = rule,
                                                    .fingerprint = fingerprint,
                                                    .about = ""});
}

/* A duplicate is looked for only among the lists of the run. */
static void test_what_needs_other_lists(void **state)
{
    struct baseline baseline;
    struct world world;

    (void)state;
    baseline_init(&baseline);
    add(&baseline, "a.md", "DUP001", "0000000000000001");
    add(&baseline, "a.md", "LNK005", "0000000000000002");
    add(&baseline, "a.md", "WEB001", "0000000000000003");
    add(&baseline, "a.md", "ZZZ001", "0000000000000004");
    baseline_add_list(&baseline, "b.md");
    baseline_sort(&baseline);

    world_init(&world, "# L\n", NULL);
    judge(&baseline, &world, NULL);
    assert_entries(&baseline, "a.md DUP001 () unseen, a.md LNK005 () stale, "
                              "a.md WEB001 () unseen, a.md ZZZ001 () unseen");
    world_release(&world);
    world_init(&world, "# L\n", "# M\n");
    judge(&baseline, &world, NULL);
    assert_entries(&baseline, "a.md DUP001 () stale, a.md LNK005 () stale, "
                              "a.md WEB001 () unseen, a.md ZZZ001 () unseen");
    world_release(&world);
    baseline_release(&baseline);
}

/* All three must agree: nobody hides one finding behind another's name. */
static void test_an_entry_is_what_it_says(void **state)
{
    struct baseline baseline, other;
    struct world world;
    const char *fingerprint;

    (void)state;
    world_init(&world, "# L\n\n- [y]() z\n", NULL);
    fingerprint = world.findings.items[0]->fingerprint;
    baseline_init(&baseline);
    add(&baseline, "b.md", "LNK005", fingerprint);
    add(&baseline, "a.md", "LNK006", fingerprint);
    add(&baseline, "./a.md", "LNK005", fingerprint);
    baseline_sort(&baseline);
    baseline_match(&baseline, &world.findings);
    assert_int_equal(world.findings.count, 1);
    baseline_init(&other);
    add(&other, "a.md", "LNK005", fingerprint);
    baseline_sort(&other);
    baseline_match(&other, &world.findings);
    assert_int_equal(world.findings.count, 0);
    baseline_release(&baseline);
    baseline_release(&other);
    world_release(&world);
}

static void test_what_is_kept(void **state)
{
    struct baseline baseline, other;

    (void)state;
    baseline_init(&other);
    add(&other, "a.md", "TBL006", "0000000000000001");
    add(&other, "a.md", "TBL006", "0000000000000002");
    add(&other, "b.md", "TBL006", "0000000000000003");
    baseline_add_list(&other, "c.md");
    baseline_sort(&other);
    other.items[1].state = BASELINE_STALE;
    other.items[2].state = BASELINE_STALE;
    other.lists[1].gone = true;
    baseline_init(&baseline);
    baseline_keep(&baseline, &other);
    baseline_sort(&baseline);
    assert_entries(&baseline, "a.md TBL006 () unseen");
    assert_int_equal(baseline.nlists, 2);
    assert_string_equal(baseline.lists[1].path, "c.md");
    baseline_release(&baseline);
    baseline_release(&other);
}

static void test_names_are_cut(void **state)
{
    struct baseline baseline;
    struct world world;
    struct buf text;

    (void)state;
    buf_init(&text);
    buf_add(&text, STR("# L\n\n- [x"));
    for (size_t i = 0; i < 90; i++)
        buf_add(&text, STR("\xE4\xB8\xAD"));
    buf_add(&text, STR("]() z\n"));
    world_init(&world, text.ptr, NULL);
    accept_world(&baseline, &world);
    assert_int_equal(baseline.count, 1);
    assert_int_equal(strlen(baseline.items[0].about), 199 + 3);
    baseline_release(&baseline);
    world_release(&world);
    buf_release(&text);
}

/* What the web did not tell this time is neither there nor gone. */
static void test_links_that_nobody_could_verify(void **state)
{
    static const char text[] = "# L\n\n- [x](https://example.org/x) z\n"
                               "- [y](https://example.org/y) z\n";
    struct response answers[] = {{.verdict = VERDICT_UNVERIFIED},
                                 {.verdict = VERDICT_ALIVE}};
    const struct response *responses[] = {&answers[0], &answers[1]};
    struct request_table *requests = request_table_new();
    struct baseline_run run = {.settings = &defaults};
    char fingerprint[FINGERPRINT_SIZE];
    struct baseline baseline;
    struct world world;
    const struct rule *rule = NULL;

    (void)state;
    for (size_t i = 0; all_rules[i]; i++)
        if (!strcmp(all_rules[i]->code, "WEB001"))
            rule = all_rules[i];
    world_init(&world, text, NULL);
    request_table_add(requests, world.documents[0]);
    assert_int_equal(request_table_count(requests), 2);
    world.collection.requests = requests;
    world.collection.responses = responses;
    baseline_init(&baseline);
    for (size_t i = 0; i < 2; i++) {
        fingerprint_at(fingerprint, rule, world.documents[0],
                       world.documents[0]->links[i].span.start, 0);
        baseline_add(&baseline,
                     &(struct baseline_entry){.path = "a.md",
                                              .rule = "WEB001",
                                              .fingerprint = fingerprint,
                                              .about = i ? "y" : "x"});
    }
    baseline_sort(&baseline);
    run.collection = &world.collection;
    baseline_match(&baseline, &world.findings);
    baseline_meet(&baseline, &world.collection);
    baseline_judge(&baseline, &run);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(baseline.items[i].state,
                         *baseline.items[i].about == 'x' ? BASELINE_UNSEEN
                                                         : BASELINE_STALE);
    baseline_release(&baseline);
    request_table_free(requests);
    world_release(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_known_is_accepted),
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_what_needs_other_lists),
        cmocka_unit_test(test_an_entry_is_what_it_says),
        cmocka_unit_test(test_what_is_kept),
        cmocka_unit_test(test_names_are_cut),
        cmocka_unit_test(test_links_that_nobody_could_verify),
    };

    document_setup();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
