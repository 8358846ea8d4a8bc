#include "web/fetch.h"

#include <math.h>
#include <sys/socket.h>
#include <unistd.h>

#include "text/address.h"
#include "text/alloc.h"
#include "text/url.h"
#include "web/job.h"

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
    buf_init(&fetch->kept);
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
    curl_slist_free_all(fetch->headers);
    buf_release(&fetch->kept);
    arena_release(&fetch->arena);
    mem_free(fetch);
}

/* Whether the body is one that can be read: HTML, or a hub's JSON. */
static bool is_text(struct str type)
{
    struct str rest;
    struct str name = str_trim(str_cut(type, ';', &rest));

    return str_eq_nocase(name, STR("text/html")) ||
           str_eq_nocase(name, STR("application/xhtml+xml")) ||
           str_ends(name, STR("json"));
}

/* Whether the body is kept once the headers are there. */
static bool keeps_body(const struct fetch *fetch)
{
    int status = fetch->answer.status;

    return fetch->get && fetch->read &&
           ((status >= 200 && status <= 299) || fetch->read_refusal) &&
           is_text(fetch->answer.type);
}

/* Whether the body is small, or likely to be: to read it keeps the connection.
   Of a length that is not said, a text. */
static bool drains(const struct fetch *fetch)
{
    const struct answer *answer = &fetch->answer;

    return answer->length < 0 ? is_text(answer->type)
                              : answer->length <= DRAIN_MAX;
}

/* Whether the body is worth reading once the headers are there. A 202 is
   told from a wall by its body alone. */
static bool wants_body(const struct fetch *fetch)
{
    int status = fetch->answer.status;

    return !fetch->get || keeps_body(fetch) || status == 202 || status == 204 ||
           drains(fetch);
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

/* Keeps as much of the body as is wanted; false when it has enough. */
static bool keep(struct fetch *fetch, struct str bytes)
{
    size_t room = fetch->read - fetch->kept.len;

    fetch->cut = bytes.len > room;
    buf_add(&fetch->kept, str_slice(bytes, 0, room));
    return !fetch->cut;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *user)
{
    struct fetch *fetch = user;
    struct str more = {bytes, size * count};
    size_t most = fetch->answer.length < 0 ? DRAIN_MAX : BODY_MAX;

    fetch->body += more.len;
    if (keeps_body(fetch))
        return keep(fetch, more) ? more.len : 0;
    return drains(fetch) && fetch->body <= most ? more.len : 0;
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
    if (plan->certificates) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, plan->certificates);
        curl_easy_setopt(easy, CURLOPT_PROXY_CAINFO, plan->certificates);
    }
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, plan->insecure ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, plan->insecure ? 0L : 2L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, fetch);
    if (plan->insecure)
        curl_easy_setopt(easy, CURLOPT_COOKIELIST, "ALL");
}

/* Over http: libcurl would learn only from the first answer that there is no
   HTTP/2, and have all others wait for that. */
static bool may_be_http2(const struct fetch_plan *plan)
{
    return !plan->http1 && str_starts(str_from(plan->url), STR("https:"));
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
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, may_be_http2(plan) ? 1L : 0L);
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

static void add_header(struct fetch *fetch, const char *header)
{
    struct curl_slist *list = curl_slist_append(fetch->headers, header);

    if (list)
        fetch->headers = list;
}

/* Whether a server's own words are sent back: with a control character, which
   may come from a file, too, they could be taken for more than one header. */
static bool is_sendable(struct str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < ' ' || value.ptr[i] == '\x7f')
            return false;
    return value.len && value.len <= LIKENESS_MAX;
}

static void add_condition(struct fetch *fetch, const char *name,
                          struct str value)
{
    if (!is_sendable(value))
        return;
    fetch->conditional = true;
    add_header(fetch,
               str_printf(&fetch->arena, "%s: %.*s", name, STR_ARG(value)).ptr);
}

static void set_headers(struct fetch *fetch, const struct fetch_plan *plan)
{
    curl_slist_free_all(fetch->headers);
    fetch->headers = NULL;
    fetch->conditional = false;
    add_condition(fetch, "If-None-Match", plan->etag);
    add_condition(fetch, "If-Modified-Since", plan->since);
    for (size_t i = 0; i < sizeof plan->headers / sizeof *plan->headers; i++)
        for (const char *const *header = plan->headers[i]; header && *header;
             header++)
            add_header(fetch, *header);
    curl_easy_setopt(fetch->easy, CURLOPT_HTTPHEADER, fetch->headers);
}

/* HEAD, GET or POST; setting one of them undoes the others. */
static void set_method(CURL *easy, const struct fetch_plan *plan)
{
    if (!plan->post.ptr) {
        curl_easy_setopt(easy, plan->get ? CURLOPT_HTTPGET : CURLOPT_NOBODY,
                         1L);
        return;
    }
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                     (curl_off_t)plan->post.len);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, plan->post.ptr);
}

static void forget_answer(struct fetch *fetch)
{
    arena_release(&fetch->arena);
    answer_init(&fetch->answer);
    buf_release(&fetch->kept);
    buf_init(&fetch->kept);
    fetch->cut = fetch->opened = fetch->refused = false;
    fetch->body = 0;
    fetch->error[0] = '\0';
}

/* Sets every option anew that any plan may set: the handle is not reset. */
void fetch_prepare(struct fetch *fetch, const struct fetch_plan *plan)
{
    CURL *easy = fetch->easy;
    const char *url = plan->url;

    forget_answer(fetch);
    fetch->get = plan->get || plan->post.ptr;
    fetch->read = plan->read;
    fetch->read_refusal = plan->read_refusal;
    fetch->allow_private = plan->allow_private;
    set_security(fetch, plan);
    set_transport(easy, plan);
    set_callbacks(fetch);
    set_headers(fetch, plan);
    set_method(easy, plan);
    if (plan->insecure)
        url = public_url(&fetch->arena, url);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, plan->agent);
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
}

double fetch_seconds(const struct fetch *fetch)
{
    curl_off_t total = 0;

    curl_easy_getinfo(fetch->easy, CURLINFO_TOTAL_TIME_T, &total);
    return (double)total / 1e6;
}
