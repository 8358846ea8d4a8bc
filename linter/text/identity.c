#include "text/buf.h"
#include "text/site.h"
#include "text/url.h"
#include "text/words.h"

/* Parameters that only say where a reader came from. */
static const char *const trackers[] = {
    "fbclid",  "gclid",   "gclsrc",  "dclid",     "gbraid",     "wbraid",
    "msclkid", "mc_cid",  "mc_eid",  "igshid",    "igsh",       "yclid",
    "twclid",  "ttclid",  "ref_src", "ref_url",   "_hsenc",     "_hsmi",
    "mkt_tok", "vero_id", "_ga",     "_gl",       "oly_enc_id", "oly_anon_id",
    "spm",     "scm",     "s_cid",   "li_fat_id", "wickedid",   "_openstat",
};

bool url_is_tracker(struct str name)
{
    if (str_starts_nocase(name, STR("utm_")))
        return true;
    for (size_t i = 0; i < sizeof trackers / sizeof *trackers; i++)
        if (str_eq(name, str_from(trackers[i])))
            return true;
    return false;
}

static bool is_unreserved(char c)
{
    return char_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

static bool is_escape(struct str s, size_t at)
{
    return at + 2 < s.len && s.ptr[at] == '%' && char_is_hex(s.ptr[at + 1]) &&
           char_is_hex(s.ptr[at + 2]);
}

/* RFC 3986, 6.2.2: escapes in upper case, those that are needless decoded. */
static struct str even_escapes(struct arena *arena, struct str s)
{
    char *out = arena_alloc(arena, s.len + 1);
    size_t len = 0;

    for (size_t at = 0; at < s.len; at++) {
        char c = s.ptr[at];

        if (!is_escape(s, at)) {
            out[len++] = c;
            continue;
        }
        c = (char)(char_hex_value(s.ptr[at + 1]) * 16 +
                   char_hex_value(s.ptr[at + 2]));
        if (!is_unreserved(c)) {
            out[len++] = '%';
            out[len++] = "0123456789ABCDEF"[(unsigned char)c / 16];
            c = "0123456789ABCDEF"[(unsigned char)c % 16];
        }
        out[len++] = c;
        at += 2;
    }
    return (struct str){out, len};
}

static struct str trim_slashes(struct str path)
{
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    return path;
}

static struct str trim_end(struct str s, const char *end)
{
    struct str suffix = str_from(end);

    return suffix.len && str_ends(s, suffix)
               ? str_slice(s, 0, s.len - suffix.len)
               : s;
}

/* The offset behind the first two segments, owner and name. */
static size_t repository_end(struct str path)
{
    size_t at = 0;

    for (int segment = 0; segment < 2; segment++) {
        at = str_find_char(path, '/', at + 1);
        if (at == STR_NONE)
            return path.len;
    }
    return at;
}

/* The path of a forge: owner and name in lower case, no `.git`. */
static struct str repository_path(struct arena *arena, struct str path)
{
    size_t end = repository_end(path);
    struct str name = str_lower(arena, str_slice(path, 0, end));
    struct str rest = str_slice(path, end, path.len);

    return str_printf(arena, "%.*s%.*s", STR_ARG(trim_end(name, ".git")),
                      STR_ARG(rest));
}

static struct str identity_path(struct arena *arena, struct str path,
                                const struct site *fact)
{
    path = trim_slashes(path);
    path = trim_end(path, fact->root);
    path = trim_slashes(trim_end(path, fact->old_root));
    return fact->repository ? repository_path(arena, path) : path;
}

/* Adds the parameters that identify; `mark` is '?' or '&'. */
static void add_query(struct buf *out, struct str query, char mark,
                      const struct site *fact)
{
    while (query.len) {
        struct str parameter = str_cut(query, '&', &query), value;
        struct str name = str_cut(parameter, '=', &value);

        if (!parameter.len || url_is_tracker(name) ||
            words_have(fact->ignored, name) ||
            words_have(fact->ignored, parameter))
            continue;
        buf_add_char(out, mark);
        buf_add(out, parameter);
        mark = '&';
    }
}

static struct str identity_host(struct str host)
{
    struct str bare = str_slice(host, 4, host.len);

    host = trim_end(host, ".");
    if (str_starts(host, STR("www.")) && str_has_char(bare, '.'))
        host = str_slice(host, 4, host.len);
    return host;
}

/* The fragment without the directive (`:~:text=`) that only scrolls. */
static struct str identity_fragment(struct str fragment)
{
    return str_slice(fragment, 0, str_find(fragment, STR(":~:"), 0));
}

static void add_path(struct buf *out, struct str path, const struct site *fact)
{
    struct str prefix = str_from(fact->prefix);

    if (!prefix.len || path.len < 2) {
        buf_add(out, path);
        return;
    }
    buf_add(out, prefix);
    buf_add(out, str_slice(path, 1, path.len));
}

static void add_identity(struct arena *arena, struct buf *out,
                         const struct url *url)
{
    struct str host = identity_host(url->host);
    const struct site *fact = site_find(host);
    struct str path = even_escapes(arena, url->path);

    if (url->user.len)
        buf_printf(out, "%.*s@", STR_ARG(url->user));
    buf_add(out, *fact->same_as ? str_from(fact->same_as) : host);
    if (url->port.len)
        buf_printf(out, ":%.*s", STR_ARG(url->port));
    add_path(out, identity_path(arena, path, fact), fact);
    add_query(out, even_escapes(arena, url->query), *fact->prefix ? '&' : '?',
              fact);
}

struct str url_identity(struct arena *arena, struct str address)
{
    struct str normal = url_normal(arena, address), fragment, copy;
    struct buf out;
    struct url url, written;

    if (!normal.len || !url_split(normal, &url))
        return str_copy(arena, address);
    url_split(address, &written);
    fragment = identity_fragment(even_escapes(arena, written.fragment));
    buf_init(&out);
    add_identity(arena, &out, &url);
    if (fragment.len) {
        buf_add_char(&out, '#');
        buf_add(&out, fragment);
    }
    copy = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}
