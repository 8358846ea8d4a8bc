#include "engine/landing.h"

#include "text/language.h"
#include "text/shortener.h"
#include "text/url.h"
#include "text/words.h"

/* Addresses that are kept up so that nobody has to follow what moves. */
static const char lasting_hosts[] =
    "doi.org dx.doi.org hdl.handle.net handle.net purl.org purl.oclc.org "
    "w3id.org n2t.net identifiers.org perma.cc orcid.org ark.net";

/* First labels of hosts, and segments of paths, where someone is stopped. */
static const char door_hosts[] = "login signin auth sso accounts account id "
                                 "idp consent oauth passport validate";
static const char door_segments[] =
    "login log-in log_in login.php login.html signin sign-in sign_in signup "
    "sign-up sign_up register sso auth oauth oauth2 authorize authenticate "
    "account accounts session sessions consent cookies cookie-consent privacy "
    "captcha challenge verify users error errors 404 404.html not-found "
    "not_found notfound page-not-found unsupported blocked denied suspended "
    "maintenance unavailable expired";

/* Parameters that say where to go on after the door. */
static const char return_parameters[] =
    "continue next return returnto return_to returnurl return_url "
    "redirect redirect_to redirect_uri redirecturl redirect_url service "
    "destination dest goto from_url ru";

static struct str first_label(struct str host)
{
    struct str rest;

    return str_cut(host, '.', &rest);
}

static bool has_segment(struct str path, struct str segment)
{
    while (path.len)
        if (str_eq_nocase(str_cut(path, '/', &path), segment))
            return true;
    return false;
}

/* Whether a segment of `to` that `from` lacks is a door or a language. */
static bool has_new_door(struct str from, struct str to)
{
    while (to.len) {
        struct str segment = str_cut(to, '/', &to);

        if ((words_have(door_segments, segment) || language_tag(segment)) &&
            !has_segment(from, segment))
            return true;
    }
    return false;
}

static bool has_return(struct str query)
{
    while (query.len) {
        struct str value;
        struct str parameter = str_cut(query, '&', &query);

        if (words_have(return_parameters, str_cut(parameter, '=', &value)))
            return true;
    }
    return false;
}

static struct str trim_slashes(struct str path)
{
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    return path;
}

/* Whether `to` is the home page or a folder above `from`: the page is lost. */
static bool is_above(const struct url *from, const struct url *to)
{
    struct str above = trim_slashes(to->path), page = trim_slashes(from->path);

    if (!above.len)
        return page.len > 0;
    return page.len > above.len && str_starts(page, above) &&
           page.ptr[above.len] == '/';
}

/* `/index`, `/home` and the like: the home page under another name. */
static bool is_home(struct str path)
{
    path = trim_slashes(path);
    return words_have("/index.html /index.htm /index.php /home /home.html "
                      "/default.aspx /main",
                      path);
}

/* The part of a host that tells languages apart: `en.example.org`. */
static bool has_new_language(struct str from, struct str to)
{
    struct str label = first_label(to);

    return language_tag(label) && !str_eq_nocase(first_label(from), label);
}

bool landing_is_page(struct arena *arena, struct str from, struct str to)
{
    struct str from_host = url_site(arena, from), to_host = url_site(arena, to);
    struct url a, b;

    if (!url_is_web(from) || !url_is_web(to))
        return false;
    url_split(from, &a);
    url_split(to, &b);
    if (words_have(lasting_hosts, from_host) ||
        words_have(door_hosts, first_label(to_host)) ||
        has_new_language(from_host, to_host))
        return false;
    if (has_new_door(a.path, b.path) ||
        (has_return(b.query) && !has_return(a.query)))
        return false;
    return !is_above(&a, &b) &&
           !(is_home(b.path) && !is_home(a.path) && trim_slashes(a.path).len);
}

static struct str without_fragment(struct str address)
{
    struct str fragment;

    return str_cut(address, '#', &fragment);
}

bool landing_is_move(struct arena *arena, struct str from,
                     const struct response *response)
{
    struct str to = response->final_url;

    return response->verdict == VERDICT_ALIVE && response->permanent &&
           to.len && landing_is_page(arena, from, to) &&
           !str_eq(url_identity(arena, without_fragment(from)),
                   url_identity(arena, without_fragment(to)));
}

/* Segments that are the home page, or a part of the site, and no page. */
static const char home_segments[] =
    "index default home homepage main start welcome landing portal site web "
    "www public html page info overview project product software latest "
    "stable current";

/* First labels of hosts, and segments of paths, of what shows each who asks
   something else, and a stranger its front. */
static const char session_hosts[] =
    "app demo try play sandbox my admin console dashboard cloud";
static const char session_segments[] =
    "dashboard console settings profile inbox my me admin feed app";

/* Parameters that say which page, where the path does not. */
static const char page_parameters[] =
    "p id page_id post_id post article item product node story";

/* `v2`, `1.0.3` */
static bool is_version(struct str segment)
{
    size_t at = str_starts_nocase(segment, STR("v"));

    while (at < segment.len &&
           (char_is_digit(segment.ptr[at]) || segment.ptr[at] == '.'))
        at++;
    return segment.len > 1 && at == segment.len;
}

/* Whether a segment names a page, and not a home page or a language. */
static bool is_real(struct str segment)
{
    struct str ending;
    struct str stem = str_cut(segment, '.', &ending);

    return segment.len && !words_have(home_segments, stem) &&
           !language_tag(segment) && !is_version(segment);
}

static size_t count_real(struct str path)
{
    size_t count = 0;

    while (path.len)
        count += is_real(str_cut(path, '/', &path));
    return count;
}

static bool has_any(struct str path, const char *words)
{
    while (path.len)
        if (words_have(words, str_cut(path, '/', &path)))
            return true;
    return false;
}

/* Whether the query names a page by its number: `?p=12`. */
static bool names_page(struct str query)
{
    while (query.len) {
        struct str parameter = str_cut(query, '&', &query), value;
        struct str name = str_cut(parameter, '=', &value);

        if (words_have(page_parameters, name) && value.len &&
            char_is_digit(value.ptr[0]))
            return true;
    }
    return false;
}

/* Whether the path is that of a home page, of one language too. */
static bool is_home_path(struct str path)
{
    while (path.len) {
        struct str segment = str_cut(path, '/', &path), ending;

        if (segment.len && !language_tag(segment) &&
            !words_have("index default home", str_cut(segment, '.', &ending)))
            return false;
    }
    return true;
}

/* Whether it is a home page, and no place in it. */
static bool is_front(const struct url *to)
{
    return !to->query.len && !to->fragment.len && is_home_path(to->path);
}

/* Letters and digits, in lower case. */
static struct str key_of(struct arena *arena, struct str word)
{
    char *key = arena_alloc(arena, word.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < word.len; i++)
        if (char_is_alnum(word.ptr[i]))
            key[len++] = char_lower(word.ptr[i]);
    return (struct str){key, len};
}

/* Whether the one holds the other; of two letters it proves little. */
static bool are_alike(struct str a, struct str b)
{
    if (a.len < 3 || b.len < 3)
        return a.len && str_eq(a, b);
    return str_find(a, b, 0) != STR_NONE || str_find(b, a, 0) != STR_NONE;
}

static bool has_label_like(struct arena *arena, struct str host,
                           struct str segment)
{
    struct str key = key_of(arena, segment);

    while (host.len) {
        struct str label = str_cut(host, '.', &host);

        if (host.len && are_alike(key, key_of(arena, label)))
            return true;
    }
    return false;
}

/* Whether the host is called as a part of the path is. */
static bool is_called(struct arena *arena, struct str host, struct str path)
{
    while (path.len)
        if (has_label_like(arena, host, str_cut(path, '/', &path)))
            return true;
    return false;
}

/* Whether one of the hosts is the other, or below it. */
static bool are_kin(struct str a, struct str b)
{
    struct str large = a.len > b.len ? a : b, small = a.len > b.len ? b : a;

    return str_ends(large, small) &&
           (large.len == small.len ||
            large.ptr[large.len - small.len - 1] == '.');
}

/* A longer address is not understood. */
enum { LONGEST = 2048 };

/* Whether what an address leads to depends on who asks, or when. */
static bool is_unsure(struct str host, struct str path)
{
    return shortener_is(host) || words_have(lasting_hosts, host) ||
           words_have(session_hosts, first_label(host)) ||
           has_any(path, session_segments) || has_any(path, door_segments);
}

bool landing_is_lost(struct arena *arena, struct str from, struct str to)
{
    struct str from_host, to_host;
    struct url a, b;
    size_t real;
    bool kin;

    if (from.len > LONGEST || to.len > LONGEST || !url_is_web(from) ||
        !url_is_web(to))
        return false;
    url_split(from, &a);
    url_split(to, &b);
    if (!is_front(&b))
        return false;
    from_host = url_site(arena, from);
    to_host = url_site(arena, to);
    if (is_unsure(from_host, a.path) ||
        words_have(door_hosts, first_label(to_host)) ||
        has_new_language(from_host, to_host))
        return false;
    kin = are_kin(from_host, to_host);
    real = count_real(a.path);
    if (!real)
        return kin && is_home_path(a.path) && names_page(a.query);
    return real > !kin && !is_called(arena, to_host, a.path);
}
