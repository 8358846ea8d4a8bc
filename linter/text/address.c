#define _DEFAULT_SOURCE /* inet_aton */
#include "text/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

_Static_assert((int)ADDRESS_TEXT == INET6_ADDRSTRLEN, "room for any address");

/* The leading `bits` of a range. */
struct range {
    unsigned char bytes[16];
    int bits;
};

static const struct range ranges4[] = {
    {{0}, 8},         {{10}, 8},       {{100, 64}, 10},   {{127}, 8},
    {{169, 254}, 16}, {{172, 16}, 12}, {{192, 0, 0}, 24}, {{192, 168}, 16},
    {{198, 18}, 15},  {{224}, 4},      {{240}, 4},
};

static const struct range ranges6[] = {
    {{0}, 96},                         /* ::, ::1, ::a.b.c.d */
    {{[10] = 0xff, [11] = 0xff}, 96},  /* v4-mapped */
    {{0, 0x64, 0xff, 0x9b}, 96},       /* NAT64 */
    {{0, 0x64, 0xff, 0x9b, 0, 1}, 48}, /* NAT64, local */
    {{0x20, 0x02}, 16},                /* 6to4 */
    {{0xfc}, 7},
    {{0xfe, 0x80}, 10},
    {{0xfe, 0xc0}, 10},
    {{0xff}, 8},
};

bool address_from(const struct sockaddr *sockaddr, struct address *address)
{
    *address = (struct address){.v6 = sockaddr->sa_family == AF_INET6};
    if (sockaddr->sa_family == AF_INET) {
        struct sockaddr_in in;

        memcpy(&in, sockaddr, sizeof in);
        memcpy(address->bytes, &in.sin_addr, 4);
        return true;
    }
    if (sockaddr->sa_family == AF_INET6) {
        struct sockaddr_in6 in6;

        memcpy(&in6, sockaddr, sizeof in6);
        memcpy(address->bytes, &in6.sin6_addr, 16);
        return true;
    }
    return false;
}

bool address_literal(struct str host, struct address *address)
{
    char text[64];

    *address = (struct address){.v6 = str_has_char(host, ':')};
    if (!host.len || host.len >= sizeof text || char_is_space(host.ptr[0]))
        return false;
    memcpy(text, host.ptr, host.len);
    text[host.len] = '\0';
    if (strlen(text) != host.len || strpbrk(text, " \t\n\v\f\r"))
        return false;
    if (address->v6)
        return inet_pton(AF_INET6, text, address->bytes) == 1;
    if (text[host.len - 1] == '.')
        text[host.len - 1] = '\0';
    return inet_aton(text, (void *)address->bytes) == 1;
}

static bool share_bits(const unsigned char *a, const unsigned char *b, int bits)
{
    for (int at = 0; at < bits; at += 8) {
        int left = bits - at;
        unsigned mask = left < 8 ? 0xffu << (8 - left) & 0xffu : 0xffu;

        if ((a[at / 8] ^ b[at / 8]) & mask)
            return false;
    }
    return true;
}

bool address_shares(const struct address *a, const struct address *b, int bits)
{
    return share_bits(a->bytes, b->bytes, bits);
}

bool address_private(const struct address *address)
{
    const struct range *ranges = address->v6 ? ranges6 : ranges4;
    size_t count = address->v6 ? sizeof ranges6 / sizeof *ranges6
                               : sizeof ranges4 / sizeof *ranges4;

    for (size_t i = 0; i < count; i++)
        if (share_bits(address->bytes, ranges[i].bytes, ranges[i].bits))
            return true;
    return false;
}

bool address_private_socket(const struct sockaddr *sockaddr)
{
    struct address address;

    return !address_from(sockaddr, &address) || address_private(&address);
}

const char *address_print(const struct address *address,
                          char text[ADDRESS_TEXT])
{
    if (!inet_ntop(address->v6 ? AF_INET6 : AF_INET, address->bytes, text,
                   ADDRESS_TEXT))
        text[0] = '\0';
    return text;
}
