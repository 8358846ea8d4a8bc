#include "cli/config_host.h"

#include <stdlib.h>

#include "cli/config_header.h"
#include "cli/config_reading.h"
#include "text/address.h"
#include "text/host.h"
#include "text/url.h"

/* Statuses of one host. */
enum { STATUSES_MOST = 64 };

#define FIELD(type, name) .field = offsetof(type, name)

/* One of RFC 9110, or 999, which LinkedIn answers. 0 after an error. */
static int read_status(struct reading *reading, const struct yaml *item)
{
    int status = item->text.len == 3 ? atoi(item->text.ptr) : 0;

    if ((status >= 100 && status <= 599) || status == 999)
        return status;
    reading_fail(reading, item,
                 str_printf(reading->arena,
                            "\"%.*s\" is no status of HTTP: 100 to 599, or 999",
                            STR_ARG(item->text)));
    return 0;
}

static void read_accept(struct reading *reading, const struct yaml *value)
{
    struct web_host_setting *host = reading->field;
    int *statuses =
        arena_array(&reading->config->arena, STATUSES_MOST, sizeof *statuses);

    host->accept = statuses;
    for (const struct yaml *item = value->first; item; item = item->next)
        statuses[host->naccept++] = read_status(reading, item);
}

static const struct shape header_shape = {.kind = SHAPE_TEXT};

static const struct key host_keys[] = {
    {.name = "requests",
     .summary = "requests to it at once",
     .shape = {.kind = SHAPE_NUMBER, .low = 1, .high = 1000},
     .read = key_read_number,
     FIELD(struct web_host_setting, requests)},
    {.name = "per-second",
     .summary = "requests to it in a second, or a fraction of one",
     .shape = {.kind = SHAPE_DECIMAL, .low = 0.001, .high = 1000},
     .read = key_read_decimal,
     FIELD(struct web_host_setting, per_second)},
    {.name = "timeout",
     .summary = "seconds for one request to it",
     .shape = {.kind = SHAPE_DECIMAL, .low = 0.1, .high = 3600},
     .read = key_read_decimal,
     FIELD(struct web_host_setting, timeout)},
    {.name = "accept",
     .summary = "statuses with which it says that a page is there",
     .shape = {.kind = SHAPE_STATUSES, .most = STATUSES_MOST},
     .read = read_accept},
    {.name = "headers",
     .summary = "headers of each request to it",
     .shape = {.kind = SHAPE_NAMED,
               .form = HEADER_NAME_FORM,
               .each = &header_shape,
               .most = HEADERS_MOST},
     .read = reading_headers,
     FIELD(struct web_host_setting, headers)},
    {0},
};

const struct shape host_shape = {.kind = SHAPE_KEYS, .keys = host_keys};

/* The host in something else that names one, such as an address; or empty. */
static struct str host_in(struct reading *reading, struct str text)
{
    size_t slashes = str_find(text, STR("//"), 0);
    struct url url;

    if (slashes != STR_NONE)
        text = str_slice(text, slashes + 2, text.len);
    text = str_printf(reading->arena, "https://%.*s", STR_ARG(text));
    if (!url_split(text, &url))
        return STR("");
    return host_normal(reading->arena, url.host);
}

static void no_host(struct reading *reading, const struct yaml *key)
{
    struct str meant = host_in(reading, key->text);

    if (!meant.len)
        meant = STR("example.org, or \"*.example.org\" for all below it");
    reading_fail(reading, key,
                 str_printf(reading->arena, "\"%.*s\" is no host; write %.*s",
                            STR_ARG(key->text), STR_ARG(meant)));
}

/* An address of the network may stand in brackets, as in an URL. */
static struct str without_brackets(struct str host)
{
    if (str_starts(host, STR("[")) && str_ends(host, STR("]")))
        return str_slice(host, 1, host.len - 1);
    return host;
}

/* The normal form of a host, or of all below one; empty if it is neither. */
static struct str host_name(struct reading *reading, struct str text)
{
    struct arena *arena = &reading->config->arena;
    bool below = str_starts(text, STR("*."));
    struct str name = below ? str_slice(text, 2, text.len) : text;
    struct address address;

    name = host_normal(arena, without_brackets(name));
    if (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.len - 1);
    if (!below || !name.len)
        return name;
    if (address_literal(name, &address))
        return STR("");
    return str_printf(arena, "*.%.*s", STR_ARG(name));
}

/* Whether none of the values before it names the same host. */
static void check_repeated(struct reading *reading, const struct yaml *hosts,
                           const struct yaml *value, struct str name)
{
    const struct web_host_setting *before = reading->config->web.hosts;

    for (; hosts != value; hosts = hosts->next, before++)
        if (str_eq(before->name, name))
            reading_fail(reading, value->key,
                         str_printf(reading->arena,
                                    "\"%.*s\" is the same host as \"%.*s\"",
                                    STR_ARG(value->key->text),
                                    STR_ARG(hosts->key->text)));
}

void reading_hosts(struct reading *reading, const struct yaml *value)
{
    struct config_web *web = &reading->config->web;
    struct web_host_setting *hosts =
        arena_array(&reading->config->arena, HOSTS_MOST, sizeof *hosts);

    web->hosts = hosts;
    for (const struct yaml *each = value->first; each && !reading->failed;
         each = each->next) {
        struct web_host_setting *host = &hosts[web->nhosts++];

        host->name = host_name(reading, each->key->text);
        if (!host->name.len)
            no_host(reading, each->key);
        check_repeated(reading, value->first, each, host->name);
        keys_read(reading, each, host_keys, host);
    }
}
