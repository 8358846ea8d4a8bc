#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/hub_face.h"
#include "web/hub_json.h"

#include "sample_hub.h"

static struct arena arena;

#define DATASET "https://huggingface.co/datasets/ann/words"
#define FIELDS                                                                 \
    "?expand=cardData&expand=disabled&expand=lastModified&expand=private"      \
    "&expand=usedStorage"

struct question_row {
    const char *url, *endpoint, *question, *origin;
};

static const struct question_row questions[] = {
    {DATASET, "https://huggingface.co",
     "https://huggingface.co/api/datasets/ann/words" FIELDS "&expand=gated",
     "https://huggingface.co"},
    {"https://hf.co/datasets/words/tree/main", "https://huggingface.co",
     "https://huggingface.co/api/datasets/words" FIELDS "&expand=gated",
     "https://huggingface.co"},
    {"https://huggingface.co/ann/net-7b", "http://127.0.0.1:81/hub",
     "http://127.0.0.1:81/hub/api/models/ann/net-7b" FIELDS "&expand=gated",
     "http://127.0.0.1:81"},
    {"https://huggingface.co/spaces/ann/demo", "https://mirror.example",
     "https://mirror.example/api/spaces/ann/demo" FIELDS,
     "https://mirror.example"},
};

static void test_questions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        const struct question_row *row = &questions[i];
        struct hub_subject subject = sample_subject(row->url);
        struct hub_options options = {.face = str_from(row->endpoint),
                                      .github_token = STR("t1"),
                                      .face_token = STR("")};
        struct hub_question question = hub_ask_one(&arena, &options, &subject);

        assert_string_equal(question.url.ptr, row->question);
        assert_string_equal(question.origin.ptr, row->origin);
        assert_int_equal(question.body.len, 0);
        assert_string_equal(question.headers[0], "Accept: application/json");
        assert_null(question.headers[1]);
        options.face_token = STR("t3");
        question = hub_ask_one(&arena, &options, &subject);
        assert_string_equal(question.headers[1], "Authorization: Bearer t3");
        assert_null(question.headers[2]);
    }
}

/* Names that no address gives. */
static const char *const evil_names[] = {
    ".", "..", "a/b", "a?b", "a#b", "a%2e", "a b", "a\r\nb", "\xff",
};

static void test_names_cannot_break_out(void **state)
{
    struct hub_options options = {.face = STR("https://huggingface.co"),
                                  .face_token = STR("t3")};

    (void)state;
    for (size_t i = 0; i < sizeof evil_names / sizeof *evil_names; i++) {
        struct hub_subject subject = sample_subject(DATASET);

        subject.name = str_from(evil_names[i]);
        assert_int_equal(hub_ask_one(&arena, &options, &subject).url.len, 0);
        subject = sample_subject(DATASET);
        subject.owner = str_from(evil_names[i]);
        assert_int_equal(hub_ask_one(&arena, &options, &subject).url.len, 0);
    }
}

struct answer_row {
    int status;
    const char *body, *location, *code, *answer;
};

#define BODY(text) 200, "{'id':'ann/words'," text "}", "", ""
#define MOVE(text) 307, "", text, ""

/* Of the data set ann/words. */
static const struct answer_row answers[] = {
    {BODY("'gated':false,'disabled':false,'private':false,"
          "'cardData':{'license':'mit','size_categories':['10K<n<100K']},"
          "'lastModified':'2024-05-06T07:08:09.000Z','usedStorage':1234"),
     "found licence=mit pushed=2024-05-06 rows=10000-100000 bytes=1234"},
    {BODY("'gated':'auto'"), "found gated"},
    {BODY("'gated':'manual','disabled':true"), "found disabled gated"},
    {BODY("'gated':true"), "found gated"},
    {BODY("'gated':'no'"), "found"},
    {BODY("'gated':1,'disabled':'true','usedStorage':'9','lastModified':9"),
     "found"},
    {BODY("'private':true"), "unknown"},
    {BODY("'cardData':null,'usedStorage':0"), "found"},
    {BODY("'usedStorage':-5"), "found"},
    {BODY("'usedStorage':1.5"), "found"},
    {BODY("'usedStorage':9223372036854775807"),
     "found bytes=9223372036854775807"},
    {BODY("'cardData':{'license':['mit']}"), "found licence=mit"},
    {BODY("'cardData':{'license':['mit','apache-2.0']}"), "found"},
    {BODY("'cardData':{'license':[]}"), "found"},
    {BODY("'cardData':{'license':[['mit']]}"), "found"},
    {BODY("'cardData':{'license':{'mit':1}}"), "found"},
    {BODY("'cardData':{'license':'other','license_name':'x'}"),
     "found licence=other"},
    {BODY("'cardData':['mit']"), "found"},
    {200, "{'id':'Ann/Words'}", "", "", "found"},
    {200, "{'id':'bob/words','gated':'auto'}", "", "",
     "moved https://huggingface.co/datasets/bob/words gated"},
    {200, "{'id':'words'}", "", "",
     "moved https://huggingface.co/datasets/words"},
    {200, "{'id':'ann/terms'}", "", "",
     "moved https://huggingface.co/datasets/ann/terms"},
    {200, "{'id':'bob/words','private':true}", "", "", "unknown"},
    {200, "{'id':'bob/..'}", "", "", "unknown"},
    {200, "{'id':'/words'}", "", "", "unknown"},
    {200, "{'id':'bob/words/x'}", "", "", "unknown"},
    {200, "{'id':'bob/'}", "", "", "unknown"},
    {200, "{'id':'b@evil.example/x'}", "", "", "unknown"},
    {200, "{'id':7}", "", "", "unknown"},
    {200, "{'gated':true}", "", "", "unknown"},
    {200, "[{'id':'ann/words'}]", "", "", "unknown"},
    {200, "<html>", "", "", "unknown"},
    {200, "", "", "", "unknown"},
    {MOVE("/api/datasets/bob/words?expand=gated"),
     "moved https://huggingface.co/datasets/bob/words"},
    {MOVE("https://huggingface.co/api/datasets/bob/w.2"),
     "moved https://huggingface.co/datasets/bob/w.2"},
    {MOVE("/api/datasets/Ann/Words"), "unknown"},
    {MOVE("/api/models/bob/words"), "unknown"},
    {MOVE("/api/datasets/bob/words/x"), "unknown"},
    {MOVE("/api/datasets/bob%2fwords"), "unknown"},
    {MOVE("/api/datasets/../words"), "unknown"},
    {MOVE("/api/datasets//words"), "unknown"},
    {MOVE("/api/datasets/"), "unknown"},
    {MOVE("/datasets/bob/words"), "unknown"},
    {MOVE("//evil.example/api/datasets/bob/words"), "unknown"},
    {MOVE("https://evil.example/api/datasets/bob/words"), "unknown"},
    {MOVE("https://huggingface.co.evil.example/api/datasets/b/w"), "unknown"},
    {MOVE("https://huggingface.co@evil.example/api/datasets/b/w"), "unknown"},
    {MOVE("/login"), "unknown"},
    {MOVE(""), "unknown"},
    {301, "", "/api/datasets/bob/words", "",
     "moved https://huggingface.co/datasets/bob/words"},
    {300, "", "/api/datasets/bob/words", "", "unknown"},
    {302, "", "/api/datasets/bob/words", "",
     "moved https://huggingface.co/datasets/bob/words"},
    {308, "", "/api/datasets/bob/words", "",
     "moved https://huggingface.co/datasets/bob/words"},
    {401, "{'error':'Invalid username or password.'}", "", "", "missing"},
    {401, "{'error':'Repository not found'}", "", "RepoNotFound", "missing"},
    {401, "{'error':'Invalid credentials in Authorization header'}", "", "",
     "refused"},
    {401, "{'error':'x'}", "", "GatedRepo", "found gated"},
    {403, "{'error':'x'}", "", "GatedRepo", "found gated"},
    {403, "{'error':'Access to this resource is disabled.'}", "", "",
     "unknown"},
    {403, "{'error':7}", "", "", "refused"},
    {403, "<html>", "", "", "refused"},
    {404, "{'error':'Repository not found'}", "", "RepoNotFound", "missing"},
    {404, "", "", "", "missing"},
    {404, "", "", "EntryNotFound", "unknown"},
    {404, "", "", "RevisionNotFound", "unknown"},
    {400, "{'error':'bad expand'}", "", "", "unknown"},
    {405, "", "", "", "refused"},
    {407, "", "", "", "refused"},
    {410, "", "", "", "missing"},
    {429, "", "", "", "refused"},
    {451, "", "", "", "unknown"},
    {500, "", "", "", "unknown"},
    {0, "", "", "", "unknown"},
};

static const char *read_of(const char *url, const struct answer_row *row)
{
    struct hub_subject subject = sample_subject(url);
    struct hub_reply reply = {
        .status = row->status,
        .body = sample_json(&arena, row->body),
        .location = str_from(row->location),
        .error_code = str_from(row->code),
    };
    struct hub_answer answer;

    hub_read_one(&arena, &subject, &reply, &answer);
    return sample_answer(&arena, &answer);
}

static void test_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const struct answer_row *row = &answers[i];
        const char *answer = read_of(DATASET, row);

        if (strcmp(answer, row->answer))
            fail_msg("%d %s %s: %s", row->status, row->body, row->location,
                     answer);
    }
}

struct thing_row {
    const char *url;
    struct answer_row row;
};

/* Models and spaces have no rows, and pages of their own. */
static const struct thing_row things[] = {
    {"https://huggingface.co/ann/net",
     {200,
      "{'id':'ann/net','cardData':{'license':'mit','size_categories':'n<1K'}}",
      "", "", "found licence=mit"}},
    {"https://huggingface.co/ann/net",
     {307, "", "/api/models/bob/net", "",
      "moved https://huggingface.co/bob/net"}},
    {"https://huggingface.co/spaces/ann/demo",
     {307, "", "/api/spaces/bob/demo?expand=disabled", "",
      "moved https://huggingface.co/spaces/bob/demo"}},
    {"https://huggingface.co/datasets/words",
     {307, "", "/api/datasets/ann/words", "",
      "moved https://huggingface.co/datasets/ann/words"}},
    {"https://huggingface.co/datasets/words",
     {200, "{'id':'words'}", "", "", "found"}},
};

static void test_models_and_spaces(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof things / sizeof *things; i++)
        assert_string_equal(read_of(things[i].url, &things[i].row),
                            things[i].row.answer);
}

struct rows_row {
    const char *card, *rows;
};

#define SPLITS(text) "'dataset_info':{'splits':[" text "]}"
#define ROWS(count)  "{'num_examples':" #count "}"
#define CONFIG(name, count)                                                    \
    "{'config_name':'" name "','splits':[" ROWS(count) "]}"

static const struct rows_row rows_rows[] = {
    {"'size_categories':'n<1K'", " rows=0-1000"},
    {"'size_categories':['n<1K']", " rows=0-1000"},
    {"'size_categories':['1K<n<10K']", " rows=1000-10000"},
    {"'size_categories':['100K<n<1M']", " rows=100000-1000000"},
    {"'size_categories':['1M<n<10M']", " rows=1000000-10000000"},
    {"'size_categories':['10M<n<100M']", " rows=10000000-100000000"},
    {"'size_categories':['100M<n<1B']", " rows=100000000-1000000000"},
    {"'size_categories':['1B<n<10B']", " rows=1000000000-10000000000"},
    {"'size_categories':['10B<n<100B']", " rows=10000000000-100000000000"},
    {"'size_categories':['100B<n<1T']", " rows=100000000000-1000000000000"},
    {"'size_categories':['n>1T']", " rows=1000000000000-9223372036854775807"},
    {"'size_categories':['1M<n<10M','1K<n<10K']", " rows=1000-10000000"},
    {"'size_categories':['1K<n<10K','unknown']", ""},
    {"'size_categories':['unknown']", ""},
    {"'size_categories':[]", ""},
    {"'size_categories':[1000]", ""},
    {"'size_categories':{'n<1K':1}", ""},
    {SPLITS(ROWS(400) "," ROWS(100)), " rows=500-500"},
    {SPLITS(ROWS(400) ",{'num_bytes':9}"), ""},
    {SPLITS(ROWS(400) "," ROWS(-1)), ""},
    {SPLITS(ROWS(400) "," ROWS('100')), ""},
    {SPLITS(ROWS(400) "," ROWS(1.0)), ""},
    {SPLITS(ROWS(400) ",7"), ""},
    {SPLITS(ROWS(400) "," ROWS(0)), " rows=400-400"},
    {SPLITS(ROWS(0)), ""},
    {SPLITS(""), ""},
    {SPLITS(ROWS(1000000000000000)), " rows=1000000000000000-1000000000000000"},
    {SPLITS(ROWS(1000000000000000) "," ROWS(1)), ""},
    {SPLITS(ROWS(9223372036854775807) "," ROWS(9223372036854775807)), ""},
    {"'dataset_info':7", ""},
    {"'dataset_info':[]", ""},
    {"'dataset_info':[7]", ""},
    {"'dataset_info':{'features':[]},'size_categories':'n<1K'", " rows=0-1000"},
    {"'dataset_info':[" CONFIG("en", 300) "," CONFIG("de", 200) "]",
     " rows=300-500"},
    {"'dataset_info':[" CONFIG("en", 300) "," CONFIG("en", 200) "]", ""},
    {"'dataset_info':[" CONFIG("en", 300) ",{'config_name':'de'}]", ""},
    {"'dataset_info':[" CONFIG("en", 300) "],"
                                          "'configs':[{'config_name':'en'}]",
     " rows=300-300"},
    {"'dataset_info':[" CONFIG(
         "en", 300) "],"
                    "'configs':[{'config_name':'en'},{'config_name':'de'}]",
     ""},
    {SPLITS(ROWS(300)) ",'configs':[{'config_name':'default'}]",
     " rows=300-300"},
    {SPLITS(ROWS(300)) ",'configs':[{'config_name':'de'}]", ""},
    {SPLITS(ROWS(5000)) ",'size_categories':['1K<n<10K']", " rows=5000-5000"},
    {SPLITS(ROWS(5000)) ",'size_categories':['x']", " rows=5000-5000"},
    {SPLITS(ROWS(500)) ",'size_categories':['1K<n<10K']", " rows=500-10000"},
    {SPLITS(ROWS(50000)) ",'size_categories':['1K<n<10K']", " rows=1000-50000"},
};

static void test_rows(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows_rows / sizeof *rows_rows; i++) {
        struct str body = str_printf(
            &arena, "{'id':'ann/words','cardData':{%s}}", rows_rows[i].card);
        struct answer_row row = {200, body.ptr, "", "", ""};
        const char *answer = read_of(DATASET, &row);

        assert_true(str_starts(str_from(answer), STR("found")));
        if (strcmp(answer + 5, rows_rows[i].rows))
            fail_msg("%s: %s", rows_rows[i].card, answer);
    }
}

/* `count` times the piece, between a head and a tail. */
static const char *read_repeated(const char *head, const char *piece,
                                 size_t count, const char *tail)
{
    size_t size = strlen(piece), at = strlen(head);
    char *bytes = arena_alloc(&arena, at + size * count + strlen(tail) + 1);
    struct answer_row row = {200, bytes, "", "", ""};

    memcpy(bytes, head, at);
    for (size_t i = 0; i < count; i++, at += size)
        memcpy(bytes + at, piece, size);
    memcpy(bytes + at, tail, strlen(tail));
    return read_of(DATASET, &row);
}

static void test_hostile_bodies(void **state)
{
    (void)state;
    assert_string_equal(read_repeated("", "[", 1000000, ""), "unknown");
    assert_string_equal(read_repeated("{'id':", "{'id':", 2040, ""), "unknown");
    assert_string_equal(read_repeated("{'id':'ann/", "w", 97, "'}"), "unknown");
    assert_string_equal(
        read_repeated("{'id':'ann/words','cardData':{'license':'", "m",
                      HUB_TEXT_MAX + 1, "'}}"),
        "found");
    assert_string_equal(
        read_repeated("{'id':'ann/words','cardData':{'dataset_info':"
                      "{'splits':[",
                      "{'num_examples':1000000000000000},", 20000,
                      "{'num_examples':1}]}}}"),
        "found");
    assert_string_equal(
        read_repeated("{'id':'ann/words','cardData':{'dataset_info':[",
                      "{'config_name':'a'},", 40000, "{}]}}"),
        "found");
    assert_string_equal(
        read_repeated("{'id':'ann/words','cardData':{'configs':[", "[],",
                      300000, "[]]}}"),
        "found");
}

/* Of what has no name that the hub could give, nothing is asked or read. */
static void test_no_name(void **state)
{
    struct hub_subject subject = sample_subject(DATASET);
    struct hub_options options = {.face = STR("https://huggingface.co")};
    struct hub_reply reply = {.status = 200,
                              .body = STR("{\"id\":\"ann/words\"}")};
    struct hub_answer answer;

    (void)state;
    subject.name = STR("a b");
    assert_int_equal(hub_ask_file(&arena, &options, &subject).url.len, 0);
    hub_read_one(&arena, &subject, &reply, &answer);
    assert_string_equal(sample_answer(&arena, &answer), "unknown");
    hub_read_file(&subject, &reply, &answer);
    assert_string_equal(sample_answer(&arena, &answer), "unknown");
}

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

struct file_row {
    int status;
    const char *error_code, *answer;
};

static const struct file_row files[] = {
    {200, "", "found"},
    {302, "", "found"},
    {307, "", "found"},
    {404, "EntryNotFound", "found"},
    {404, "RevisionNotFound", "found"},
    {401, "GatedRepo", "found gated"},
    {403, "GatedRepo", "found gated"},
    {401, "RepoNotFound", "missing"},
    {404, "RepoNotFound", "missing"},
    {404, "", "missing"},
    {401, "", "missing"},
    {429, "", "refused"},
    {500, "", "unknown"},
    {0, "", "unknown"},
};

/* The token would show what readers do not see. */
static void test_files(void **state)
{
    struct hub_options options = {.face = STR("https://huggingface.co"),
                                  .face_token = STR("t3")};
    struct hub_subject subject = sample_subject(DATASET);
    struct hub_question question = hub_ask_file(&arena, &options, &subject);

    (void)state;
    assert_string_equal(question.url.ptr, DATASET "/resolve/main/README.md");
    assert_null(question.headers[0]);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct hub_reply reply = {
            .status = files[i].status,
            .body = STR(""),
            .error_code = str_from(files[i].error_code),
        };
        struct hub_answer answer;

        hub_read_file(&subject, &reply, &answer);
        assert_string_equal(sample_answer(&arena, &answer), files[i].answer);
    }
    subject = sample_subject("https://github.com/ann/words");
    question = hub_ask_file(&arena, &options, &subject);
    assert_int_equal(question.url.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_questions),
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_no_name),
        cmocka_unit_test(test_names_cannot_break_out),
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_models_and_spaces),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_hostile_bodies),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
