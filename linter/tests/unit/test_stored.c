#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "reports/stored.h"
#include "reports/stored_run.h"
#include "sample_record.h"
#include "text/map.h"

static const struct report_style plain = {false, 0, false, false};

/* What is related in the sample is in a document of its own. */
static struct record sample(void)
{
    static struct record_document documents[3];
    struct record record = sample_full;

    documents[0] = record.documents[0];
    documents[1] = record.documents[1];
    documents[2] = (struct record_document){"other.md", 1, 0, 0, 0};
    record.documents = documents;
    record.ndocuments = record.summary.documents = 3;
    record.summary.seconds = 1.013;
    return record;
}

/* Reads bytes as a file called "run"; an error ends what is said with "!". */
static bool read_bytes(struct stored *stored, const char *bytes, size_t len,
                       struct buf *said)
{
    FILE *in = len ? fmemopen((void *)(uintptr_t)bytes, len, "rb") : tmpfile();
    struct str error;
    bool fine;

    assert_non_null(in);
    fine = stored_read(stored, in, "run", said, &error);
    if (!fine)
        buf_printf(said, "%.*s!", STR_ARG(error));
    fclose(in);
    return fine;
}

/* What each format makes of the record. */
static void expect_same(const struct record *found,
                        const struct record *expected)
{
    for (size_t i = 0; report_formats[i].name; i++) {
        char *a = sample_write(report_formats[i].name, found, &plain);
        char *b = sample_write(report_formats[i].name, expected, &plain);

        assert_string_equal(a, b);
        free(a);
        free(b);
    }
}

static void expect_back(const struct record *record)
{
    char *text = sample_write("jsonl", record, &plain);
    struct stored stored;
    struct buf said;

    stored_init(&stored);
    buf_init(&said);
    assert_true(read_bytes(&stored, text, strlen(text), &said));
    assert_int_equal(said.len, 0);
    expect_same(stored_record(&stored), record);
    buf_release(&said);
    stored_release(&stored);
    free(text);
}

static void test_all_comes_back(void **state)
{
    struct record record = sample();

    (void)state;
    expect_back(&record);
    expect_back(&sample_clean);
    record.time = -1;
    record.partial = record.offline = true;
    expect_back(&record);
}

/* Nothing that a rule says is changed by the gate. */
static void test_rules_come_back(void **state)
{
    static const struct record_rule of_web[] = {
        {"WEB001", "web/dead", "a \xE2\x80\xA6 link", "`a` and *b*.",
         SEVERITY_OFF, false}};
    struct record record = sample_clean;

    (void)state;
    record.rules = of_web;
    record.nrules = 1;
    expect_back(&record);
}

#define HEAD                                                                   \
    "{\"type\":\"run\",\"version\":1,\"tool\":{\"version\":\"1\"},"            \
    "\"time\":1,\"offline\":true,\"partial\":false}\n"
#define DOCUMENT                                                               \
    "{\"type\":\"document\",\"path\":\"a\",\"bytes\":1,\"tables\":0,"          \
    "\"entries\":2,\"links\":3}\n"
#define AT    "{\"line\":1,\"column\":2,\"offset\":1,\"byte\":2}"
#define PLACE "\"path\":\"a\",\"start\":" AT ",\"end\":" AT
#define LINK(index, more)                                                      \
    "{\"type\":\"link\",\"index\":" index ",\"url\":\"u\",\"verdict\":"        \
    "\"alive\",\"reason\":null,\"status\":200,\"final_url\":null,"             \
    "\"permanent\":false,\"tries\":1,\"milliseconds\":5,\"cached\":false,"     \
    "\"places\":[{" PLACE "}],\"was\":\"skipped\",\"was_checked\":0,"          \
    "\"dead_since\":0" more "}\n"
#define FINDING(severity, place, edits)                                        \
    "{\"type\":\"finding\",\"rule\":\"R1\",\"name\":\"r/"                      \
    "r\",\"severity\":\"" severity "\"," place                                 \
    ",\"message\":\"m\",\"help\":\"\",\"fingerprint\":"                        \
    "\"f\",\"related\":[],\"edits\":[" edits "],\"identity\":\"\","            \
    "\"headings\":[\"h\"],\"changed\":false,\"fails\":true,\"excerpt\":null}"  \
    "\n"
#define SUMMARY                                                                \
    "{\"type\":\"summary\",\"documents\":1,\"entries\":2,\"links\":3,"         \
    "\"requests\":1,\"errors\":0,\"warnings\":0,\"notes\":0,\"fixable\":0,"    \
    "\"fixed\":0,\"suppressed\":0,\"baselined\":0,\"seconds\":0.5,"            \
    "\"alive\":1,\"dead\":0,\"unverified\":0,\"skipped\":0,\"interrupted\":"   \
    "false}\n"
#define DETAIL ",\"detail\":\"d\""

#define EDIT(text)                                                             \
    "{\"start\":1,\"end\":1,\"from\":" AT ",\"to\":" AT ",\"safe\":true," text \
    "}"

static void test_messages(void **state)
{
    static const struct {
        const char *text, *said;
    } cases[] = {
        {HEAD DOCUMENT LINK("0", DETAIL) SUMMARY, ""},
        {HEAD DOCUMENT FINDING("note", PLACE, EDIT("\"text\":\"x\"")) SUMMARY,
         ""},
        {HEAD SUMMARY "\n\n" HEAD SUMMARY, ""},
        {HEAD "{\"type\":\"news\"}\n" SUMMARY "{\"type\":\"news\"}\n", ""},
        {HEAD, "run: the run did not come to its end; this is what it had "
               "found out by then\n"},
        {HEAD SUMMARY "{\"type\":\"li",
         "run:3: the line is cut off and left out\n"},
        {HEAD SUMMARY "{\"type\":\"news\"}", ""},
        {"", "run:1: there is no run!"},
        {"{\"type\":\"ru", "run:1: the line is cut off and left out\n"
                           "run:2: there is no run!"},
        {SUMMARY, "run:1: the first line is not the head of a run!"},
        {HEAD SUMMARY DOCUMENT, "run:3: document behind the summary of the "
                                "run!"},
        {HEAD DOCUMENT LINK("0", ""), "run:3: link has no \"detail\"!"},
        {HEAD DOCUMENT LINK("0", ",\"detail\":1"),
         "run:3: \"detail\" of link is no text!"},
        {HEAD DOCUMENT LINK("-1", DETAIL),
         "run:3: \"index\" of link is out of range!"},
        {HEAD DOCUMENT LINK("1.5", DETAIL),
         "run:3: \"index\" of link is no whole number!"},
        {HEAD DOCUMENT LINK("9007199254740992", DETAIL),
         "run:3: \"index\" of link is out of range!"},
        {HEAD LINK("0", DETAIL),
         "run:2: place is in \"a\", which is no document of the run!"},
        {HEAD FINDING("note", PLACE, ""),
         "run:2: finding is in \"a\", which is no document of the run!"},
        {HEAD DOCUMENT FINDING("off", PLACE, ""),
         "run:3: finding of a rule that is off!"},
        {HEAD DOCUMENT FINDING("fatal", PLACE, ""),
         "run:3: \"severity\" of finding is \"fatal\", which is unknown!"},
        {HEAD DOCUMENT FINDING("note",
                               "\"path\":\"a\",\"start\":" AT ",\"end\":"
                               "{\"line\":1,\"column\":1,\"offset\":1,"
                               "\"byte\":2}",
                               ""),
         "run:3: finding ends before its start!"},
        {HEAD DOCUMENT FINDING("note",
                               "\"path\":\"a\",\"start\":" AT ",\"end\":"
                               "{\"line\":1,\"column\":0,\"offset\":1,"
                               "\"byte\":2}",
                               ""),
         "run:3: end of finding is no place: it counts from 1!"},
        {HEAD DOCUMENT FINDING(
             "note", "\"path\":\"a\",\"start\":" AT ",\"end\":[]", ""),
         "run:3: end of finding is no object!"},
        {HEAD DOCUMENT FINDING("note", PLACE, "3"),
         "run:3: edit of finding is no object!"},
        {HEAD DOCUMENT FINDING("note", PLACE,
                               EDIT("\"text\":\"\",\"exact\":false")),
         "run:3: edit has no \"hex\"!"},
        {HEAD DOCUMENT FINDING("note", PLACE,
                               EDIT("\"exact\":false,\"hex\":\"abc\"")),
         "run:3: \"hex\" of edit is not hexadecimal!"},
        {HEAD DOCUMENT FINDING("note", PLACE,
                               EDIT("\"exact\":false,\"hex\":\"0g\"")),
         "run:3: \"hex\" of edit is not hexadecimal!"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stored stored;
        struct buf said;

        stored_init(&stored);
        buf_init(&said);
        read_bytes(&stored, cases[i].text, strlen(cases[i].text), &said);
        buf_add_char(&said, '\0');
        assert_string_equal(said.ptr, cases[i].said);
        buf_release(&said);
        stored_release(&stored);
    }
}

/* The record of what must be well but for warnings. */
static const struct record *record_of(struct stored *stored, const char *text)
{
    struct buf said;

    stored_init(stored);
    buf_init(&said);
    if (!read_bytes(stored, text, strlen(text), &said))
        fail_msg("%s", said.ptr);
    buf_release(&said);
    return stored_record(stored);
}

/* The last line about a link counts, and links are in order. */
static void test_links_told_twice(void **state)
{
    struct stored stored;
    const struct record *record =
        record_of(&stored, HEAD DOCUMENT LINK("7", ",\"detail\":\"c\"")
                               LINK("3", ",\"detail\":\"a\"")
                                   LINK("3", ",\"detail\":\"b\"") SUMMARY);

    (void)state;
    assert_int_equal(record->nlinks, 2);
    assert_string_equal(record->links[0].detail, "b");
    assert_string_equal(record->links[1].detail, "c");
    stored_release(&stored);
}

#define AGAIN                                                                  \
    "{\"type\":\"run\",\"version\":1,\"tool\":{\"version\":\"1\"},"            \
    "\"time\":1,\"offline\":true,\"partial\":false,\"again\":true}\n"

/* What is told anew takes the place of what was told when it is whole. */
static void test_again(void **state)
{
    struct stored stored;
    const struct record *record = record_of(
        &stored, HEAD DOCUMENT LINK("0", DETAIL) AGAIN DOCUMENT SUMMARY);

    (void)state;
    assert_int_equal(record->nlinks, 0);
    assert_int_equal(record->summary.alive, 1);
    stored_release(&stored);
    record = record_of(&stored, HEAD DOCUMENT LINK("0", DETAIL) AGAIN DOCUMENT);
    assert_int_equal(record->ndocuments, 1);
    assert_int_equal(record->nlinks, 1);
    stored_release(&stored);
}

/* A run that was killed is counted. */
static void test_counted(void **state)
{
    struct stored stored;
    const struct record *record =
        record_of(&stored, HEAD DOCUMENT LINK("0", DETAIL)
                               FINDING("note", PLACE, EDIT("\"text\":\"\""))
                                   FINDING("error", PLACE, ""));
    const struct record_summary *summary = &record->summary;

    (void)state;
    assert_int_equal(summary->documents, 1);
    assert_int_equal(summary->entries, 2);
    assert_int_equal(summary->links, 3);
    assert_int_equal(summary->alive, 1);
    assert_int_equal(summary->errors, 1);
    assert_int_equal(summary->warnings, 0);
    assert_int_equal(summary->notes, 1);
    assert_int_equal(summary->fixable, 1);
    assert_int_equal(summary->requests, 0);
    stored_release(&stored);
}

/* A stranger's text is shown, and the exact text of an edit is kept. */
static void test_text_is_printable(void **state)
{
    struct stored stored;
    const struct record *record = record_of(
        &stored,
        HEAD DOCUMENT LINK("0", ",\"detail\":\"::a\\u0000\\u001b\\u202e\"")
            FINDING("note", PLACE, EDIT("\"text\":\"\\u0000\\u001b\""))
                SUMMARY);
    struct str text = record->findings[0].edits[0].text;

    (void)state;
    assert_string_equal(record->links[0].detail,
                        "<U+003A>:a<U+0000><U+001B><U+202E>");
    assert_true(str_eq(text, (struct str){"\0\033", 2}));
    stored_release(&stored);
}

/* Whether a run is read whose lines may have so many bytes. */
static bool read_bounded(const char *text, size_t line_most, struct buf *said)
{
    struct stored stored;
    bool fine;

    stored_init(&stored);
    stored.line_most = line_most;
    fine = read_bytes(&stored, text, strlen(text), said);
    stored_release(&stored);
    return fine;
}

/* A line of the bound is read, and none that is longer. */
static void test_long_line(void **state)
{
    static const char run[] = HEAD SUMMARY;
    const size_t head = sizeof HEAD - 2, summary = sizeof SUMMARY - 2;
    struct buf said;

    (void)state;
    buf_init(&said);
    assert_true(head < summary);
    assert_true(read_bounded(run, summary, &said));
    assert_int_equal(said.len, 0);
    assert_false(read_bounded(run, summary - 1, &said));
    assert_string_equal(said.ptr, "run:2: the line is too long!");
    buf_clear(&said);
    assert_false(read_bounded(run, head - 1, &said));
    assert_string_equal(said.ptr, "run:1: the line is too long!");
    buf_release(&said);
}

/* Whatever is made of it, nothing breaks, and every format can write it. */
static void feed(const char *bytes, size_t len)
{
    struct stored stored;
    struct buf said;

    stored_init(&stored);
    buf_init(&said);
    if (read_bytes(&stored, bytes, len, &said)) {
        const struct record *record = stored_record(&stored);

        for (size_t i = 0; report_formats[i].name; i++)
            free(sample_write(report_formats[i].name, record, &plain));
    }
    buf_release(&said);
    stored_release(&stored);
}

static const char small[] = HEAD DOCUMENT LINK("0", DETAIL)
    FINDING("error", PLACE, EDIT("\"text\":\"x\"")) SUMMARY;

static void test_cut_anywhere(void **state)
{
    (void)state;
    for (size_t len = 0; len < sizeof small; len++) {
        struct stored stored;
        struct buf said;
        bool fine;

        stored_init(&stored);
        buf_init(&said);
        fine = read_bytes(&stored, small, len, &said);
        /* Without its head there is no run. */
        assert_int_equal(fine, len >= sizeof HEAD - 2);
        buf_release(&said);
        stored_release(&stored);
        feed(small, len);
    }
}

static void test_any_byte_anywhere(void **state)
{
    static const char bytes[] = "\0\n\"\\{}[],:-0e9\x1b\x7f\xff";
    char copy[sizeof small];

    (void)state;
    for (size_t at = 0; at + 1 < sizeof small; at++)
        for (size_t i = 0; i + 1 < sizeof bytes; i++) {
            memcpy(copy, small, sizeof small);
            copy[at] = bytes[i];
            feed(copy, sizeof small - 1);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_comes_back),
        cmocka_unit_test(test_rules_come_back),
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_links_told_twice),
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_counted),
        cmocka_unit_test(test_text_is_printable),
        cmocka_unit_test(test_long_line),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_any_byte_anywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
