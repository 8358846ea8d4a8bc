#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "web/evidence.h"

#define ALIVE      VERDICT_ALIVE
#define DEAD       VERDICT_DEAD
#define UNVERIFIED VERDICT_UNVERIFIED

struct status_row {
    int status;
    enum verdict verdict;
    enum reason reason;
    bool passing;
};

/* The table of verdicts, by status, of an answer to GET that has a body. */
static const struct status_row statuses[] = {
    {200, ALIVE, REASON_NONE, false},
    {202, ALIVE, REASON_NONE, false},
    {203, ALIVE, REASON_NONE, false},
    {204, ALIVE, REASON_NONE, false},
    {205, ALIVE, REASON_NONE, false},
    {206, ALIVE, REASON_NONE, false},
    {300, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {304, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {400, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {401, UNVERIFIED, REASON_RESTRICTED, false},
    {402, UNVERIFIED, REASON_RESTRICTED, false},
    {403, UNVERIFIED, REASON_BLOCKED, false},
    {405, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {406, UNVERIFIED, REASON_BLOCKED, false},
    {407, UNVERIFIED, REASON_RESTRICTED, false},
    {408, UNVERIFIED, REASON_SERVER_ERROR, true},
    {409, UNVERIFIED, REASON_BLOCKED, false},
    {410, DEAD, REASON_GONE, false},
    {412, UNVERIFIED, REASON_BLOCKED, false},
    {418, UNVERIFIED, REASON_BLOCKED, false},
    {422, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {423, UNVERIFIED, REASON_BLOCKED, false},
    {425, UNVERIFIED, REASON_SERVER_ERROR, true},
    {429, UNVERIFIED, REASON_RATE_LIMITED, true},
    {451, UNVERIFIED, REASON_RESTRICTED, false},
    {500, UNVERIFIED, REASON_SERVER_ERROR, true},
    {501, UNVERIFIED, REASON_REFUSED_REQUEST, false},
    {502, UNVERIFIED, REASON_SERVER_ERROR, true},
    {503, UNVERIFIED, REASON_SERVER_ERROR, true},
    {504, UNVERIFIED, REASON_SERVER_ERROR, true},
    {520, UNVERIFIED, REASON_BLOCKED, false},
    {527, UNVERIFIED, REASON_BLOCKED, false},
    {530, UNVERIFIED, REASON_BLOCKED, false},
    {600, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {999, UNVERIFIED, REASON_BLOCKED, false},
    {0, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
};

static void check(const struct evidence *evidence, enum verdict verdict,
                  enum reason reason)
{
    struct judgement judgement = evidence_judge(evidence);

    if (judgement.verdict != verdict || judgement.reason != reason)
        fail_msg("sight %d status %d marks %u: %s (%s), not %s (%s)",
                 evidence->sight, evidence->status, evidence->marks,
                 verdict_name(judgement.verdict), reason_name(judgement.reason),
                 verdict_name(verdict), reason_name(reason));
}

static void test_statuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
        const struct status_row *row = &statuses[i];
        struct evidence evidence = {.status = row->status, .get = true};

        check(&evidence, row->verdict, row->reason);
        assert_int_equal(evidence_passing(&evidence), row->passing);
        assert_int_equal(evidence_clear(&evidence), row->verdict == ALIVE);
        assert_false(evidence_redirects(&evidence));
    }
}

struct mark_row {
    int status;
    unsigned marks;
    bool get, empty;
    enum verdict verdict;
    enum reason reason;
};

static const struct mark_row marks[] = {
    {202, 0, true, true, UNVERIFIED, REASON_BLOCKED},
    {202, 0, true, false, ALIVE, REASON_NONE},
    {202, 0, false, true, ALIVE, REASON_NONE},
    {202, MARK_AWS_WAF, false, true, UNVERIFIED, REASON_BLOCKED},
    {200, MARK_AWS_WAF, true, false, UNVERIFIED, REASON_BLOCKED},
    {405, MARK_AWS_WAF, true, false, UNVERIFIED, REASON_BLOCKED},
    {403, MARK_CLOUDFLARE, true, false, UNVERIFIED, REASON_BLOCKED},
    {503, MARK_CLOUDFLARE, true, false, UNVERIFIED, REASON_BLOCKED},
    {404, MARK_CLOUDFLARE, true, false, UNVERIFIED, REASON_BLOCKED},
    {200, MARK_DATADOME, true, false, ALIVE, REASON_NONE},
    {200, MARK_AKAMAI, true, false, ALIVE, REASON_NONE},
    {204, 0, true, true, ALIVE, REASON_NONE},
    {429, MARK_DATADOME, true, false, UNVERIFIED, REASON_BLOCKED},
    {405, MARK_PERIMETERX, true, false, UNVERIFIED, REASON_BLOCKED},
    {503, MARK_AKAMAI, true, false, UNVERIFIED, REASON_SERVER_ERROR},
    {410, MARK_DATADOME, true, false, DEAD, REASON_GONE},
};

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct evidence evidence = {.status = marks[i].status,
                                    .marks = marks[i].marks,
                                    .get = marks[i].get,
                                    .empty = marks[i].empty};

        check(&evidence, marks[i].verdict, marks[i].reason);
        assert_int_equal(evidence_passing(&evidence),
                         marks[i].reason == REASON_SERVER_ERROR);
    }
}

struct sight_row {
    enum sight sight;
    enum verdict verdict;
    enum reason reason;
    bool passing;
};

static const struct sight_row sights[] = {
    {SIGHT_NO_NAME, UNVERIFIED, REASON_UNREACHABLE, false},
    {SIGHT_NAME_FAILURE, UNVERIFIED, REASON_UNREACHABLE, true},
    {SIGHT_REFUSED, UNVERIFIED, REASON_UNREACHABLE, true},
    {SIGHT_NO_ROUTE, UNVERIFIED, REASON_UNREACHABLE, true},
    {SIGHT_TIMEOUT_CONNECT, UNVERIFIED, REASON_TIMEOUT, true},
    {SIGHT_TIMEOUT_TLS, UNVERIFIED, REASON_TIMEOUT, true},
    {SIGHT_TIMEOUT_ANSWER, UNVERIFIED, REASON_TIMEOUT, true},
    {SIGHT_TLS, UNVERIFIED, REASON_UNREACHABLE, true},
    {SIGHT_CERTIFICATE, UNVERIFIED, REASON_UNREACHABLE, false},
    {SIGHT_NO_STORE, UNVERIFIED, REASON_UNREACHABLE, false},
    {SIGHT_RESET, UNVERIFIED, REASON_UNREACHABLE, true},
    {SIGHT_EMPTY, UNVERIFIED, REASON_PROTOCOL_ERROR, true},
    {SIGHT_BROKEN, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {SIGHT_FLOOD, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {SIGHT_HTTP2, UNVERIFIED, REASON_PROTOCOL_ERROR, true},
    {SIGHT_LOOP, DEAD, REASON_REDIRECT, false},
    {SIGHT_TOO_MANY_HOPS, DEAD, REASON_REDIRECT, false},
    {SIGHT_NO_LOCATION, DEAD, REASON_REDIRECT, false},
    {SIGHT_BAD_LOCATION, UNVERIFIED, REASON_PROTOCOL_ERROR, false},
    {SIGHT_FOREIGN_SCHEME, DEAD, REASON_REDIRECT, false},
    {SIGHT_PRIVATE_HOP, DEAD, REASON_REDIRECT, false},
    {SIGHT_PRIVATE, VERDICT_SKIPPED, REASON_PRIVATE, false},
    {SIGHT_OVER_BUDGET, UNVERIFIED, REASON_RATE_LIMITED, false},
    {SIGHT_NO_NETWORK, UNVERIFIED, REASON_NO_NETWORK, false},
    {SIGHT_INTERRUPTED, UNVERIFIED, REASON_INTERRUPTED, false},
};

static void test_sights(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sights / sizeof *sights; i++) {
        struct evidence evidence = {.sight = sights[i].sight, .get = true};

        check(&evidence, sights[i].verdict, sights[i].reason);
        assert_int_equal(evidence_passing(&evidence), sights[i].passing);
        assert_false(evidence_clear(&evidence));
        assert_true(evidence_words(&evidence)[0]);
    }
}

/* Dead is only what was seen twice, over a verified connection. */
static void test_confirmation(void **state)
{
    struct evidence lost = {.status = 404, .get = true};
    struct evidence nowhere = {.sight = SIGHT_NO_NAME};
    struct evidence loop = {.sight = SIGHT_LOOP, .bad_certificate = true};

    (void)state;
    check(&lost, UNVERIFIED, REASON_UNREACHABLE);
    lost.confirmed = nowhere.confirmed = true;
    check(&lost, DEAD, REASON_NOT_FOUND);
    check(&nowhere, DEAD, REASON_NO_SUCH_HOST);
    lost.insecure = true;
    check(&lost, UNVERIFIED, REASON_UNREACHABLE);
    check(&loop, UNVERIFIED, REASON_UNREACHABLE);
}

static void test_certificate(void **state)
{
    struct evidence evidence = {
        .status = 200, .insecure = true, .bad_certificate = true};

    (void)state;
    check(&evidence, ALIVE, REASON_CERTIFICATE);
}

static void test_clear(void **state)
{
    struct evidence accepted = {.status = 202};
    struct evidence moved = {.status = 301};
    struct evidence wall = {.status = 302, .marks = MARK_CLOUDFLARE};

    (void)state;
    assert_false(evidence_clear(&accepted)); /* HEAD shows no body */
    accepted.get = true;
    assert_true(evidence_clear(&accepted));
    assert_true(evidence_clear(&moved) && evidence_redirects(&moved));
    assert_false(evidence_clear(&wall) || evidence_redirects(&wall));
}

/* What the configuration accepts is well, and nothing else. */
static void test_accepted(void **state)
{
    static const int statuses_of_all[] = {202, 301, 404, 410, 503};
    struct evidence evidence = {.accepted = true};

    (void)state;
    for (size_t i = 0; i < sizeof statuses_of_all / sizeof(int); i++) {
        evidence.status = statuses_of_all[i];
        check(&evidence, ALIVE, REASON_NONE);
        assert_true(evidence_alive(&evidence) && evidence_clear(&evidence));
        assert_false(evidence_redirects(&evidence));
        assert_false(evidence_not_found(&evidence));
        assert_false(evidence_gone(&evidence));
        assert_false(evidence_passing(&evidence));
    }
}

struct gone_row {
    struct evidence evidence;
    bool not_found, gone;
};

static const struct gone_row gone_rows[] = {
    {{.status = 404}, true, true},
    {{.status = 410}, false, true},
    {{.status = 403}, false, false},
    {{.status = 404, .marks = MARK_AWS_WAF}, false, false},
    {{.status = 410, .marks = MARK_CLOUDFLARE}, false, false},
    {{.status = 410, .marks = MARK_AKAMAI}, false, true},
    {{.sight = SIGHT_RESET, .status = 404}, false, false},
    {{.sight = SIGHT_RESET, .status = 410}, false, false},
};

static void test_gone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof gone_rows / sizeof *gone_rows; i++) {
        const struct gone_row *row = &gone_rows[i];

        assert_int_equal(evidence_not_found(&row->evidence), row->not_found);
        assert_int_equal(evidence_gone(&row->evidence), row->gone);
        assert_false(evidence_alive(&row->evidence));
    }
}

static void test_unchanged(void **state)
{
    struct evidence evidence = {.status = 304, .conditional = true};

    (void)state;
    check(&evidence, ALIVE, REASON_NONE);
    evidence.status = 303;
    check(&evidence, DEAD, REASON_REDIRECT);
}

struct word_row {
    struct evidence evidence;
    bool challenged;
    const char *words;
};

static const struct word_row word_rows[] = {
    {{.status = 403, .marks = MARK_AWS_WAF}, true, "blocked by AWS WAF"},
    {{.status = 200, .marks = MARK_CLOUDFLARE}, true, "blocked by Cloudflare"},
    {{.status = 403, .marks = MARK_DATADOME}, false, "blocked by DataDome"},
    {{.status = 429, .marks = MARK_PERIMETERX}, false, "blocked by PerimeterX"},
    {{.status = 403, .marks = MARK_AKAMAI}, false, "blocked by Akamai"},
    {{.status = 200, .marks = MARK_AKAMAI}, false, ""},
    {{.status = 404, .marks = MARK_DATADOME}, false, ""},
    {{.status = 403}, false, ""},
    {{.sight = SIGHT_RESET, .marks = MARK_CLOUDFLARE},
     false,
     "the connection was reset"},
};

static void test_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof word_rows / sizeof *word_rows; i++) {
        const struct evidence *evidence = &word_rows[i].evidence;

        assert_int_equal(evidence_challenged(evidence),
                         word_rows[i].challenged);
        assert_string_equal(evidence_words(evidence), word_rows[i].words);
    }
}

struct reach_row {
    enum sight sight;
    bool unconnected, network;
};

static const struct reach_row reach_rows[] = {
    {SIGHT_ANSWER, false, true},       {SIGHT_NO_NAME, true, false},
    {SIGHT_NAME_FAILURE, true, false}, {SIGHT_REFUSED, true, true},
    {SIGHT_NO_ROUTE, true, false},     {SIGHT_PROXY, true, true},
    {SIGHT_TIMEOUT_TLS, true, true},   {SIGHT_TIMEOUT_CONNECT, true, false},
    {SIGHT_RESET, false, true},        {SIGHT_INTERRUPTED, false, false},
};

static void test_reach(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof reach_rows / sizeof *reach_rows; i++) {
        struct evidence evidence = {.sight = reach_rows[i].sight};

        assert_int_equal(evidence_unconnected(&evidence),
                         reach_rows[i].unconnected);
        assert_int_equal(evidence_network(&evidence), reach_rows[i].network);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_statuses),    cmocka_unit_test(test_marks),
        cmocka_unit_test(test_sights),      cmocka_unit_test(test_confirmation),
        cmocka_unit_test(test_certificate), cmocka_unit_test(test_clear),
        cmocka_unit_test(test_accepted),    cmocka_unit_test(test_gone),
        cmocka_unit_test(test_unchanged),   cmocka_unit_test(test_words),
        cmocka_unit_test(test_reach),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
