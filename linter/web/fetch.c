#include "web/fetch.h"

#include <errno.h>
#include <math.h>
#include <sys/socket.h>
#include <unistd.h>

#include "text/address.h"
#include "text/alloc.h"
#include "text/url.h"

/*
 * A body of a known length up to the first is read to its end, so that the
 * connection can be used again; the second bounds what it may decode to.
 */
enum { DRAIN_MAX = 64 * 1024, BODY_MAX = 256 * 1024 };

static const double connect_timeout = 10;

struct fetch *fetch_new(void *owner)
{
    struct fetch *fetch = mem_zero(1, sizeof *fetch);

    arena_init(&fetch->arena);
    fetch->easy = curl_easy_init();
    if (!fetch->easy) {
        mem_free(fetch);
        return NULL;
    }
    curl_easy_setopt(fetch->easy, CURLOPT_PRIVATE, owner);
    /* Once: libcurl 7.88 keeps a list of these, which a reset would leak. */
    curl_easy_setopt(fetch->easy, CURLOPT_COOKIEFILE, "");
    return fetch;
}

void fetch_free(struct fetch *fetch)
{
    if (!fetch)
        return;
    curl_easy_cleanup(fetch->easy);
    arena_release(&fetch->arena);
    mem_free(fetch);
}

/* Whether the body is worth reading once the headers are there. A 202 is
   told from a wall by its body alone. */
static bool wants_body(const struct fetch *fetch)
{
    const struct answer *answer = &fetch->answer;

    return !fetch->get || answer->status == 202 || answer->status == 204 ||
           (answer->length >= 0 && answer->length <= DRAIN_MAX);
}

static size_t on_header(char *bytes, size_t size, size_t count, void *user)
{
    struct fetch *fetch = user;
    struct str line = {bytes, size * count};

    if (!answer_line(&fetch->answer, &fetch->arena, line))
        return 0;
    if (fetch->answer.complete && !wants_body(fetch))
        return 0;
    return line.len;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user)
{
    struct fetch *fetch = user;
    bool unknown = fetch->answer.length < 0;

    (void)bytes;
    fetch->body += size * count;
    return unknown || fetch->body > BODY_MAX ? 0 : size * count;
}

/* Sees the resolved address of every connection: the last gate. */
static curl_socket_t open_socket(void *user, curlsocktype purpose,
                                 struct curl_sockaddr *address)
{
    struct fetch *fetch = user;

    (void)purpose;
    if (!fetch->allow_private && address_private_socket(&address->addr)) {
        fetch->refused = true;
        return CURL_SOCKET_BAD;
    }
    fetch->opened = true;
    return socket(address->family, address->socktype | SOCK_CLOEXEC,
                  address->protocol);
}

static void set_security(struct fetch *fetch, const struct fetch_plan *plan)
{
    CURL *easy = fetch->easy;

    /* With a folder of certificates the store is read anew each time. */
    curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, plan->insecure ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, plan->insecure ? 0L : 2L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, fetch);
    if (plan->insecure)
        curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
}

static void set_transport(CURL *easy, const struct fetch_plan *plan)
{
    double connect = fmin(connect_timeout, plan->timeout);

    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, lround(plan->timeout * 1000));
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, lround(connect * 1000));
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION,
                     plan->http1 ? (long)CURL_HTTP_VERSION_1_1
                                 : (long)CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, plan->fresh ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_PROXY, plan->proxy);
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_RESOLVE, plan->resolve);
}

static void set_callbacks(struct fetch *fetch)
{
    CURL *easy = fetch->easy;

    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, fetch);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, fetch);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, fetch->error);
}

/* The address without the name and password that it may hold. */
static const char *public_url(struct arena *arena, const char *url)
{
    struct url parts;
    struct str all = str_from(url);
    size_t user;

    if (!url_split(all, &parts) || !parts.user.len)
        return url;
    user = (size_t)(parts.user.ptr - all.ptr);
    return str_printf(arena, "%.*s%s", (int)user, url,
                      parts.user.ptr + parts.user.len + 1)
        .ptr;
}

/* Sets every option anew that any plan may set: the handle is not reset. */
void fetch_prepare(struct fetch *fetch, const struct fetch_plan *plan)
{
    CURL *easy = fetch->easy;
    const char *url = plan->url;

    arena_release(&fetch->arena);
    answer_init(&fetch->answer);
    fetch->get = plan->get;
    fetch->allow_private = plan->allow_private;
    fetch->opened = fetch->refused = false;
    fetch->body = 0;
    fetch->error[0] = '\0';
    set_security(fetch, plan);
    set_transport(easy, plan);
    set_callbacks(fetch);
    if (plan->insecure)
        url = public_url(&fetch->arena, url);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, plan->get ? CURLOPT_HTTPGET : CURLOPT_NOBODY, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, plan->agent);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
}

static const struct {
    CURLcode code;
    enum sight sight;
} sights[] = {
    {CURLE_COULDNT_RESOLVE_HOST, SIGHT_NAME_FAILURE},
    {CURLE_COULDNT_RESOLVE_PROXY, SIGHT_NAME_FAILURE},
    {CURLE_COULDNT_CONNECT, SIGHT_REFUSED},
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
    curl_off_t connected = 0, asked = 0;

    curl_easy_getinfo(easy, CURLINFO_PRETRANSFER_TIME_T, &asked);
    curl_easy_getinfo(easy, CURLINFO_CONNECT_TIME_T, &connected);
    if (asked > 0)
        return SIGHT_TIMEOUT_ANSWER;
    return connected > 0 ? SIGHT_TIMEOUT_TLS : SIGHT_TIMEOUT_CONNECT;
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

static enum sight find_sight(const struct fetch *fetch, CURLcode code)
{
    if (fetch->answer.flood)
        return SIGHT_FLOOD;
    if (fetch->answer.complete)
        return SIGHT_ANSWER; /* what came of the body does not matter */
    if (code == CURLE_OPERATION_TIMEDOUT)
        return timeout_sight(fetch->easy);
    if (code == CURLE_COULDNT_CONNECT)
        return connect_sight(fetch);
    for (size_t i = 0; i < sizeof sights / sizeof *sights; i++)
        if (sights[i].code == code)
            return sights[i].sight;
    return SIGHT_BROKEN;
}

struct evidence fetch_evidence(const struct fetch *fetch, CURLcode code)
{
    enum sight sight = find_sight(fetch, code);
    bool answered = sight == SIGHT_ANSWER;

    return (struct evidence){
        .sight = sight,
        .status = answered ? fetch->answer.status : 0,
        .marks = answered ? fetch->answer.marks : 0,
        .get = fetch->get,
        .empty = !fetch->body,
    };
}

double fetch_seconds(const struct fetch *fetch)
{
    curl_off_t total = 0;

    curl_easy_getinfo(fetch->easy, CURLINFO_TOTAL_TIME_T, &total);
    return (double)total / 1e6;
}
