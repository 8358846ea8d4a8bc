#define _DEFAULT_SOURCE /* inet_aton */
#include "text/host.h"

#include <arpa/inet.h>
#include <idn2.h>
#include <string.h>
#include <utf8proc.h>

#include "text/alloc.h"
#include "text/percent.h"
#include "text/utf8.h"

/* Bytes of a host as written: a name of 253 letters, each an escape. */
enum { HOST_WRITTEN_MAX = 4096, HOST_MAX = 253, LABEL_MAX = 63 };

static struct str no_host(void)
{
    return STR("");
}

/* Whether the name could be mapped. */
static bool is_mapped(int result)
{
    mem_require(result != IDN2_MALLOC);
    return result == IDN2_OK;
}

/* The name in ASCII, or empty where IDNA knows no such name. */
static struct str to_ascii(struct arena *arena, struct str host)
{
    const char *copy = arena_copy(arena, host.ptr, host.len);
    char *name = NULL;
    struct str result;

    if (strlen(copy) != host.len ||
        !is_mapped(idn2_to_ascii_8z(copy, &name, IDN2_NONTRANSITIONAL)))
        return no_host();
    result = str_lower(arena, str_from(name));
    idn2_free(name);
    return result;
}

/* The name with its labels decoded, or empty where one is no punycode. */
static struct str to_unicode(struct arena *arena, struct str host)
{
    char *name = NULL;
    struct str result;

    if (!is_mapped(idn2_to_unicode_8z8z(arena_copy(arena, host.ptr, host.len),
                                        &name, 0)))
        return no_host();
    result = str_copy(arena, str_from(name));
    idn2_free(name);
    return result;
}

/* What mapping does to a name that holds what no name may hold: near enough to
   UTS #46 for people. */
static struct str fold(struct arena *arena, struct str host)
{
    const utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPAT |
                                      UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                      UTF8PROC_IGNORE;
    utf8proc_uint8_t *out = NULL;
    utf8proc_ssize_t len =
        utf8proc_map((const utf8proc_uint8_t *)host.ptr,
                     (utf8proc_ssize_t)host.len, &out, options);

    mem_require(len >= 0);
    host = str_copy(arena, (struct str){(const char *)out, (size_t)len});
    mem_free(out);
    return host;
}

static bool is_host_char(char c)
{
    return char_is_alnum(c) || c == '-' || c == '_';
}

static bool is_label(struct str label)
{
    if (!label.len || label.len > LABEL_MAX)
        return false;
    for (size_t i = 0; i < label.len; i++)
        if (!is_host_char(label.ptr[i]))
            return false;
    return true;
}

/* The name without the dot that may stand at its end. */
static struct str without_root(struct str host)
{
    return str_ends(host, STR(".")) ? str_slice(host, 0, host.len - 1) : host;
}

static bool is_name(struct str host)
{
    struct str rest = without_root(host);

    if (!rest.len || rest.len > HOST_MAX || str_ends(rest, STR(".")))
        return false;
    while (rest.len)
        if (!is_label(str_cut(rest, '.', &rest)))
            return false;
    return true;
}

static struct str last_label(struct str host)
{
    size_t at = host.len;

    while (at && host.ptr[at - 1] != '.')
        at--;
    return str_slice(host, at, host.len);
}

/* Whether a browser reads a name that ends in this label as an address. */
static bool is_number(struct str label)
{
    bool hex = str_starts(label, STR("0x"));

    for (size_t i = hex ? 2 : 0; i < label.len; i++)
        if (!(hex ? char_is_hex(label.ptr[i]) : char_is_digit(label.ptr[i])))
            return false;
    return true;
}

static struct str ipv4(struct arena *arena, struct str host)
{
    const char *text = arena_copy(arena, host.ptr, host.len);
    char *out = arena_alloc(arena, INET_ADDRSTRLEN);
    struct in_addr address;

    if (!inet_aton(text, &address))
        return no_host();
    return str_from(inet_ntop(AF_INET, &address, out, INET_ADDRSTRLEN));
}

static struct str ipv6(struct arena *arena, struct str host)
{
    const char *text = arena_copy(arena, host.ptr, host.len);
    char *out = arena_alloc(arena, INET6_ADDRSTRLEN);
    struct in6_addr address;

    if (strlen(text) != host.len || inet_pton(AF_INET6, text, &address) != 1)
        return no_host();
    return str_from(inet_ntop(AF_INET6, &address, out, INET6_ADDRSTRLEN));
}

/* Bytes of a label in lower case. */
static const unsigned char label_bytes[256] = {
    ['-'] = 1, ['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['_'] = 1, ['a'] = 1,
    1,         1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1,
    1,         1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
};

/* What begins with a digit in the last label may be an address. */
size_t host_name_end(struct str text, size_t start)
{
    size_t label = start, end;

    for (;; label = end + 1) {
        end = label;
        while (end < text.len && label_bytes[(unsigned char)text.ptr[end]])
            end++;
        if (end == label || end - label > LABEL_MAX)
            return start;
        if (end == text.len || text.ptr[end] != '.')
            break;
    }
    return end - start > HOST_MAX || char_is_digit(text.ptr[label]) ? start
                                                                    : end;
}

bool host_is_normal(struct str host)
{
    return host.len && host_name_end(host, 0) == host.len;
}

struct str host_normal(struct arena *arena, struct str host)
{
    if (!host.len || host.len > HOST_WRITTEN_MAX)
        return no_host();
    if (host_is_normal(host))
        return str_copy(arena, host);
    if (str_has_char(host, ':'))
        return ipv6(arena, host);
    host = percent_decode(arena, host);
    if (utf8_skip_ascii(host, 0) < host.len)
        host = to_ascii(arena, host);
    else
        host = str_lower(arena, host);
    if (!is_name(host))
        return no_host();
    if (is_number(last_label(without_root(host))))
        return ipv4(arena, without_root(host));
    return host;
}

struct str host_readable(struct arena *arena, struct str host)
{
    struct str name;

    if (host.len > HOST_WRITTEN_MAX || str_has_char(host, ':'))
        return no_host();
    host = percent_decode(arena, host);
    if (utf8_invalid(host, 0) < host.len || str_has_char(host, '\0'))
        return no_host();
    name = utf8_skip_ascii(host, 0) < host.len ? to_ascii(arena, host)
                                               : str_lower(arena, host);
    if (name.len)
        name = to_unicode(arena, name);
    return name.len ? name : fold(arena, host);
}
