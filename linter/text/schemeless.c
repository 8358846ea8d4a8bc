#include "text/schemeless.h"

#include "text/url.h"
#include "text/words.h"

/* Last labels that are a host even with nothing behind the host, and those
   that are one only before a path: `main.io` may be a file. Neither list
   holds what is a common extension (md, py, rs, sh, pl, zip). */
static const char surest_domains[] = "com org net edu gov";
static const char domains[] =
    "com org net edu gov io dev ai co cn de uk jp fr ru eu me info us ca br in "
    "it es nl ch at au se kr tw hk be cz cloud tech gg xyz";

/* Under these only a name with two dots is a host: `Some.app` is a folder. */
static const char third_level_domains[] = "app";

/* Hosts that nobody names a folder after, or hardly. */
static const char known_hosts[] =
    "github.com gist.github.com raw.githubusercontent.com gitlab.com gitee.com "
    "bitbucket.org huggingface.co medium.com youtube.com youtu.be twitter.com "
    "x.com linkedin.com docs.google.com drive.google.com arxiv.org doi.org "
    "en.wikipedia.org pypi.org npmjs.com kaggle.com";

/* A path that ends so is rather a file in a folder named after a host. */
static const char file_endings[] =
    "md markdown mdx rst txt py ipynb js ts go rs c h java sh json yml yaml "
    "toml csv";

static struct str last_label(struct str name)
{
    size_t at = name.len;

    while (at && name.ptr[at - 1] != '.')
        at--;
    return at ? str_slice(name, at, name.len) : STR("");
}

static size_t count_dots(struct str name)
{
    size_t dots = 0;

    for (size_t i = 0; i < name.len; i++)
        dots += name.ptr[i] == '.';
    return dots;
}

/* Labels of ASCII letters, digits and hyphens; the last one in lower case,
   since `ASP.NET` is no host. */
static bool is_host_name(struct str host)
{
    struct str last = last_label(host);

    for (size_t i = 0; i < host.len; i++)
        if (!char_is_alnum(host.ptr[i]) && host.ptr[i] != '-' &&
            host.ptr[i] != '.')
            return false;
    for (size_t i = 0; i < last.len; i++)
        if (last.ptr[i] < 'a') /* none of them lies behind `z` */
            return false;
    return last.len && host.ptr[0] != '.' &&
           str_find(host, STR(".."), 0) == STR_NONE;
}

static bool is_listed_host(struct str host, bool path)
{
    struct str last = last_label(host);

    if (str_starts(host, STR("www.")) && count_dots(host) > 1)
        return true;
    if (words_have(third_level_domains, last))
        return path && count_dots(host) > 1;
    return words_have(path ? domains : surest_domains, last);
}

/* The part up to the first of `/`, `?` and `#`. */
static struct str first_segment(struct str address)
{
    size_t at = 0;

    while (at < address.len && address.ptr[at] != '/' &&
           address.ptr[at] != '?' && address.ptr[at] != '#')
        at++;
    return str_slice(address, 0, at);
}

static bool looks_like_file(struct str address)
{
    struct str hash, query;
    struct str path = str_cut(str_cut(address, '#', &hash), '?', &query);

    return str_has_char(path, '/') &&
           words_have(file_endings, last_label(path));
}

static bool is_web_address(struct str address)
{
    struct str host = first_segment(address);
    bool path = address.len > host.len + 1;

    if (!is_host_name(host))
        return false;
    if (str_starts(host, STR("www.")) || words_have(known_hosts, host))
        return is_listed_host(host, true);
    return is_listed_host(host, path) && !looks_like_file(address);
}

static bool is_mail_address(struct str address)
{
    size_t at = str_find_char(address, '@', 0);
    struct str host;

    if (at == STR_NONE || !at)
        return false;
    for (size_t i = 0; i < at; i++)
        if (!char_is_alnum(address.ptr[i]) &&
            !str_has_char(STR("._%+-"), address.ptr[i]))
            return false;
    host = first_segment(str_slice(address, at + 1, address.len));
    return is_host_name(host) && words_have(domains, last_label(host)) &&
           (at + 1 + host.len == address.len ||
            address.ptr[at + 1 + host.len] == '?');
}

enum address_lack address_lack(struct str address)
{
    if (url_has_scheme(address))
        return ADDRESS_LACKS_NOTHING;
    if (is_mail_address(address))
        return ADDRESS_LACKS_MAILTO;
    return is_web_address(address) ? ADDRESS_LACKS_HTTPS
                                   : ADDRESS_LACKS_NOTHING;
}
