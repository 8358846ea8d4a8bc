#define _GNU_SOURCE /* memrchr */
#include "text/url.h"

#include <string.h>

#include "text/buf.h"
#include "text/bytes.h"
#include "text/host.h"

/* A reference in the five parts of RFC 3986, appendix B. */
struct parts {
    struct str scheme, authority, path, query, fragment;
    bool has_scheme, has_authority, has_query, has_fragment;
};

static struct str none(void)
{
    return STR("");
}

static bool is_scheme_char(char c)
{
    return char_is_alnum(c) || c == '+' || c == '-' || c == '.';
}

/* The length of the scheme at the front, or 0. */
static size_t scheme_length(struct str s)
{
    size_t len = 0;

    if (!s.len || !char_is_alpha(s.ptr[0]))
        return 0;
    while (len < s.len && is_scheme_char(s.ptr[len]))
        len++;
    return len < s.len && s.ptr[len] == ':' ? len : 0;
}

/* Cuts off what follows `mark` into `*tail`; says whether it was there. */
static bool cut_tail(struct str *s, char mark, struct str *tail)
{
    size_t at = str_find_char(*s, mark, 0);

    *tail = none();
    if (at == STR_NONE)
        return false;
    *tail = str_slice(*s, at + 1, s->len);
    *s = str_slice(*s, 0, at);
    return true;
}

static struct parts split_parts(struct str s)
{
    struct parts parts = {.scheme = none(), .authority = none()};
    size_t len = scheme_length(s);

    parts.has_scheme = len > 0;
    if (len) {
        parts.scheme = str_slice(s, 0, len);
        s = str_slice(s, len + 1, s.len);
    }
    parts.has_fragment = cut_tail(&s, '#', &parts.fragment);
    parts.has_query = cut_tail(&s, '?', &parts.query);
    parts.has_authority = str_starts(s, STR("//"));
    if (parts.has_authority) {
        s = str_slice(s, 2, s.len);
        parts.authority = str_slice(s, 0, str_find_char(s, '/', 0));
        s = str_slice(s, parts.authority.len, s.len);
    }
    parts.path = s;
    return parts;
}

/* The offset of the last `c`, or STR_NONE. */
static size_t find_last(struct str s, char c)
{
    const char *hit = s.len ? memrchr(s.ptr, c, s.len) : NULL;

    return hit ? (size_t)(hit - s.ptr) : STR_NONE;
}

/* Splits host and port, the brackets of an IPv6 address taken off. */
static void split_host(struct str s, struct url *url)
{
    size_t close =
        str_starts(s, STR("[")) ? str_find_char(s, ']', 0) : STR_NONE;
    size_t colon;

    if (close != STR_NONE) {
        url->host = str_slice(s, 1, close);
        s = str_slice(s, close + 1, s.len);
        url->port = str_slice(s, str_starts(s, STR(":")), s.len);
        return;
    }
    colon = find_last(s, ':');
    url->host = str_slice(s, 0, colon);
    url->port = colon == STR_NONE ? none() : str_slice(s, colon + 1, s.len);
}

static void split_authority(struct str s, struct url *url)
{
    size_t at = find_last(s, '@');

    if (at != STR_NONE) {
        url->user = str_slice(s, 0, at);
        s = str_slice(s, at + 1, s.len);
    }
    split_host(s, url);
}

static void url_of_parts(const struct parts *parts, struct url *url)
{
    *url = (struct url){.scheme = parts->scheme,
                        .user = none(),
                        .host = none(),
                        .port = none(),
                        .path = parts->path,
                        .query = parts->query,
                        .fragment = parts->fragment,
                        .has_authority = parts->has_authority};
    split_authority(parts->authority, url);
}

size_t url_web_front(struct str address)
{
    if (str_starts(address, STR("https://")))
        return 8;
    return str_starts(address, STR("http://")) ? 7 : 0;
}

struct str url_plain_host(struct str address)
{
    size_t start = url_web_front(address);
    size_t end = start ? host_name_end(address, start) : 0;

    if (end < address.len && address.ptr[end] != '/')
        return none();
    return str_slice(address, start, end);
}

bool url_split(struct str address, struct url *url)
{
    struct str host = url_plain_host(address);
    struct parts parts;
    size_t start;

    if (!host.len) {
        parts = split_parts(address);
        url_of_parts(&parts, url);
        return parts.has_scheme;
    }
    start = (size_t)(host.ptr - address.ptr);
    *url =
        (struct url){.scheme = str_slice(address, 0, start - strlen("://")),
                     .user = none(),
                     .host = host,
                     .port = none(),
                     .path = str_slice(address, start + host.len, address.len),
                     .has_authority = true};
    cut_tail(&url->path, '#', &url->fragment);
    cut_tail(&url->path, '?', &url->query);
    return true;
}

bool url_has_scheme(struct str address)
{
    return url_web_front(address) || scheme_length(address);
}

static bool has_web_scheme(const struct url *url)
{
    return str_eq_nocase(url->scheme, STR("http")) ||
           str_eq_nocase(url->scheme, STR("https"));
}

/* Whether the front alone says that it is for the web: no user stands before
   the host, and a letter or digit begins that. */
static bool is_plainly_web(struct str address)
{
    size_t host = url_web_front(address);

    return host && host < address.len && char_is_alnum(address.ptr[host]) &&
           !str_has_char(address, '@');
}

bool url_is_web(struct str address)
{
    struct url url;

    return is_plainly_web(address) ||
           (url_split(address, &url) && url.has_authority && url.host.len &&
            has_web_scheme(&url));
}

/* Takes the last segment off what is written so far. */
static size_t pop_segment(const char *out, size_t len)
{
    while (len && out[--len] != '/')
        ;
    return len;
}

/* Whether a segment of the path, which begins with a slash, begins with a
   dot. */
static bool has_dots(struct str path)
{
    size_t at = 1;

    for (; (at = str_find_char(path, '.', at)) != STR_NONE; at++)
        if (path.ptr[at - 1] == '/')
            return true;
    return false;
}

/* RFC 3986, 5.2.4. A byte is written once and taken off once at most. */
static struct str remove_dots(struct arena *arena, struct str path)
{
    char *out;
    size_t len = 0, end;

    if (str_starts(path, STR("/")) && !has_dots(path))
        return path;
    out = arena_alloc(arena, path.len + 2);
    for (size_t at = 0; at < path.len; at = end) {
        size_t start = at + (path.ptr[at] == '/');
        struct str segment;
        bool up, dot;

        end = str_find_char(path, '/', start);
        end = end == STR_NONE ? path.len : end;
        segment = str_slice(path, start, end);
        up = str_eq(segment, STR(".."));
        dot = up || str_eq(segment, STR("."));
        if (up)
            len = pop_segment(out, len);
        if (dot && end < path.len)
            continue;
        out[len++] = '/';
        for (size_t i = 0; !dot && i < segment.len; i++)
            out[len++] = segment.ptr[i];
    }
    return (struct str){out, len};
}

/* Bytes that no request line may hold: controls, the space, all that is not
   ASCII and "<>\^`{|}. */
static const unsigned char unfit[256] = {
    BYTES_BELOW_SPACE, [' '] = 1,  ['"'] = 1, ['<'] = 1,
    ['>'] = 1,         ['\\'] = 1, ['^'] = 1, ['`'] = 1,
    ['{'] = 1,         ['|'] = 1,  ['}'] = 1, BYTES_FROM_DEL,
};

static void add_escape(struct buf *out, char c)
{
    buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
}

/* Adds text with every byte escaped that no request line may hold. */
static void add_escaped(struct buf *out, struct str s)
{
    size_t at = 0, end;

    while ((end = bytes_find(s, at, unfit)) < s.len) {
        buf_add(out, str_slice(s, at, end));
        add_escape(out, s.ptr[end]);
        at = end + 1;
    }
    buf_add(out, str_slice(s, at, s.len));
}

/* So also what would end the user, which stands before the host. */
static void add_user(struct buf *out, struct str user)
{
    for (size_t i = 0; i < user.len; i++) {
        if (str_has_char(STR("@/?#[]"), user.ptr[i]))
            add_escape(out, user.ptr[i]);
        else
            add_escaped(out, str_slice(user, i, i + 1));
    }
    buf_add_char(out, '@');
}

/* The port as a number, 0 where there is none, -1 where it is no port. */
static long port_number(struct str port)
{
    long number = 0;

    for (size_t i = 0; i < port.len; i++) {
        if (!char_is_digit(port.ptr[i]))
            return -1;
        number = number * 10 + (port.ptr[i] - '0');
        if (number > 65535)
            return -1;
    }
    return port.len && !number ? -1 : number;
}

static void add_authority(struct buf *out, const struct url *url,
                          struct str host, long port)
{
    bool https = str_eq_nocase(url->scheme, STR("https"));

    buf_add(out, https ? STR("https://") : STR("http://"));
    if (url->user.len)
        add_user(out, url->user);
    if (str_has_char(host, ':'))
        buf_printf(out, "[%.*s]", STR_ARG(host));
    else
        buf_add(out, host);
    if (port && port != (https ? 443 : 80))
        buf_printf(out, ":%ld", port);
}

static struct str take_buf(struct arena *arena, struct buf *buf)
{
    struct str copy = str_copy(arena, buf_str(buf));

    buf_release(buf);
    return copy;
}

bool url_is_normal(struct str address)
{
    struct str host = url_plain_host(address), rest;

    if (!host.len)
        return false;
    rest = str_slice(address, (size_t)(host.ptr - address.ptr) + host.len,
                     address.len);
    return rest.len && bytes_find(rest, 0, unfit) == rest.len &&
           !has_dots(rest);
}

struct str url_normal(struct arena *arena, struct str address)
{
    struct str plain = str_slice(address, 0, str_find_char(address, '#', 0));
    struct parts parts;
    struct url url;
    struct str host, path;
    struct buf out;
    long port;

    if (url_is_normal(plain))
        return str_copy(arena, plain);
    parts = split_parts(address);
    url_of_parts(&parts, &url);
    if (!url.has_authority || !url.host.len || !has_web_scheme(&url))
        return none();
    host = host_normal(arena, url.host);
    port = port_number(url.port);
    if (!host.len || port < 0)
        return none();
    buf_init(&out);
    add_authority(&out, &url, host, port);
    path = remove_dots(arena, url.path);
    add_escaped(&out, path.len ? path : STR("/"));
    if (parts.has_query) {
        buf_add_char(&out, '?');
        add_escaped(&out, url.query);
    }
    return take_buf(arena, &out);
}

/* RFC 3986, 5.2.3. */
static struct str merge_paths(struct arena *arena, const struct parts *base,
                              struct str path)
{
    size_t slash = find_last(base->path, '/');
    struct str folder =
        str_slice(base->path, 0, slash == STR_NONE ? 0 : slash + 1);

    if (base->has_authority && !base->path.len)
        folder = STR("/");
    return str_printf(arena, "%.*s%.*s", STR_ARG(folder), STR_ARG(path));
}

/* Fills in what the reference leaves to its base: RFC 3986, 5.2.2. */
static void inherit(struct arena *arena, const struct parts *base,
                    struct parts *parts)
{
    parts->scheme = base->scheme;
    if (parts->has_authority)
        return;
    parts->authority = base->authority;
    parts->has_authority = base->has_authority;
    if (!parts->path.len) {
        parts->path = base->path;
        if (!parts->has_query) {
            parts->query = base->query;
            parts->has_query = base->has_query;
        }
    } else if (parts->path.ptr[0] != '/') {
        parts->path = merge_paths(arena, base, parts->path);
    }
}

static void add_marked(struct buf *out, bool there, char mark, struct str s)
{
    if (!there)
        return;
    buf_add_char(out, mark);
    buf_add(out, s);
}

struct str url_resolve(struct arena *arena, struct str base,
                       struct str reference)
{
    struct parts parts = split_parts(reference);
    struct parts from = split_parts(base);
    struct buf out;

    if (!parts.has_scheme)
        inherit(arena, &from, &parts);
    buf_init(&out);
    buf_add(&out, parts.scheme);
    buf_add_char(&out, ':');
    if (parts.has_authority) {
        buf_add(&out, STR("//"));
        buf_add(&out, parts.authority);
    }
    if (parts.has_authority || str_starts(parts.path, STR("/")))
        parts.path = remove_dots(arena, parts.path);
    buf_add(&out, parts.path);
    add_marked(&out, parts.has_query, '?', parts.query);
    add_marked(&out, parts.has_fragment, '#', parts.fragment);
    return take_buf(arena, &out);
}

static struct str normal_host(struct arena *arena, struct str address)
{
    struct str host;
    struct url url;

    if (!url_split(address, &url) || !url.host.len)
        return none();
    host = host_normal(arena, url.host);
    return host.len ? host : str_lower(arena, url.host);
}

struct str url_site(struct arena *arena, struct str address)
{
    struct str host = url_plain_host(address);

    if (!host.len)
        host = normal_host(arena, address);
    return str_slice(host, str_starts(host, STR("www.")) ? 4 : 0, host.len);
}
