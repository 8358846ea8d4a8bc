#include "engine/landing.h"

#include "text/language.h"
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

    if (!url_is_web(from) || !url_is_web(to) || !url_split(from, &a) ||
        !url_split(to, &b))
        return false;
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
