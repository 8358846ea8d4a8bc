/*
 * The hash of an identity, told from the address itself where that has the
 * plain form that most have.
 *
 * It is that of the host and the path of the identity. Of sites that show owner
 * and name in front of every path those two stand for all of it.
 */
#include "text/bytes.h"
#include "text/hash.h"
#include "text/host.h"
#include "text/site_match.h"
#include "text/url.h"

#define SIXTEEN 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1

/* Bytes that an identity may write otherwise: an escape, and what is none and
   no request line may hold (text/url.c). */
static const unsigned char changing[256] = {
    SIXTEEN,   SIXTEEN,    [' '] = 1, ['"'] = 1, ['%'] = 1, ['<'] = 1,
    ['>'] = 1, ['\\'] = 1, ['^'] = 1, ['`'] = 1, ['{'] = 1, ['|'] = 1,
    ['}'] = 1, [0x7f] = 1, SIXTEEN,   SIXTEEN,   SIXTEEN,   SIXTEEN,
    SIXTEEN,   SIXTEEN,    SIXTEEN,   SIXTEEN,
};

/* Where a page is. */
struct where {
    struct str host; /* without `www.` */
    struct str path; /* behind it */
    const struct site_host *known;
};

/* The part before a query and a fragment. */
static struct str cut_path(struct str s)
{
    s = str_slice(s, 0, str_find_char(s, '#', 0));
    return str_slice(s, 0, str_find_char(s, '?', 0));
}

/* The host of an identity has lost its `www.`. */
static struct where split(struct str s, bool is_identity)
{
    size_t slash = str_find_char(s, '/', 0);
    struct str host = str_slice(s, 0, slash);

    if (!is_identity)
        host = site_bare_host(host);
    return (struct where){host, str_slice(s, slash, s.len), site_host(host)};
}

static struct str trim_slashes(struct str path)
{
    while (str_ends(path, STR("/")))
        path = str_slice(path, 0, path.len - 1);
    return path;
}

static bool keeps_names(const struct where *where)
{
    return where->known && where->known->site->keeps_names;
}

/* Whether the identity begins with the host and goes on with the path, but for
   what comes behind the names of a site that keeps them. */
static bool is_plain(const struct where *where)
{
    return where->host.ptr + where->host.len == where->path.ptr &&
           host_is_normal(where->host) &&
           bytes_find(where->path, 0, changing) == where->path.len &&
           str_find(where->path, STR("/."), 0) == STR_NONE &&
           (!where->known || keeps_names(where));
}

/* Finds where a plain address leads. */
static bool find_plain(struct str address, struct where *where)
{
    size_t host = str_starts(address, STR("https://"))  ? 8
                  : str_starts(address, STR("http://")) ? 7
                                                        : 0;

    if (!host)
        return false;
    *where = split(cut_path(str_slice(address, host, address.len)), false);
    where->path = trim_slashes(where->path);
    return is_plain(where);
}

/* Where the names end with which such a path begins. */
static size_t names_end(struct str path)
{
    size_t owner = str_find_char(path, '/', 1);
    size_t name =
        owner == STR_NONE ? STR_NONE : str_find_char(path, '/', owner + 1);

    return name == STR_NONE ? path.len : name;
}

/* Of owner and name, in one case and without `.git`. */
static uint32_t hash_names(struct arena *scratch, struct str path)
{
    struct str names = str_lower(scratch, str_slice(path, 0, names_end(path)));

    while (str_ends(names, STR(".git")))
        names = str_slice(names, 0, names.len - 4);
    return hash_bytes(names.ptr, names.len);
}

uint32_t url_identity_hash(struct arena *scratch, struct str address)
{
    struct where where;

    if (!find_plain(address, &where))
        where = split(cut_path(url_identity(scratch, address)), true);
    if (keeps_names(&where))
        return hash_names(scratch, where.path);
    /* The path stands behind the host. */
    return hash_bytes(where.host.ptr, where.host.len + where.path.len);
}
