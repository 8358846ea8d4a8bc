#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <sys/socket.h>

#include "web/sight.h"

static int fault;

/* Stands before the one of the system: what libcurl calls fails as the test
   wants it. */
int connect(int socket, const struct sockaddr *address, socklen_t len)
{
    (void)socket;
    (void)address;
    (void)len;
    errno = fault;
    return -1;
}

static const struct {
    int fault;
    enum sight sight;
} faults[] = {
    {ENETUNREACH, SIGHT_NO_ROUTE}, {EHOSTUNREACH, SIGHT_NO_ROUTE},
    {ENETDOWN, SIGHT_NO_ROUTE},    {EADDRNOTAVAIL, SIGHT_NO_ROUTE},
    {ECONNREFUSED, SIGHT_REFUSED}, {EACCES, SIGHT_REFUSED},
};

static const struct fetch_plan plan = {
    .url = "http://127.0.0.1:9/",
    .proxy = "",
    .agent = "test",
    .timeout = 5,
    .allow_private = true,
};

/* What becomes of the transfer; the program has no use for curl_easy_perform,
   and does not load it. */
static CURLcode perform(struct fetch *fetch)
{
    CURLM *multi = curl_multi_init();
    const CURLMsg *message;
    int running = 1, left;
    CURLcode code;

    assert_non_null(multi);
    curl_multi_add_handle(multi, fetch->easy);
    while (running)
        curl_multi_perform(multi, &running);
    message = curl_multi_info_read(multi, &left);
    assert_non_null(message);
    code = message->data.result;
    curl_multi_remove_handle(multi, fetch->easy);
    curl_multi_cleanup(multi);
    return code;
}

static void test_connections(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct fetch *fetch = fetch_new(NULL);
        CURLcode code;

        assert_non_null(fetch);
        assert_true(fetch_prepare(fetch, &plan));
        fault = faults[i].fault;
        code = perform(fetch);
        assert_int_equal(code, CURLE_COULDNT_CONNECT);
        assert_int_equal(sight_of(fetch, code).sight, faults[i].sight);
        fetch->refused = true;
        assert_int_equal(sight_of(fetch, code).sight, faults[i].sight);
        fetch->opened = false;
        assert_int_equal(sight_of(fetch, code).sight, SIGHT_PRIVATE);
        fetch_free(fetch);
    }
}

static const struct {
    CURLcode code;
    enum sight sight;
} codes[] = {
    {CURLE_COULDNT_RESOLVE_HOST, SIGHT_NAME_FAILURE},
    {CURLE_PROXY, SIGHT_PROXY},
    {CURLE_SSL_CONNECT_ERROR, SIGHT_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, SIGHT_CERTIFICATE},
    {CURLE_SSL_CACERT_BADFILE, SIGHT_NO_STORE},
    {CURLE_GOT_NOTHING, SIGHT_EMPTY},
    {CURLE_RECV_ERROR, SIGHT_RESET},
    {CURLE_HTTP2_STREAM, SIGHT_HTTP2},
    {CURLE_WEIRD_SERVER_REPLY, SIGHT_BROKEN},
    {CURLE_OPERATION_TIMEDOUT, SIGHT_TIMEOUT_CONNECT},
    {CURLE_OK, SIGHT_BROKEN},
};

/* Of a request that was never sent, what libcurl's result says alone. */
static void test_codes(void **state)
{
    struct fetch *fetch = fetch_new(NULL);

    (void)state;
    assert_non_null(fetch);
    assert_true(fetch_prepare(fetch, &plan));
    fetch->answer.status = 200;
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        struct evidence evidence = sight_of(fetch, codes[i].code);

        assert_int_equal(evidence.sight, codes[i].sight);
        assert_int_equal(evidence.status, 0);
        assert_true(evidence.empty);
    }
    fetch_free(fetch);
}

/* An answer that is all there counts, whatever becomes of its body; one with
   too many headers does not. */
static void test_answers(void **state)
{
    struct fetch *fetch = fetch_new(NULL);
    struct evidence evidence;

    (void)state;
    assert_non_null(fetch);
    assert_true(fetch_prepare(fetch, &plan));
    fetch->answer.status = 404;
    fetch->answer.marks = MARK_AKAMAI;
    fetch->answer.complete = true;
    fetch->body = 3;
    evidence = sight_of(fetch, CURLE_RECV_ERROR);
    assert_int_equal(evidence.sight, SIGHT_ANSWER);
    assert_int_equal(evidence.status, 404);
    assert_int_equal(evidence.marks, MARK_AKAMAI);
    assert_false(evidence.empty || evidence.get);
    fetch->answer.flood = true;
    evidence = sight_of(fetch, CURLE_OK);
    assert_int_equal(evidence.sight, SIGHT_FLOOD);
    assert_int_equal(evidence.status, 0);
    fetch_free(fetch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_connections),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
