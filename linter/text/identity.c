#include "text/buf.h"
#include "text/percent.h"
#include "text/site_match.h"
#include "text/url.h"
#include "text/words.h"

/* Parameters that only say where a reader came from. */
static const struct str trackers[] = {
    STR_INIT("fbclid"),    STR_INIT("gclid"),      STR_INIT("gclsrc"),
    STR_INIT("dclid"),     STR_INIT("gbraid"),     STR_INIT("wbraid"),
    STR_INIT("msclkid"),   STR_INIT("mc_cid"),     STR_INIT("mc_eid"),
    STR_INIT("igshid"),    STR_INIT("igsh"),       STR_INIT("yclid"),
    STR_INIT("twclid"),    STR_INIT("ttclid"),     STR_INIT("ref_src"),
    STR_INIT("ref_url"),   STR_INIT("_hsenc"),     STR_INIT("_hsmi"),
    STR_INIT("mkt_tok"),   STR_INIT("vero_id"),    STR_INIT("_ga"),
    STR_INIT("_gl"),       STR_INIT("oly_enc_id"), STR_INIT("oly_anon_id"),
    STR_INIT("spm"),       STR_INIT("scm"),        STR_INIT("s_cid"),
    STR_INIT("li_fat_id"), STR_INIT("wickedid"),   STR_INIT("_openstat"),
};

bool url_is_tracker(struct str name)
{
    if (str_starts_nocase(name, STR("utm_")))
        return true;
    for (size_t i = 0; i < sizeof trackers / sizeof *trackers; i++)
        if (str_eq(name, trackers[i]))
            return true;
    return false;
}

static bool is_unreserved(char c)
{
    return char_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

/* RFC 3986, 6.2.2: escapes in upper case, those that are needless decoded. */
static struct str even_escapes(struct arena *arena, struct str s)
{
    size_t len = 0;
    char *out;

    if (!str_has_char(s, '%'))
        return s;
    out = arena_alloc(arena, s.len + 1);
    for (size_t at = 0; at < s.len; at++) {
        int byte = percent_byte(s, at);
        char c = byte < 0 ? s.ptr[at] : (char)byte;

        if (byte >= 0 && !is_unreserved(c)) {
            out[len++] = '%';
            out[len++] = "0123456789ABCDEF"[byte / 16];
            c = "0123456789ABCDEF"[byte % 16];
        }
        out[len++] = c;
        at += byte < 0 ? 0 : 2;
    }
    return (struct str){out, len};
}

static struct str trim_slashes(struct str path)
{
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    return path;
}

static bool changes_nothing(const struct site_match *match, struct str word)
{
    const struct site_host *host = match->host;
    const struct site_route *route = match->route;

    return (host && host->site->ignored &&
            words_have(host->site->ignored, word)) ||
           (route && route->ignored && words_have(route->ignored, word));
}

/* Adds the parameters that identify and do not stand in the path yet. */
static void add_query(struct buf *out, struct str query,
                      const struct site_match *match)
{
    char mark = str_has_char(buf_str(out), '?') ? '&' : '?';

    while (query.len) {
        struct str parameter = str_cut(query, '&', &query), value;
        struct str name = str_cut(parameter, '=', &value);

        if (!parameter.len || parameter.ptr == match->parameter.ptr ||
            url_is_tracker(name) || changes_nothing(match, name) ||
            changes_nothing(match, parameter))
            continue;
        buf_add_char(out, mark);
        buf_add(out, parameter);
        mark = '&';
    }
}

/* Adds the fragment without the directive (`:~:text=`) that only scrolls. */
static void add_fragment(struct buf *out, struct str fragment,
                         const struct site_match *match)
{
    const struct site_route *route = match->route;

    fragment = str_slice(fragment, 0, str_find(fragment, STR(":~:"), 0));
    if (!fragment.len ||
        (route && route->fragments && words_have(route->fragments, fragment)))
        return;
    buf_add_char(out, '#');
    buf_add(out, fragment);
}

static void add_identity(struct buf *out, const struct url *url)
{
    struct site_match match = site_match(url);

    if (url->user.len)
        buf_printf(out, "%.*s@", STR_ARG(url->user));
    site_match_write(out, &match, url);
    add_query(out, url->query, &match);
    add_fragment(out, url->fragment, &match);
}

struct str url_identity(struct arena *arena, struct str address)
{
    struct str fragment, normal = str_cut(address, '#', &fragment), copy;
    struct url url;
    struct buf out;

    if (!url_is_normal(normal))
        normal = url_normal(arena, address);
    if (!normal.len)
        return str_copy(arena, address);
    url_split(normal, &url);
    url.path = trim_slashes(even_escapes(arena, url.path));
    url.query = even_escapes(arena, url.query);
    url.fragment = even_escapes(arena, fragment);
    buf_init(&out);
    add_identity(&out, &url);
    copy = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return copy;
}
