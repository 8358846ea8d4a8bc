#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/hub_github.h"
#include "web/hub_json.h"

#include "sample_hub.h"

static struct arena arena;

static struct hub_options options = {
    .github_api = {"https://api.github.com", 22},
    .github_graphql = {"https://api.github.com/graphql", 30},
    .github_token = {"", 0},
    .face = {"https://huggingface.co", 22},
    .face_token = {"", 0},
};

static void test_the_question_about_one(void **state)
{
    struct hub_subject subject =
        sample_subject("https://github.com/Ann/corpus.git");
    struct hub_question question = hub_ask_one(&arena, &options, &subject);

    (void)state;
    assert_string_equal(question.url.ptr,
                        "https://api.github.com/repos/Ann/corpus");
    assert_string_equal(question.origin.ptr, "https://api.github.com");
    assert_int_equal(question.body.len, 0);
    assert_string_equal(question.headers[0],
                        "Accept: application/vnd.github+json");
    assert_string_equal(question.headers[1],
                        "X-GitHub-Api-Version: 2022-11-28");
    assert_null(question.headers[2]);
}

static void test_the_token_is_sent(void **state)
{
    struct hub_subject subject = sample_subject("https://github.com/a/b");
    struct hub_options with = options;
    struct hub_question question;

    (void)state;
    with.github_token = STR("t1");
    with.face_token = STR("t3");
    with.github_api = STR("http://127.0.0.1:81/v3");
    question = hub_ask_one(&arena, &with, &subject);
    assert_string_equal(question.url.ptr, "http://127.0.0.1:81/v3/repos/a/b");
    assert_string_equal(question.origin.ptr, "http://127.0.0.1:81");
    assert_string_equal(question.headers[2], "Authorization: Bearer t1");
    assert_null(question.headers[3]);
}

static const char body_of_two[] =
    "{'query':'query($o0:String!,$n0:String!,$o1:String!,$n1:String!){"
    "r0:repository(owner:$o0,name:$n0){...f} "
    "r1:repository(owner:$o1,name:$n1){...f} }"
    "fragment f on Repository{nameWithOwner isArchived isDisabled isPrivate "
    "pushedAt licenseInfo{spdxId}}',"
    "'variables':{'o0':'Ann','n0':'corpus','o1':'bob','n1':'b.c'}}";

static void test_the_question_about_many(void **state)
{
    struct hub_subject subjects[] = {
        sample_subject("https://github.com/Ann/corpus"),
        sample_subject("https://github.com/bob/b.c"),
    };
    struct hub_options with = options;
    struct hub_question question;

    (void)state;
    with.github_token = STR("t1");
    assert_true(hub_asks_many(&with, HUB_GITHUB));
    assert_false(hub_asks_many(&with, HUB_FACE));
    assert_false(hub_asks_many(&options, HUB_GITHUB));
    question = hub_ask_many(&arena, &with, subjects, 2);
    assert_string_equal(question.url.ptr, "https://api.github.com/graphql");
    assert_string_equal(question.origin.ptr, "https://api.github.com");
    assert_string_equal(question.body.ptr,
                        sample_json(&arena, body_of_two).ptr);
    assert_string_equal(question.headers[0], "Accept: application/json");
    assert_string_equal(question.headers[1], "Content-Type: application/json");
    assert_string_equal(question.headers[2], "Authorization: Bearer t1");
    assert_null(question.headers[3]);
}

/* Names that no address gives. */
static const char *const evil_names[] = {
    "",    ".",   "..",  "a/b",  "a\"){x}", "a\nb",
    "a b", "a?b", "a#b", "a%2e", "\xff",
};

static void test_names_cannot_break_out(void **state)
{
    struct hub_options with = options;

    (void)state;
    with.github_token = STR("t1");
    for (size_t i = 0; i < sizeof evil_names / sizeof *evil_names; i++) {
        struct hub_subject subject = sample_subject("https://github.com/a/b");

        subject.name = str_from(evil_names[i]);
        assert_int_equal(hub_ask_one(&arena, &with, &subject).url.len, 0);
        assert_int_equal(hub_ask_many(&arena, &with, &subject, 1).url.len, 0);
        assert_int_equal(hub_ask_many(&arena, &with, &subject, 1).body.len, 0);
        subject = sample_subject("https://github.com/a/b");
        subject.owner = str_from(evil_names[i]);
        assert_int_equal(hub_ask_one(&arena, &with, &subject).url.len, 0);
        assert_int_equal(hub_ask_many(&arena, &with, &subject, 1).url.len, 0);
    }
}

static void test_as_many_as_are_allowed(void **state)
{
    struct hub_subject subjects[HUB_MANY + 1];
    struct hub_options with = options;

    (void)state;
    with.github_token = STR("t1");
    for (size_t i = 0; i <= HUB_MANY; i++)
        subjects[i] = sample_subject("https://github.com/a/b");
    assert_int_not_equal(hub_ask_many(&arena, &with, subjects, 50).url.len, 0);
    assert_int_equal(hub_ask_many(&arena, &with, subjects, 51).url.len, 0);
    assert_int_equal(hub_ask_many(&arena, &with, subjects, 0).url.len, 0);
    assert_int_equal(hub_ask_many(&arena, &options, subjects, 2).url.len, 0);
}

struct one_row {
    int status;
    const char *body, *remaining, *answer;
};

/* Of https://github.com/Ann/corpus. */
static const struct one_row ones[] = {
    {200,
     "{'full_name':'Ann/corpus','private':false,'archived':true,"
     "'disabled':false,'license':{'spdx_id':'MIT'},"
     "'pushed_at':'2024-05-06T07:08:09Z','size':12}",
     "", "found archived licence=MIT pushed=2024-05-06"},
    {200,
     "{'full_name':'ann/Corpus','archived':false,'disabled':true,"
     "'license':null,'pushed_at':null}",
     "0", "found disabled"},
    {200, "{'full_name':'Ann/corpus','license':{'spdx_id':'NOASSERTION'}}", "",
     "found"},
    {200, "{'full_name':'Ann/corpus','license':{'spdx_id':'NONE'}}", "",
     "found"},
    {200, "{'full_name':'Ann/texts'}", "",
     "moved https://github.com/Ann/texts"},
    {200, "{'full_name':'Bob/corpus.v2','license':{'spdx_id':'MIT'}}", "",
     "moved https://github.com/Bob/corpus.v2 licence=MIT"},
    {200, "{'full_name':'Ann/corpus','private':true}", "", "unknown"},
    {200, "{'full_name':'Bob/corpus','private':true}", "", "unknown"},
    {200, "{'full_name':'evil/..'}", "", "unknown"},
    {200, "{'full_name':'a@evil.example/x'}", "", "unknown"},
    {200, "{'full_name':'Bob/x/y'}", "", "unknown"},
    {200, "{'full_name':'Bob/x?y'}", "", "unknown"},
    {200, "{'full_name':'Bob/x\\r\\ny'}", "", "unknown"},
    {200, "{'full_name':'Bob/x\\u0000y'}", "", "unknown"},
    {200, "{'full_name':'Bob'}", "", "unknown"},
    {200, "{'full_name':''}", "", "unknown"},
    {200, "{'full_name':['Ann/corpus']}", "", "unknown"},
    {200, "{'archived':true}", "", "unknown"},
    {200,
     "{'full_name':'Ann/corpus','archived':'yes','disabled':1,'license':'MIT',"
     "'pushed_at':1714979289}",
     "", "found"},
    {200,
     "{'full_name':'Ann/corpus','license':[{'spdx_id':'MIT'}],"
     "'pushed_at':'2024-02-30T00:00:00Z'}",
     "", "found"},
    {200, "{'full_name':'Ann/corpus','pushed_at':'2024'}", "", "found"},
    {200, "{'full_name':'Ann/corpus','pushed_at':'May 5, 2024T00:00:00Z'}", "",
     "found"},
    {200, "{'full_name':'Ann/corpus','full_name':'Ann/corpus'}", "", "found"},
    {200, "[]", "", "unknown"},
    {200, "null", "", "unknown"},
    {200, "{'full_name':'Ann/corpus'", "", "unknown"},
    {200, "{'full_name':'Ann/corpus'} x", "", "unknown"},
    {200, "<html>", "", "unknown"},
    {200, "", "", "unknown"},
    {202, "{'full_name':'Ann/corpus'}", "", "unknown"},
    {301, "{'message':'Moved Permanently'}", "", "unknown"},
    {304, "", "", "unknown"},
    {401, "{'message':'Bad credentials'}", "", "refused"},
    {403, "{'message':'API rate limit exceeded for 192.0.2.1.'}", "0",
     "refused"},
    {403, "{'message':'You have exceeded a secondary rate limit.'}", "55",
     "refused"},
    {403, "{'message':'You have triggered an abuse detection mechanism.'}", "5",
     "refused"},
    {403, "{'message':'Forbidden'}", "0", "refused"},
    {403, "{'message':'Repository access blocked'}", "55", "unknown"},
    {403, "{'message':'Resource protected by organization SAML'}", "",
     "unknown"},
    {403, "<html>", "", "refused"},
    {404, "{'message':'Not Found'}", "", "missing"},
    {407, "", "", "refused"},
    {410, "", "", "missing"},
    {429, "", "", "refused"},
    {451, "{'message':'Repository access blocked'}", "", "unknown"},
    {500, "", "", "unknown"},
    {503, "", "", "unknown"},
    {0, "", "", "unknown"},
    {-1, "{}", "", "unknown"},
};

static const char *read_one(int status, struct str body, const char *remaining)
{
    struct hub_subject subject =
        sample_subject("https://github.com/Ann/corpus");
    struct hub_reply reply = {
        .status = status, .body = body, .remaining = str_from(remaining)};
    struct hub_answer answer;

    hub_read_one(&arena, &subject, &reply, &answer);
    return sample_answer(&arena, &answer);
}

static void test_answers_about_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++) {
        const struct one_row *row = &ones[i];
        const char *answer = read_one(
            row->status, sample_json(&arena, row->body), row->remaining);

        if (strcmp(answer, row->answer))
            fail_msg("%d %s: %s", row->status, row->body, answer);
    }
}

struct many_row {
    int status;
    const char *body, *answers[3];
};

#define NOT_FOUND(alias) "{'type':'NOT_FOUND','path':['" alias "']}"
#define ANN              "{'nameWithOwner':'ann/corpus'}"

/* Of Ann/corpus, Bob/b and Cid/c. */
static const struct many_row manies[] = {
    {200,
     "{'data':{'r0':{'nameWithOwner':'Ann/corpus','isArchived':true,"
     "'isDisabled':false,'isPrivate':false,'pushedAt':'2020-01-02T03:04:05Z',"
     "'licenseInfo':{'spdxId':'Apache-2.0'}},"
     "'r1':{'nameWithOwner':'New/b','isArchived':false,'isDisabled':true,"
     "'licenseInfo':{'spdxId':'NOASSERTION'}},"
     "'r2':null},'errors':[" NOT_FOUND("r2") "]}",
     {"found archived licence=Apache-2.0 pushed=2020-01-02",
      "moved https://github.com/New/b disabled", "missing"}},
    {200,
     "{'data':{'r0':" ANN ",'r1':null,'r2':{'nameWithOwner':'Cid/c',"
     "'isPrivate':true}},'errors':[{'type':'FORBIDDEN','path':['r1'],"
     "'message':'SAML'}]}",
     {"found", "unknown", "unknown"}},
    {200,
     "{'errors':[{'type':'RATE_LIMITED','message':'x'}]}",
     {"refused", "refused", "refused"}},
    {200,
     "{'errors':[{'type':'RATE_LIMIT'}],'data':null}",
     {"refused", "refused", "refused"}},
    {200,
     "{'errors':[{'message':'API rate limit exceeded for user ID 1.'}]}",
     {"refused", "refused", "refused"}},
    {200,
     "{'message':'You have exceeded a secondary rate limit.'}",
     {"refused", "refused", "refused"}},
    {200,
     "{'data':{'r0':" ANN "},'errors':[{'type':'RATE_LIMITED'}]}",
     {"found", "refused", "refused"}},
    {200,
     "{'errors':[{'message':'Something went wrong'}]}",
     {"unknown", "unknown", "unknown"}},
    {200,
     "{'data':{'r0':null,'r1':null},'errors':[" NOT_FOUND("r3") "," NOT_FOUND("r00000000000000000001") "," NOT_FOUND(
         "r-1") "," NOT_FOUND("x1") "," NOT_FOUND("") ",{'type':'NOT_FOUND','"
                                                      "path':[0]},"
                                                      "{'type':'NOT_FOUND','"
                                                      "path':'r0'},{'type':'"
                                                      "NOT_FOUND'},"
                                                      "{'type':'NOT_FOUND','"
                                                      "path':['r1','"
                                                      "licenseInfo']},7,null]}",
     {"unknown", "unknown", "unknown"}},
    {200,
     "{'data':{'r0':" ANN "},'errors':[" NOT_FOUND("r0") "]}",
     {"found", "unknown", "unknown"}},
    {200,
     "{'data':{'r0':{'nameWithOwner':'../..'},'r1':{'nameWithOwner':7},"
     "'r2':['Cid/c']},'errors':{'type':'RATE_LIMITED'}}",
     {"unknown", "unknown", "unknown"}},
    {200, "{'data':[" ANN "]}", {"unknown", "unknown", "unknown"}},
    {200, "<html>", {"unknown", "unknown", "unknown"}},
    {401, "{'message':'Bad credentials'}", {"refused", "refused", "refused"}},
    {403, "", {"refused", "refused", "refused"}},
    {404, "", {"refused", "refused", "refused"}},
    {405, "", {"refused", "refused", "refused"}},
    {407, "", {"refused", "refused", "refused"}},
    {410, "", {"refused", "refused", "refused"}},
    {429, "", {"refused", "refused", "refused"}},
    {301, "", {"unknown", "unknown", "unknown"}},
    {502, "", {"unknown", "unknown", "unknown"}},
    {0, "", {"unknown", "unknown", "unknown"}},
};

static void test_answers_about_many(void **state)
{
    struct hub_subject subjects[] = {
        sample_subject("https://github.com/Ann/corpus"),
        sample_subject("https://github.com/Bob/b"),
        sample_subject("https://github.com/Cid/c"),
    };

    (void)state;
    for (size_t i = 0; i < sizeof manies / sizeof *manies; i++) {
        const struct many_row *row = &manies[i];
        struct hub_reply reply = {.status = row->status,
                                  .body = sample_json(&arena, row->body)};
        struct hub_answer answers[3];

        hub_read_many(&arena, subjects, 3, &reply, answers);
        for (size_t at = 0; at < 3; at++) {
            const char *answer = sample_answer(&arena, &answers[at]);

            if (strcmp(answer, row->answers[at]))
                fail_msg("%s: %zu is %s", row->body, at, answer);
        }
    }
}

/* `count` times the piece, between a head and a tail. */
static struct str repeat(const char *head, const char *piece, size_t count,
                         const char *tail)
{
    size_t size = strlen(piece), at = strlen(head);
    char *bytes = arena_alloc(&arena, at + size * count + strlen(tail) + 1);

    memcpy(bytes, head, at);
    for (size_t i = 0; i < count; i++, at += size)
        memcpy(bytes + at, piece, size);
    memcpy(bytes + at, tail, strlen(tail));
    return (struct str){bytes, at + strlen(tail)};
}

static void test_hostile_bodies(void **state)
{
    (void)state;
    assert_string_equal(read_one(200, repeat("", "[", 1000000, ""), ""),
                        "unknown");
    assert_string_equal(read_one(200, repeat("{\"a\":", "[", 2040, ""), ""),
                        "unknown");
    assert_string_equal(read_one(200, repeat("{", "\"a\":{", 9999, ""), ""),
                        "unknown");
    assert_string_equal(
        read_one(200, repeat("{\"full_name\":\"Ann/", "c", 200, "\"}"), ""),
        "unknown");
    assert_string_equal(
        read_one(200,
                 repeat("{\"full_name\":\"Ann/corpus\",\"license\":"
                        "{\"spdx_id\":\"",
                        "M", HUB_TEXT_MAX + 1, "\"}}"),
                 ""),
        "found");
    assert_string_equal(
        read_one(200,
                 repeat("{\"full_name\":\"Ann/corpus\",\"x\":\"", "x",
                        HUB_BODY_MAX - 100, "\"}"),
                 ""),
        "found");
    assert_string_equal(
        read_one(200,
                 repeat("{\"full_name\":\"Ann/corpus\",\"x\":\"", "x",
                        HUB_BODY_MAX, "\"}"),
                 ""),
        "unknown");
    assert_string_equal(
        read_one(200, STR("{\"full_name\":\"Ann/corpus\"}\0"), ""), "unknown");
    assert_string_equal(read_one(200, STR("{\"full_name\":\"Ann/c\xff\"}"), ""),
                        "unknown");
    assert_string_equal(read_one(200,
                                 STR("{\"full_name\":\"Ann/corpus\",\"id\":"
                                     "99999999999999999999}"),
                                 ""),
                        "unknown");
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
        cmocka_unit_test(test_the_question_about_one),
        cmocka_unit_test(test_the_token_is_sent),
        cmocka_unit_test(test_the_question_about_many),
        cmocka_unit_test(test_names_cannot_break_out),
        cmocka_unit_test(test_as_many_as_are_allowed),
        cmocka_unit_test(test_answers_about_one),
        cmocka_unit_test(test_answers_about_many),
        cmocka_unit_test(test_hostile_bodies),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
