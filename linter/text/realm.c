#include "text/realm.h"

#include "text/address.h"

/* The last label, and whether a dot stands before it. */
static struct str last_label(struct str name, bool *below)
{
    size_t at = name.len;

    while (at && name.ptr[at - 1] != '.')
        at--;
    *below = at > 0;
    return str_slice(name, at, name.len);
}

static enum realm name_realm(struct str name)
{
    bool below;
    struct str last = last_label(name, &below);

    if (str_eq(last, STR("localhost")))
        return REALM_SELF;
    if (below &&
        (str_eq(last, STR("local")) || str_eq(last, STR("internal")) ||
         str_eq(last, STR("lan")) || str_ends(name, STR(".home.arpa"))))
        return REALM_PRIVATE;
    return REALM_PUBLIC;
}

/* No address ends in a letter but those up to F. */
static bool may_be_address(struct str host)
{
    char last = host.len ? host.ptr[host.len - 1] : 0;

    return !char_is_alpha(last) || char_is_hex(last);
}

/* 127.0.0.0/8, ::1, and what says no address, which leads there too. */
static bool is_loopback(const struct address *address)
{
    size_t last = address->v6 ? 15 : 3;

    if (!address->v6 && address->bytes[0] == 127)
        return true;
    for (size_t i = 0; i < last; i++)
        if (address->bytes[i])
            return false;
    return address->bytes[last] <= address->v6;
}

enum realm host_realm(struct str host)
{
    struct address address;

    if (str_ends(host, STR(".")))
        host.len--;
    if (!may_be_address(host) || !address_literal(host, &address))
        return name_realm(host);
    if (is_loopback(&address))
        return REALM_SELF;
    return address_private(&address) ? REALM_PRIVATE : REALM_PUBLIC;
}
