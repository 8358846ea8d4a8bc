#include "text/url.h"

#include "text/buf.h"
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

/* The offset of the first byte that is one of `stops`, or the length. */
static size_t find_any(struct str s, struct str stops)
{
    size_t at = 0;

    while (at < s.len && !str_has_char(stops, s.ptr[at]))
        at++;
    return at;
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
        parts.authority = str_slice(s, 0, find_any(s, STR("/")));
        s = str_slice(s, parts.authority.len, s.len);
    }
    parts.path = s;
    return parts;
}

/* The offset of the last `c`, or STR_NONE. */
static size_t find_last(struct str s, char c)
{
    for (size_t at = s.len; at; at--)
        if (s.ptr[at - 1] == c)
            return at - 1;
    return STR_NONE;
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

bool url_split(struct str address, struct url *url)
{
    struct parts parts = split_parts(address);

    *url = (struct url){.scheme = parts.scheme,
                        .user = none(),
                        .host = none(),
                        .port = none(),
                        .path = parts.path,
                        .query = parts.query,
                        .fragment = parts.fragment,
                        .has_authority = parts.has_authority};
    split_authority(parts.authority, url);
    return parts.has_scheme;
}

bool url_is_web(struct str address)
{
    struct url url;

    return url_split(address, &url) && url.has_authority && url.host.len &&
           (str_eq_nocase(url.scheme, STR("http")) ||
            str_eq_nocase(url.scheme, STR("https")));
}

/* Takes the last segment off what is written so far. */
static size_t pop_segment(const char *out, size_t len)
{
    while (len && out[--len] != '/')
        ;
    return len;
}

/* RFC 3986, 5.2.4. A byte is written once and taken off once at most. */
static struct str remove_dots(struct arena *arena, struct str path)
{
    char *out = arena_alloc(arena, path.len + 2);
    size_t len = 0, end;

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

/* Adds text with every byte escaped that no request line may hold. */
static void add_escaped(struct buf *out, struct str s, struct str reserved)
{
    static const struct str never = {"|^{}<>\"`\\", 9};

    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        if (c <= ' ' || c >= 0x7f || str_has_char(never, s.ptr[i]) ||
            str_has_char(reserved, s.ptr[i]))
            buf_printf(out, "%%%02X", (unsigned)c);
        else
            buf_add_char(out, s.ptr[i]);
    }
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
    if (url->user.len) {
        add_escaped(out, url->user, STR("@/?#[]"));
        buf_add_char(out, '@');
    }
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

struct str url_normal(struct arena *arena, struct str address)
{
    struct buf out;
    struct url url;
    struct str host, path;
    long port;

    if (!url_is_web(address))
        return none();
    url_split(address, &url);
    host = host_normal(arena, url.host);
    port = port_number(url.port);
    if (!host.len || port < 0)
        return none();
    path = remove_dots(arena, url.path);
    buf_init(&out);
    add_authority(&out, &url, host, port);
    add_escaped(&out, path.len ? path : STR("/"), none());
    if (split_parts(address).has_query) {
        buf_add_char(&out, '?');
        add_escaped(&out, url.query, none());
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

struct str url_site(struct arena *arena, struct str address)
{
    struct str host;
    struct url url;

    if (!url_split(address, &url) || !url.host.len)
        return none();
    host = host_normal(arena, url.host);
    if (!host.len)
        host = str_lower(arena, url.host);
    if (str_starts(host, STR("www.")))
        host = str_slice(host, 4, host.len);
    return host;
}

struct str url_decode(struct arena *arena, struct str part)
{
    char *bytes = arena_copy(arena, part.ptr, part.len);
    size_t len = 0;

    for (size_t i = 0; i < part.len; i++) {
        bool coded = part.ptr[i] == '%' && i + 2 < part.len &&
                     char_is_hex(part.ptr[i + 1]) &&
                     char_is_hex(part.ptr[i + 2]);

        bytes[len++] = coded ? (char)(char_hex_value(part.ptr[i + 1]) * 16 +
                                      char_hex_value(part.ptr[i + 2]))
                             : part.ptr[i];
        i += coded ? 2 : 0;
    }
    return (struct str){bytes, len};
}
