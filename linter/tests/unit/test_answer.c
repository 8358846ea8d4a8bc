#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "web/answer.h"
#include "web/evidence.h"

/* 1994-11-06 08:49:37 UTC, the date of RFC 9110. */
static const time_t now = 784111777;

static struct arena arena;

/* Reads headers that stand one a line. */
static struct answer read_all(const char *text)
{
    struct str rest = str_from(text);
    struct answer answer;

    answer_init(&answer);
    while (rest.len)
        answer_line(&answer, &arena, str_cut(rest, '\n', &rest));
    return answer;
}

struct wait_row {
    const char *headers;
    double wait;
};

#define TOO_MANY "HTTP/1.1 429 x\r\n"

static const struct wait_row waits[] = {
    {TOO_MANY, -1},
    {TOO_MANY "Retry-After: 120\r\n", 120},
    {TOO_MANY "retry-after:0\r\n", 0},
    {"HTTP/2 503 \r\nRetry-After:  7 \r\n", 7},
    {"HTTP/1.1 200 x\r\nRetry-After: 120\r\n", -1},
    {"HTTP/1.1 302 x\r\nRetry-After: 120\r\n", -1},
    {"HTTP/1.1 404 x\r\nRetry-After: 120\r\n", -1},
    {"HTTP/1.1 501 x\r\nRetry-After: 120\r\n", -1},
    {"HTTP/1.1 505 x\r\nRetry-After: 120\r\n", -1},
    {"HTTP/1.1 500 x\r\nRetry-After: 120\r\n", 120},
    {"HTTP/1.1 408 x\r\nRetry-After: 120\r\n", 120},
    {"HTTP/1.1 425 x\r\nRetry-After: 120\r\n", 120},
    {TOO_MANY "Retry-After: -1\r\n", -1},
    {TOO_MANY "Retry-After: 1.5\r\n", -1},
    {TOO_MANY "Retry-After: soon\r\n", -1},
    {TOO_MANY "Retry-After: tomorrow GMT\r\n", -1},
    {TOO_MANY "Retry-After: \r\n", -1},
    {TOO_MANY "Retry-After: 1 2\r\n", -1},
    {TOO_MANY "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\n", 60},
    {TOO_MANY "Retry-After: Sunday, 06-Nov-94 08:50:37 GMT\r\n", 60},
    {TOO_MANY "Retry-After: Sun, 06 Nov 1994 08:40:37 GMT\r\n", 0},
    {TOO_MANY "Date: Sun, 06 Nov 1994 08:50:07 GMT\r\n"
              "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT\r\n",
     30},
    {TOO_MANY "Retry-After: Sun, 06 Nov 1994 08:50:37 UTC\r\n", -1},
    {TOO_MANY "Retry-After: 06 Nov 1994 08:50:37 GMT\r\n", -1},
    {TOO_MANY "Retry-After: Sun, 06 Nov 1994 08:50:37"
              "                                     GMT\r\n",
     -1},
    {TOO_MANY "Retry-After: 99999999999999999999999999\r\n", 1099511627776.0},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\";r=0;t=12\r\n", 12},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\";r=1;t=12\r\n", -1},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\"; t=12; r=0\r\n", 12},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\";r=0;t=12, \"b\";r=0;t=40\r\n", 40},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\";r=5;t=99, \"b\";r=0;t=4\r\n", 4},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a,r=0;t=9\";r=5;t=99\r\n", -1},
    {"HTTP/1.1 200 x\r\nRateLimit: \"b\";r=0\r\n"
     "RateLimit-Policy: \"a\";q=1;w=10, \"b\";q=2;w=300\r\n",
     300},
    {"HTTP/1.1 200 x\r\nRateLimit: \"c\";r=0\r\n"
     "RateLimit-Policy: \"a\";q=1;w=10, \"b\";q=2;w=300\r\n",
     -1},
    {"HTTP/1.1 200 x\r\nRateLimit: \"a\";r=0\r\n"
     "RateLimit-Policy: \"a\";q=1\r\n",
     -1},
    {"HTTP/1.1 200 x\r\nRateLimit: limit=10, remaining=0, reset=9\r\n", -1},
    {"HTTP/1.1 200 x\r\nRateLimit: ;;;,,,\"\r\n", -1},
    {TOO_MANY "Retry-After: 3\r\nRateLimit: \"a\";r=0;t=12\r\n", 12},
};

static void test_waits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof waits / sizeof *waits; i++) {
        struct answer answer = read_all(waits[i].headers);
        double wait = answer_wait(&answer, now);

        if (wait < waits[i].wait || wait > waits[i].wait)
            fail_msg("%s: %f", waits[i].headers, wait);
    }
}

struct mark_row {
    const char *header;
    unsigned mark;
};

static const struct mark_row marks[] = {
    {"x-amzn-waf-action: challenge", MARK_AWS_WAF},
    {"CF-Mitigated: challenge", MARK_CLOUDFLARE},
    {"X-DataDome: protected", MARK_DATADOME},
    {"x-datadome-cid: 1", MARK_DATADOME},
    {"Set-Cookie: datadome=1; Path=/", MARK_DATADOME},
    {"Set-Cookie: _px3=1", MARK_PERIMETERX},
    {"X-PX-Authorization: 1", MARK_PERIMETERX},
    {"Server: AkamaiGHost", MARK_AKAMAI},
    {"Server: cloudflare", 0},
    {"Set-Cookie: a=datadome=1", 0},
    {"X-Other: AkamaiGHost", 0},
    {"no colon", 0},
    {": nothing", 0},
};

static void test_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        struct answer answer = read_all("HTTP/1.1 403 x\r\n");

        answer_line(&answer, &arena, str_from(marks[i].header));
        assert_int_equal(answer.marks, marks[i].mark);
    }
}

static void test_last_answer_counts(void **state)
{
    struct answer answer =
        read_all("HTTP/1.1 103 Early\r\nLocation: /early\r\n\r\n");

    (void)state;
    assert_false(answer.complete);
    answer = read_all("HTTP/1.1 103 Early\r\nLocation: /early\r\n\r\n"
                      "HTTP/1.1 302 x\r\nLocation: /a\r\nLocation: /b\r\n"
                      "Content-Length: 12\r\nSet-Cookie: a=b\r\n\r\n");
    assert_true(answer.complete && answer.cookie);
    assert_int_equal(answer.status, 302);
    assert_int_equal(answer.length, 12);
    assert_true(str_eq(answer.location, STR("/a")));
    assert_null(read_all("HTTP/1.1 302 x\r\n\r\n").location.ptr);
    assert_int_equal(read_all("HTTP/1.1 abc\r\n").status, 0);
    assert_int_equal(read_all("HTTP/1.1\r\n").status, 0);
    assert_int_equal(
        read_all("HTTP/1.1 200 x\r\nContent-Length: -5\r\n").length, -1);
}

static void test_flood(void **state)
{
    static char line[1024];
    struct answer answer = read_all("HTTP/1.1 200 x\r\n");
    int lines = 0;

    (void)state;
    memset(line, 'x', sizeof line);
    while (answer_line(&answer, &arena, (struct str){line, sizeof line}))
        lines++;
    assert_int_equal(lines, 63);
    assert_true(answer.flood);
}

static int release(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_waits),
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_last_answer_counts),
        cmocka_unit_test(test_flood),
    };

    return cmocka_run_group_tests(tests, NULL, release);
}
