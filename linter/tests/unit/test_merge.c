#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "reports/merge.h"
#include "text/buf.h"
#include "text/str.h"

enum { MOST = 8 };

/*
 * A run in words, separated by spaces:
 *     "a.md:5"            a document of 5 links
 *     "R1" "-R1"          a rule that ran, or did not
 *     "R1@a.md:10"        a finding at an offset
 *     "u=alive@a.md:3"    a link, its verdict or reason, places behind `,`
 *     "killed" "offline" "partial"
 */
struct sketch {
    struct arena *arena;
    struct record record;
    bool complete;
    struct record_document documents[MOST];
    struct record_rule rules[MOST];
    struct record_finding findings[MOST];
    struct record_link links[MOST];
};

static const char *copy(struct sketch *sketch, struct str s)
{
    return str_copy(sketch->arena, s).ptr;
}

static size_t number_of(struct sketch *sketch, struct str digits)
{
    return strtoul(copy(sketch, digits), NULL, 10);
}

/* "PATH:OFFSET". */
static struct record_place place_of(struct sketch *sketch, struct str text)
{
    struct str path, offset;
    size_t at;

    path = str_cut(text, ':', &offset);
    at = number_of(sketch, offset);
    return (struct record_place){copy(sketch, path),
                                 {1, at + 1, at, at + 1},
                                 {1, at + 1, at, at + 1},
                                 ""};
}

static void add_link(struct sketch *sketch, struct str url, struct str rest)
{
    struct record_link *link = &sketch->links[sketch->record.nlinks++];
    struct record_place *places =
        arena_array(sketch->arena, MOST, sizeof *places);
    struct str word = str_cut(rest, '@', &rest);

    *link = (struct record_link){.url = copy(sketch, url), .places = places};
    if (!verdict_parse(word, &link->verdict)) {
        assert_true(reason_parse(word, &link->reason));
        if (link->reason < REASON_CERTIFICATE)
            link->verdict = VERDICT_UNVERIFIED;
    }
    while (rest.len)
        places[link->nplaces++] = place_of(sketch, str_cut(rest, ',', &rest));
}

static void add_finding(struct sketch *sketch, struct str rule, struct str at)
{
    sketch->findings[sketch->record.nfindings++] = (struct record_finding){
        .rule = copy(sketch, rule),
        .severity = SEVERITY_ERROR,
        .place = place_of(sketch, at),
        .fingerprint = "",
    };
}

static void add_document(struct sketch *sketch, struct str path,
                         struct str links)
{
    sketch->documents[sketch->record.ndocuments++] = (struct record_document){
        .path = copy(sketch, path), .links = number_of(sketch, links)};
}

static void add_rule(struct sketch *sketch, struct str code)
{
    bool ran = code.ptr[0] != '-';

    sketch->rules[sketch->record.nrules++] = (struct record_rule){
        .code = copy(sketch, ran ? code : str_slice(code, 1, code.len)),
        .ran = ran};
}

static void add_word(struct sketch *sketch, struct str word)
{
    struct str rest, first;

    if (str_eq(word, STR("killed")))
        sketch->complete = false;
    else if (str_eq(word, STR("offline")))
        sketch->record.offline = true;
    else if (str_eq(word, STR("partial")))
        sketch->record.partial = true;
    else if ((first = str_cut(word, '=', &rest)).len < word.len)
        add_link(sketch, first, rest);
    else if ((first = str_cut(word, '@', &rest)).len < word.len)
        add_finding(sketch, first, rest);
    else if ((first = str_cut(word, ':', &rest)).len < word.len)
        add_document(sketch, first, rest);
    else
        add_rule(sketch, word);
}

static struct merge_run run_of(struct arena *arena, const char *words,
                               long long time)
{
    struct sketch *sketch = arena_alloc(arena, sizeof *sketch);
    struct str rest = str_from(words);

    sketch->arena = arena;
    sketch->complete = true;
    sketch->record = (struct record){
        .version = "1",
        .time = time,
        .documents = sketch->documents,
        .rules = sketch->rules,
        .findings = sketch->findings,
        .links = sketch->links,
        .summary = {.requests = 1, .fixed = 2, .seconds = 0.5},
    };
    while (rest.len)
        add_word(sketch, str_cut(rest, ' ', &rest));
    return (struct merge_run){&sketch->record, sketch->complete};
}

static void put_links(struct buf *out, const struct record *record)
{
    for (size_t i = 0; i < record->nlinks; i++) {
        const struct record_link *link = &record->links[i];
        char before = '@';

        buf_printf(out, " %s=%s", link->url,
                   link->reason ? reason_name(link->reason)
                                : verdict_name(link->verdict));
        for (size_t j = 0; j < link->nplaces; j++) {
            buf_printf(out, "%c%s:%zu", before, link->places[j].path,
                       link->places[j].start.offset);
            before = ',';
        }
    }
}

/* The same words. */
static void put_record(struct buf *out, const struct record *record)
{
    for (size_t i = 0; i < record->ndocuments; i++)
        buf_printf(out, " %s:%zu", record->documents[i].path,
                   record->documents[i].links);
    for (size_t i = 0; i < record->nrules; i++)
        buf_printf(out, " %s%s", record->rules[i].ran ? "" : "-",
                   record->rules[i].code);
    for (size_t i = 0; i < record->nfindings; i++)
        buf_printf(out, " %s@%s:%zu", record->findings[i].rule,
                   record->findings[i].place.path,
                   record->findings[i].place.start.offset);
    put_links(out, record);
    buf_add(out, record->offline ? STR(" offline") : STR(""));
    buf_add(out, record->partial ? STR(" partial") : STR(""));
}

/* What the runs are together. */
static void expect(const char *const *runs, const char *expected)
{
    struct merge_run made[MOST];
    struct arena arena;
    struct buf found;
    size_t count = 0;

    arena_init(&arena);
    buf_init(&found);
    for (; runs[count]; count++)
        made[count] = run_of(&arena, runs[count], (long long)count);
    put_record(&found, merge_runs(&arena, made, count));
    assert_string_equal(found.ptr ? found.ptr + 1 : "", expected);
    buf_release(&found);
    arena_release(&arena);
}

#define RUNS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_one_run_is_itself(void **state)
{
    static const char run[] = "a:5 b:2 R1 -R2 R1@a:3 R1@b:1 "
                              "u=alive@a:3,b:1 v=dead@a:9";

    (void)state;
    expect(RUNS(run), run);
    expect(RUNS(run, run), run);
}

static void test_rules(void **state)
{
    (void)state;
    expect(RUNS("a:0 R2 -W1 R2@a:5", "a:0 W1 W1@a:2"),
           "a:0 R2 W1 W1@a:2 R2@a:5");
    /* A newer run takes the place of an older one, of each document. */
    expect(RUNS("a:0 b:0 R1 R1@a:1 R1@b:2", "a:1 R1"), "a:1 b:0 R1 R1@b:2");
    expect(RUNS("a:0 R1", "a:0 R1 R1@a:1"), "a:0 R1 R1@a:1");
    /* A rule that did not run says nothing of what was found before. */
    expect(RUNS("a:0 R1 R1@a:1", "a:0 -R1"), "a:0 R1 R1@a:1");
    /* What was found was looked for. */
    expect(RUNS("a:0 R1@a:1", "a:0 R1@a:2"), "a:0 R1@a:2");
}

static void test_killed_runs_stand_back(void **state)
{
    (void)state;
    expect(RUNS("a:0 R1 R1@a:1", "killed a:1 R1"), "a:0 R1 R1@a:1");
    expect(RUNS("killed a:1 R1 R1@a:2", "a:0 R1 R1@a:1"), "a:0 R1 R1@a:1");
    expect(RUNS("killed a:1 R1 R1@a:2", "killed a:2 R1 R1@a:1"),
           "a:2 R1 R1@a:1");
    expect(RUNS("a:0 b:0", "killed a:1 c:1 R1 R1@a:1 R1@c:2"),
           "a:0 b:0 c:1 R1 R1@a:1 R1@c:2");
}

static void test_verdicts(void **state)
{
    static const struct {
        const char *first, *second, *both;
    } cases[] = {
        {"alive", "dead", "dead"},
        {"dead", "offline", "dead"},
        {"dead", "unchanged", "dead"},
        {"dead", "interrupted", "dead"},
        {"dead", "no-network", "dead"},
        {"dead", "fixed", "dead"},
        {"dead", "private", "dead"},
        {"dead", "timeout", "timeout"},
        {"interrupted", "alive", "alive"},
        {"private", "interrupted", "private"},
        {"private", "invalid", "invalid"},
        {"offline", "interrupted", "interrupted"},
        {"offline", "private", "private"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena arena;

        arena_init(&arena);
        expect(RUNS(str_printf(&arena, "a:1 u=%s@a:1", cases[i].first).ptr,
                    str_printf(&arena, "a:1 u=%s@a:2", cases[i].second).ptr),
               str_printf(&arena, "a:1 u=%s@a:2", cases[i].both).ptr);
        arena_release(&arena);
    }
}

static void test_places(void **state)
{
    (void)state;
    expect(RUNS("a:1 b:1 u=alive@a:1,b:1 v=alive@b:2", "a:2 u=alive@a:7"),
           "a:2 b:1 u=alive@a:7,b:1 v=alive@b:2");
    /* A link that is in no document any more is gone. */
    expect(RUNS("a:2 u=alive@a:1 v=alive@a:2", "a:1 v=offline@a:1"),
           "a:1 v=alive@a:1");
    /* They are in the order of documents, whichever run has them. */
    expect(RUNS("a:1 b:1 v=alive@b:1", "a:1 u=alive@a:1"),
           "a:1 b:1 u=alive@a:1 v=alive@b:1");
    /* An excluded link is one for itself. */
    expect(RUNS("a:1 b:1 u=excluded@a:1 u=dead@b:1", "c:1 u=alive@c:1"),
           "a:1 b:1 c:1 u=excluded@a:1 u=alive@b:1,c:1");
}

static void test_places_of_killed_runs(void **state)
{
    (void)state;
    expect(RUNS("killed a:3 u=alive@a:1 v=dead@a:2",
                "killed a:3 v=alive@a:3 w=alive@a:4"),
           "a:3 u=alive@a:1 v=alive@a:3 w=alive@a:4");
    expect(RUNS("a:3 u=offline@a:1 v=offline@a:2", "killed a:3 u=dead@a:5"),
           "a:3 u=dead@a:1 v=offline@a:2");
}

static void test_facts(void **state)
{
    (void)state;
    expect(RUNS("a:0 offline", "a:0 offline"), "a:0 offline");
    expect(RUNS("a:0 offline", "a:0"), "a:0");
    expect(RUNS("a:0 partial", "a:0"), "a:0");
    expect(RUNS("a:0 partial", "b:0"), "a:0 b:0 partial");
}

static void test_numbers(void **state)
{
    struct merge_run runs[2];
    const struct record *record;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    runs[0] = run_of(&arena, "a:5 R1 R1@a:1 u=alive@a:1,a:2 v=offline@a:3", 7);
    runs[1] = run_of(&arena, "b:2 R1 R1@b:1 R1@b:2 w=dead@b:1", -1);
    record = merge_runs(&arena, runs, 2);
    assert_int_equal(record->time, 7);
    assert_int_equal(record->summary.documents, 2);
    assert_int_equal(record->summary.links, 7);
    assert_int_equal(record->summary.errors, 3);
    assert_int_equal(record->summary.requests, 2);
    assert_int_equal(record->summary.fixed, 4);
    assert_int_equal(record->summary.alive, 2);
    assert_int_equal(record->summary.dead, 1);
    assert_int_equal(record->summary.skipped, 1);
    assert_true(record->summary.seconds == 1);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_run_is_itself),
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_killed_runs_stand_back),
        cmocka_unit_test(test_verdicts),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_places_of_killed_runs),
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
