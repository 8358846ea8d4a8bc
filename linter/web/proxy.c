#include "web/proxy.h"

#include <stddef.h>

/* HTTP_PROXY is left out, as everywhere: a CGI's client can set it. */
static const char *const variables[2][4] = {
    {"http_proxy", "all_proxy", "ALL_PROXY", NULL},
    {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"},
};

static const char *find_proxy(bool https, char *(*environment)(const char *))
{
    for (size_t i = 0; i < 4 && variables[https][i]; i++) {
        const char *value = environment(variables[https][i]);

        if (value && *value)
            return value;
    }
    return "";
}

/* Whether the host is the named domain or lies in it. */
static bool is_within(struct str host, struct str domain)
{
    if (str_starts(domain, STR(".")))
        domain = str_slice(domain, 1, domain.len);
    if (!domain.len || host.len < domain.len)
        return false;
    return str_eq_nocase(str_slice(host, host.len - domain.len, host.len),
                         domain) &&
           (host.len == domain.len ||
            host.ptr[host.len - domain.len - 1] == '.');
}

/* Whether a list of domains, between commas and spaces, names the host. */
static bool is_named(struct str list, struct str host)
{
    if (str_eq(str_trim(list), STR("*")))
        return true;
    while (list.len) {
        struct str part = str_cut(list, ',', &list);

        while (part.len)
            if (is_within(host, str_trim(str_cut(part, ' ', &part))))
                return true;
    }
    return false;
}

const char *proxy_for(bool https, struct str host, const char *option,
                      char *(*environment)(const char *name))
{
    const char *direct;

    if (option)
        return option;
    direct = environment("no_proxy");
    if (!direct || !*direct)
        direct = environment("NO_PROXY");
    if (is_named(str_from(direct), host))
        return "";
    return find_proxy(https, environment);
}
