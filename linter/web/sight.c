#include "web/sight.h"

#include <errno.h>

#include "text/alloc.h"

static const struct {
    CURLcode code;
    enum sight sight;
} sights[] = {
    {CURLE_COULDNT_RESOLVE_HOST, SIGHT_NAME_FAILURE},
    {CURLE_COULDNT_RESOLVE_PROXY, SIGHT_NAME_FAILURE},
    {CURLE_COULDNT_CONNECT, SIGHT_REFUSED},
    {CURLE_PROXY, SIGHT_PROXY},
    {CURLE_SSL_CONNECT_ERROR, SIGHT_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, SIGHT_CERTIFICATE},
    {CURLE_SSL_ISSUER_ERROR, SIGHT_CERTIFICATE},
    {CURLE_SSL_INVALIDCERTSTATUS, SIGHT_CERTIFICATE},
    {CURLE_SSL_CACERT_BADFILE, SIGHT_NO_STORE},
    {CURLE_GOT_NOTHING, SIGHT_EMPTY},
    {CURLE_SEND_ERROR, SIGHT_RESET},
    {CURLE_RECV_ERROR, SIGHT_RESET},
    {CURLE_HTTP2, SIGHT_HTTP2},
    {CURLE_HTTP2_STREAM, SIGHT_HTTP2},
};

static enum sight timeout_sight(CURL *easy)
{
    curl_off_t asked = 0;
    long port = 0;

    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &asked);
    /* The time of the connection is told when TLS is through, its local port
       before. */
    curl_easy_getinfo(easy, CURLINFO_LOCAL_PORT, &port);
    if (asked > 0)
        return SIGHT_TIMEOUT_ANSWER;
    return port > 0 ? SIGHT_TIMEOUT_TLS : SIGHT_TIMEOUT_CONNECT;
}

/* Why a connection did not come about. */
static enum sight connect_sight(const struct fetch *fetch)
{
    long os = 0;

    if (fetch->refused && !fetch->opened)
        return SIGHT_PRIVATE;
    curl_easy_getinfo(fetch->easy, CURLINFO_OS_ERRNO, &os);
    return os == ENETUNREACH || os == EHOSTUNREACH || os == ENETDOWN ||
                   os == EADDRNOTAVAIL
               ? SIGHT_NO_ROUTE
               : SIGHT_REFUSED;
}

/* What a proxy answered that was asked for a tunnel, 0 if it is open. */
static long tunnel_refusal(CURL *easy)
{
    long status = 0;

    curl_easy_getinfo(easy, CURLINFO_HTTP_CONNECTCODE, &status);
    return status >= 300 ? status : 0;
}

static enum sight find_sight(const struct fetch *fetch, CURLcode code)
{
    if (fetch->answer.flood)
        return SIGHT_FLOOD;
    if (fetch->answer.complete)
        return SIGHT_ANSWER; /* what came of the body does not matter */
    if (tunnel_refusal(fetch->easy))
        return tunnel_refusal(fetch->easy) == 407 ? SIGHT_PROXY_KEY
                                                  : SIGHT_PROXY;
    mem_require(code != CURLE_OUT_OF_MEMORY); /* of a library below libcurl */
    if (code == CURLE_OPERATION_TIMEDOUT)
        return timeout_sight(fetch->easy);
    if (code == CURLE_COULDNT_CONNECT)
        return connect_sight(fetch);
    for (size_t i = 0; i < sizeof sights / sizeof *sights; i++)
        if (sights[i].code == code)
            return sights[i].sight;
    return SIGHT_BROKEN;
}

struct evidence sight_of(const struct fetch *fetch, CURLcode code)
{
    enum sight sight = find_sight(fetch, code);
    bool answered = sight == SIGHT_ANSWER;

    return (struct evidence){
        .sight = sight,
        .status = answered ? fetch->answer.status : 0,
        .marks = answered ? fetch->answer.marks : 0,
        .get = fetch->get,
        .conditional = fetch->conditional,
        .empty = !fetch->body,
    };
}
