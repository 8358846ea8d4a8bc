#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/hub.h"

struct subject_row {
    const char *url;
    enum hub_kind kind;
    enum site_kind what;
    const char *owner, *name;
};

#define REPOSITORY HUB_GITHUB, SITE_REPOSITORY
#define DATASET    HUB_FACE, SITE_DATASET
#define MODEL      HUB_FACE, SITE_MODEL
#define NOTHING    HUB_NONE, SITE_UNKNOWN, "", ""

static const struct subject_row subjects[] = {
    {"https://github.com/Ann/corpus", REPOSITORY, "Ann", "corpus"},
    {"http://www.github.com/ann/corpus/", REPOSITORY, "ann", "corpus"},
    {"https://GitHub.com/ann/corpus.git", REPOSITORY, "ann", "corpus"},
    {"https://github.com/ann/corpus.js", REPOSITORY, "ann", "corpus.js"},
    {"https://github.com/ann_corp/-x_.", REPOSITORY, "ann_corp", "-x_."},
    {"https://github.com/ann/tree/", REPOSITORY, "ann", "tree"},
    {"https://github.com/ann/corpus#readme", REPOSITORY, "ann", "corpus"},
    {"https://github.com/ann/corpus?tab=readme-ov-file", REPOSITORY, "ann",
     "corpus"},
    {"https://github.com/ann/corpus?utm_source=a&", REPOSITORY, "ann",
     "corpus"},
    {"https://github.com/ann/corpus?tab=license-1-ov-file", NOTHING},
    {"https://github.com/ann/corpus?utm_source=a&x=1", NOTHING},
    {"https://github.com/ann/corpus/tree/main", NOTHING},
    {"https://github.com/ann/corpus/tree/dev", NOTHING},
    {"https://github.com/ann/corpus/issues", NOTHING},
    {"https://github.com/ann/corpus/releases/latest", NOTHING},
    {"https://github.com/ann/corpus/wiki", NOTHING},
    {"https://github.com/ann/corpus/blob/main/README.md", NOTHING},
    {"https://github.com/ann", NOTHING},
    {"https://github.com/", NOTHING},
    {"https://github.com/topics/corpus", NOTHING},
    {"https://github.com/features/actions", NOTHING},
    {"https://github.com/sponsors/ann", NOTHING},
    {"https://github.com/orgs/ann", NOTHING},
    {"https://github.com/Marketplace/ann", NOTHING},
    {"https://github.com/codespaces/new", NOTHING},
    {"https://github.com/ann/..", NOTHING},
    {"https://github.com/ann/cor%2Fpus", NOTHING},
    {"https://github.com/ann/a\"){x}", NOTHING},
    {"https://github.com/a.b/corpus", NOTHING},
    {"https://github.com:8443/ann/corpus", NOTHING},
    {"https://me@github.com/ann/corpus", NOTHING},
    {"https://github.com/a23456789012345678901234567890123456789a/x", NOTHING},
    {"https://raw.githubusercontent.com/ann/corpus", NOTHING},
    {"https://gist.github.com/ann/corpus", NOTHING},
    {"https://gitee.com/ann/corpus", NOTHING},
    {"https://github.com.example.org/ann/corpus", NOTHING},
    {"ftp://github.com/ann/corpus", NOTHING},
    {"github.com/ann/corpus", NOTHING},
    {"", NOTHING},
    {"https://huggingface.co/datasets/ann/words", DATASET, "ann", "words"},
    {"https://hf.co/datasets/ann/words/", DATASET, "ann", "words"},
    {"https://huggingface.co/datasets/words", DATASET, "", "words"},
    {"https://huggingface.co/datasets/ann/words/tree/main", DATASET, "ann",
     "words"},
    {"https://huggingface.co/ann/net-7b", MODEL, "ann", "net-7b"},
    {"https://huggingface.co/spaces/ann/demo", HUB_FACE, SITE_SPACE, "ann",
     "demo"},
    {"https://huggingface.co/datasets/ann/words?row=3", NOTHING},
    {"https://huggingface.co/datasets/ann/words/viewer", NOTHING},
    {"https://huggingface.co/datasets/ann/words/tree/dev", NOTHING},
    {"https://huggingface.co/datasets/ann/words/blob/main/README.md", NOTHING},
    {"https://huggingface.co/datasets/ann/.hidden", NOTHING},
    {"https://huggingface.co/datasets/ann/w%20s", NOTHING},
    {"https://huggingface.co/datasets", NOTHING},
    {"https://huggingface.co/ann", NOTHING},
    {"https://huggingface.co/docs/datasets", NOTHING},
    {"https://huggingface.co/blog/words", NOTHING},
    {"https://huggingface.co/papers/2304.08485", NOTHING},
    {"https://huggingface.co/collections/ann/words-1", NOTHING},
    {"https://huggingface.co/support/ann", NOTHING},
};

static void test_subjects(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        const struct subject_row *row = &subjects[i];
        struct hub_subject subject;
        bool is = hub_subject_of(str_from(row->url), &subject);

        if (is != (row->kind != HUB_NONE) || subject.kind != row->kind ||
            subject.what != row->what ||
            !str_eq(subject.owner, str_from(row->owner)) ||
            !str_eq(subject.name, str_from(row->name)))
            fail_msg("%s: %d %d %.*s %.*s", row->url, subject.kind,
                     subject.what, STR_ARG(subject.owner),
                     STR_ARG(subject.name));
    }
}

/* The environment of the test that runs: names and values by turns. */
static const char *const *variables;
static struct arena arena;

static char *environment(const char *name)
{
    for (size_t i = 0; variables[i]; i += 2)
        if (!strcmp(variables[i], name))
            return arena_copy(&arena, variables[i + 1],
                              strlen(variables[i + 1]));
    return NULL;
}

struct options_row {
    const char *variables[16];
    const char *api, *graphql, *token, *face, *face_token;
};

#define API     "https://api.github.com"
#define GRAPHQL API "/graphql"
#define FACE    "https://huggingface.co"

static const struct options_row options_rows[] = {
    {{NULL}, API, GRAPHQL, "", FACE, ""},
    {{"GITHUB_TOKEN", "t1", "GH_TOKEN", "t2", "HF_TOKEN", "t3"},
     API,
     GRAPHQL,
     "t1",
     FACE,
     "t3"},
    {{"GITHUB_TOKEN", "", "GH_TOKEN", "t2"}, API, GRAPHQL, "t2", FACE, ""},
    {{"GITHUB_TOKEN", "a\r\nHost: x", "GH_TOKEN", "a b", "HF_TOKEN",
      "t\xc3\xa9"},
     API,
     GRAPHQL,
     "",
     FACE,
     ""},
    {{"HF_TOKEN", "t\x7f", "GH_TOKEN", "t\n"}, API, GRAPHQL, "", FACE, ""},
    {{"GITHUB_API_URL", "http://127.0.0.1:81/v3//", "GITHUB_GRAPHQL_URL",
      "http://127.0.0.1:82/q", "HF_ENDPOINT", "https://mirror.example/"},
     "http://127.0.0.1:81/v3",
     "http://127.0.0.1:82/q",
     "",
     "https://mirror.example",
     ""},
    {{"GITHUB_API_URL", "api.example", "GITHUB_GRAPHQL_URL", "file:///etc/x",
      "HF_ENDPOINT", "https://"},
     API,
     GRAPHQL,
     "",
     FACE,
     ""},
    {{"GITHUB_API_URL", "https://u:p@api.example", "GITHUB_GRAPHQL_URL",
      "https://api.example/q?a=b", "HF_ENDPOINT", "https://a.example/\n"},
     API,
     GRAPHQL,
     "",
     FACE,
     ""},
    {{"GITHUB_SERVER_URL", "https://GitHub.com", "GITHUB_TOKEN", "t1"},
     API,
     GRAPHQL,
     "t1",
     FACE,
     ""},
    {{"GITHUB_SERVER_URL", "https://git.example", "GITHUB_TOKEN", "t1",
      "GITHUB_API_URL", "https://git.example/api/v3", "HF_TOKEN", "t3"},
     API,
     GRAPHQL,
     "",
     FACE,
     "t3"},
};

static void test_options(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof options_rows / sizeof *options_rows; i++) {
        const struct options_row *row = &options_rows[i];
        struct hub_options options;

        variables = row->variables;
        hub_options_init(&options, environment);
        if (!str_eq(options.github_api, str_from(row->api)) ||
            !str_eq(options.github_graphql, str_from(row->graphql)) ||
            !str_eq(options.github_token, str_from(row->token)) ||
            !str_eq(options.face, str_from(row->face)) ||
            !str_eq(options.face_token, str_from(row->face_token)))
            fail_msg("row %zu: %.*s %.*s %.*s %.*s %.*s", i,
                     STR_ARG(options.github_api),
                     STR_ARG(options.github_graphql),
                     STR_ARG(options.github_token), STR_ARG(options.face),
                     STR_ARG(options.face_token));
    }
}

static void test_a_long_token_is_none(void **state)
{
    static char token[5000];
    const char *const long_token[] = {"HF_TOKEN", token, NULL};
    struct hub_options options;

    (void)state;
    memset(token, 'x', sizeof token - 1);
    variables = long_token;
    hub_options_init(&options, environment);
    assert_int_equal(options.face_token.len, 0);
}

struct origin_row {
    const char *address, *url, *origin;
};

static const struct origin_row origins[] = {
    {"https://api.github.com/repos/a/b", "https://api.github.com/repos/a/b",
     "https://api.github.com"},
    {"HTTP://Hub.Example:8080/x/../y", "http://hub.example:8080/y",
     "http://hub.example:8080"},
    {"https://hub.example:443/y", "https://hub.example/y",
     "https://hub.example"},
    {"http://[::1]:81/y", "http://[::1]:81/y", "http://[::1]:81"},
    {"https://a b/", "", ""},
    {"", "", ""},
};

static void test_origins(void **state)
{
    static const char *const headers[] = {"A: b", NULL};

    (void)state;
    for (size_t i = 0; i < sizeof origins / sizeof *origins; i++) {
        struct hub_question question = hub_question_make(
            &arena, str_from(origins[i].address), STR("t"), headers);

        if (!str_eq(question.url, str_from(origins[i].url)) ||
            !str_eq(question.origin, str_from(origins[i].origin)))
            fail_msg("%s: %.*s %.*s", origins[i].address, STR_ARG(question.url),
                     STR_ARG(question.origin));
        assert_string_equal(question.headers[0], "A: b");
        assert_string_equal(question.headers[1], "Authorization: Bearer t");
        assert_null(question.headers[2]);
    }
}

struct remaining_row {
    const char *value;
    long long remaining;
};

static const struct remaining_row remainings[] = {
    {"0", 0},    {"59", 59}, {"", -1},  {"-1", -1},
    {"1.5", -1}, {" 1", -1}, {"x", -1}, {"99999999999999999999", -1},
};

static void test_remaining(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof remainings / sizeof *remainings; i++)
        assert_int_equal(hub_remaining(str_from(remainings[i].value)),
                         remainings[i].remaining);
}

static void test_nothing_is_asked_about_nothing(void **state)
{
    struct hub_reply reply = {.status = 200, .body = STR("{\"id\":\"a/b\"}")};
    struct hub_subject nothing;
    struct hub_options options;
    struct hub_answer answer;

    (void)state;
    variables = options_rows[0].variables;
    hub_options_init(&options, environment);
    hub_subject_of(STR("https://example.org/"), &nothing);
    assert_int_equal(hub_ask_one(&arena, &options, &nothing).url.len, 0);
    hub_read_one(&arena, &nothing, &reply, &answer);
    assert_int_equal(answer.state, HUB_UNKNOWN);
    assert_int_equal(answer.facts.rows_least, -1);
    assert_int_equal(answer.facts.rows_most, -1);
    assert_int_equal(answer.facts.bytes, -1);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_subjects),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_a_long_token_is_none),
        cmocka_unit_test(test_origins),
        cmocka_unit_test(test_remaining),
        cmocka_unit_test(test_nothing_is_asked_about_nothing),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
