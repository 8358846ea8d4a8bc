#include "text/realm.h"

#include "text/address.h"

static const char *const private_endings[] = {
    ".local",
    ".internal",
    ".home.arpa",
    ".lan",
};

static enum realm name_realm(struct str name)
{
    if (str_eq(name, STR("localhost")) || str_ends(name, STR(".localhost")))
        return REALM_SELF;
    for (size_t i = 0; i < sizeof private_endings / sizeof *private_endings;
         i++)
        if (str_ends(name, str_from(private_endings[i])))
            return REALM_PRIVATE;
    return REALM_PUBLIC;
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
    if (!address_literal(host, &address))
        return name_realm(host);
    if (is_loopback(&address))
        return REALM_SELF;
    return address_private(&address) ? REALM_PRIVATE : REALM_PUBLIC;
}
