/*
 * Addresses of any bytes, one a line: the form in which one is asked is its own
 * form and names the same thing, its parts lie in it, what is found in it lies
 * there too; and what it is resolved to is one that can be asked.
 */
#include "input.h"
#include "target.h"
#include "text/host.h"
#include "text/secret.h"
#include "text/site.h"
#include "text/url.h"

static void promise_parts(struct str address)
{
    struct url url;

    if (!url_split(address, &url))
        return;
    promise_within(url.scheme, address, "the scheme is in the address");
    promise_within(url.user, address, "the user is in the address");
    promise_within(url.host, address, "the host is in the address");
    promise_within(url.port, address, "the port is in the address");
    promise_within(url.path, address, "the path is in the address");
    promise_within(url.query, address, "the query is in the address");
    promise_within(url.fragment, address, "the fragment is in the address");
}

/* A request is ASCII, without what ends a line or a word in it. */
static void promise_request(struct str normal)
{
    for (size_t i = 0; i < normal.len; i++)
        promise_of(normal.ptr[i] > 0x20 && normal.ptr[i] < 0x7F,
                   "a request holds no byte that it may not", normal);
    promise_of(url_is_web(normal), "what can be asked is of the web", normal);
}

static struct str with_fragment(struct arena *arena, struct str normal,
                                struct str address)
{
    size_t mark = str_find_char(address, '#', 0);
    struct buf whole;

    if (mark == STR_NONE)
        return normal;
    buf_init(&whole);
    buf_add(&whole, normal);
    buf_add(&whole, str_slice(address, mark, address.len));
    normal = str_copy(arena, buf_str(&whole));
    buf_release(&whole);
    return normal;
}

static void promise_normal(struct arena *arena, struct str address)
{
    struct str normal = url_normal(arena, address), full;
    struct url url;

    if (!normal.len)
        return;
    promise_request(normal);
    promise_of(str_eq(url_normal(arena, normal), normal),
               "the normal form of a normal form is itself", address);
    full = with_fragment(arena, normal, address);
    promise_of(str_eq(url_identity(arena, full), url_identity(arena, address)),
               "the normal form is identical", address);
    promise_of(url_split(normal, &url) &&
                   str_eq(host_normal(arena, url.host), url.host),
               "the host of a normal form is in normal form", address);
}

/* The other scheme, with the same rest. */
static struct str other_scheme(struct arena *arena, struct str normal)
{
    struct str https = STR("https://"), http = STR("http://");
    bool secure = str_starts(normal, https);
    struct str rest =
        str_slice(normal, secure ? https.len : http.len, normal.len);

    return str_printf(arena, "%s%.*s", secure ? http.ptr : https.ptr,
                      STR_ARG(rest));
}

/* http and https are one where no port is said. */
static void promise_schemes(struct arena *arena, struct str address)
{
    struct str normal = url_normal(arena, address);
    struct url url;

    if (!url_split(normal, &url) || url.port.len)
        return;
    promise_of(str_eq(url_identity(arena, normal),
                      url_identity(arena, other_scheme(arena, normal))),
               "http and https name one thing", address);
}

/* A token is none at a place that is public, such as that of a badge; it may be
   one once what named the place has been masked as another. */
static void promise_masked(struct arena *arena, struct str address)
{
    struct str masked = secret_mask(arena, address);
    struct secret secret;

    while (secret_find(masked, 0, &secret)) {
        promise_of(masked.len < address.len, "what is masked is shorter",
                   address);
        address = masked;
        masked = secret_mask(arena, address);
    }
}

static void promise_site(struct arena *arena, struct str address)
{
    struct site_place place = site_find(address);
    struct secret secret;
    size_t from = 0;

    promise_within(place.owner, address, "the owner is in the address");
    promise_within(place.name, address, "the name is in the address");
    promise_within(place.id, address, "the number is in the address");
    promise_within(place.rest, address, "the rest is in the address");
    while (secret_find(address, from, &secret)) {
        promise_of(from <= secret.start && secret.start < secret.end &&
                       secret.end <= address.len,
                   "a secret is in the address", address);
        from = secret.end;
    }
    promise_masked(arena, address);
    url_site(arena, address);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = input_of(data, size), base = STR("");
    struct arena arena;

    arena_init(&arena);
    while (rest.len) {
        struct str address = str_cut(rest, '\n', &rest);

        promise_parts(address);
        promise_normal(&arena, address);
        promise_schemes(&arena, address);
        promise_site(&arena, address);
        if (url_is_web(base))
            promise_parts(url_resolve(&arena, base, address));
        base = address;
    }
    arena_release(&arena);
    return 0;
}
