#include "web/proxy.h"

#include <stddef.h>

#include "text/address.h"

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

static struct str without_dot(struct str name)
{
    return str_ends(name, STR(".")) ? str_slice(name, 0, name.len - 1) : name;
}

/* Whether the host is the named domain or lies in it. */
static bool is_within(struct str host, struct str domain)
{
    host = without_dot(host);
    domain = without_dot(domain);
    if (str_starts(domain, STR(".")))
        domain = str_slice(domain, 1, domain.len);
    if (!domain.len || host.len < domain.len)
        return false;
    return str_eq_nocase(str_slice(host, host.len - domain.len, host.len),
                         domain) &&
           (host.len == domain.len ||
            host.ptr[host.len - domain.len - 1] == '.');
}

/* The number of digits alone, -1 for anything else. */
static int read_bits(struct str s)
{
    int bits = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (!char_is_digit(s.ptr[i]) || s.len > 3)
            return -1;
        bits = bits * 10 + (s.ptr[i] - '0');
    }
    return s.len ? bits : -1;
}

/* Whether the address is that one or lies in the network `10.0.0.0/8`. */
static bool is_in_network(const struct address *address, struct str network)
{
    struct str bits;
    struct address base;
    struct str text = str_cut(network, '/', &bits);
    int all = address->v6 ? 128 : 32,
        leading = bits.len ? read_bits(bits) : all;

    if (str_starts(text, STR("[")) && str_ends(text, STR("]")))
        text = str_slice(text, 1, text.len - 1);
    return address_literal(text, &base) && base.v6 == address->v6 &&
           leading >= 0 && leading <= all &&
           address_shares(address, &base, leading);
}

/* Whether an entry of the list is for the host. */
static bool is_for(struct str entry, struct str host)
{
    struct address address;

    return address_literal(host, &address) ? is_in_network(&address, entry)
                                           : is_within(host, entry);
}

/* Whether a list of domains and networks, between commas and spaces, names the
   host. */
static bool is_named(struct str list, struct str host)
{
    if (str_eq(str_trim(list), STR("*")))
        return true;
    while (list.len) {
        struct str part = str_cut(list, ',', &list);

        while (part.len)
            if (is_for(str_trim(str_cut(part, ' ', &part)), host))
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

bool proxy_wants_address(const char *proxy)
{
    struct str url = str_from(proxy);

    return str_starts_nocase(url, STR("socks5://")) ||
           str_starts_nocase(url, STR("socks4://")) ||
           str_starts_nocase(url, STR("socks://"));
}
