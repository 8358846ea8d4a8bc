/*
 * The hash of an identity, told from the address itself where that has one of
 * the plain forms that most have.
 */
#include <string.h>

#include "text/bytes.h"
#include "text/hash.h"
#include "text/site_match.h"
#include "text/url.h"
#include "text/words.h"

/* Bytes of which an identity may make others, or nothing: those of text/url.c
   that no request line may hold, an escape, and where a query and a fragment
   begin. */
static const unsigned char changing[256] = {
    BYTES_BELOW_SPACE, [' '] = 1, ['"'] = 1, ['#'] = 1,  ['%'] = 1,
    ['<'] = 1,         ['>'] = 1, ['?'] = 1, ['\\'] = 1, ['^'] = 1,
    ['`'] = 1,         ['{'] = 1, ['|'] = 1, ['}'] = 1,  BYTES_FROM_DEL,
};

/* Host and path of an address whose identity is nothing but the two. */
struct plain {
    struct str host; /* without `www.` */
    struct str path; /* behind it, without slashes at its end */
    const struct site_host *known;
};

/* Whether the path is owner and name as the site compares them, but for their
   case. */
static bool is_names(const struct site *site, struct str path)
{
    struct str name, owner = str_cut(str_slice(path, 1, path.len), '/', &name);

    return site->has_names && owner.len && name.len &&
           !str_has_char(name, '/') && !str_ends(name, STR(".git")) &&
           !words_have(site->reserved, owner);
}

/* Finds what the identity is made of; false where that takes longer. */
static bool find_plain(struct str address, struct plain *plain)
{
    struct str host = url_plain_host(address), path;

    if (!host.len)
        return false;
    path = str_slice(address, (size_t)(host.ptr - address.ptr) + host.len,
                     address.len);
    if (bytes_find(path, 0, changing) < path.len ||
        str_find(path, STR("/."), 0) != STR_NONE)
        return false;
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    host = site_bare_host(host);
    *plain = (struct plain){host, path, site_host(host)};
    return !plain->known || is_names(plain->known->site, path);
}

/* Of owner and name, which the site shows in either case. No such site has a
   host that stands for another. */
static uint32_t hash_names(struct arena *scratch, const struct plain *plain)
{
    struct str host = str_from(plain->known->host);
    size_t len = host.len + plain->path.len;
    char *all = arena_alloc(scratch, len);

    memcpy(all, host.ptr, host.len);
    for (size_t i = 0; i < plain->path.len; i++)
        all[host.len + i] = char_lower(plain->path.ptr[i]);
    return hash_bytes(all, len);
}

uint32_t url_identity_hash(struct arena *scratch, struct str address)
{
    struct str identity;
    struct plain plain;

    if (!find_plain(address, &plain)) {
        identity = url_identity(scratch, address);
        return hash_bytes(identity.ptr, identity.len);
    }
    if (plain.known)
        return hash_names(scratch, &plain);
    /* The path stands behind the host. */
    return hash_bytes(plain.host.ptr, plain.host.len + plain.path.len);
}
