#include "web/host.h"

#include <stdlib.h>

#include "text/address.h"
#include "text/buf.h"
#include "text/url.h"
#include "web/host_setting.h"
#include "web/proxy.h"

/* Look-ups that fail, none found, before the rest is given up: each can take
   ten seconds and more. */
enum { HOPELESS_NAMES = 24 };

/* More hosts than the resolver has names under way at a time. */
enum { HELD_UNKNOWN = 64 };

void host_table_init(struct host_table *table,
                     const struct web_options *options,
                     struct schedule *schedule, struct resolver *resolver,
                     struct arena *arena)
{
    *table = (struct host_table){.options = options,
                                 .schedule = schedule,
                                 .resolver = resolver,
                                 .arena = arena};
    buf_init(&table->key);
    table->last_held = &table->held;
}

void host_table_release(struct host_table *table)
{
    struct host *host, *next;

    HASH_ITER(hh, table->hosts, host, next)
    {
        if (host->slot == &host->own)
            schedule_leave(host->slot);
        curl_slist_free_all(host->resolve);
    }
    HASH_CLEAR(hh, table->hosts);
    buf_release(&table->key);
}

bool host_resolve_valid(const char *entry)
{
    struct str port, addresses;
    struct str name = str_cut(str_from(entry), ':', &port);

    port = str_cut(port, ':', &addresses);
    if (!name.len || !port.len || !addresses.len)
        return false;
    while (addresses.len) {
        struct str text = str_cut(addresses, ',', &addresses);
        struct address address;

        if (str_starts(text, STR("[")) && str_ends(text, STR("]")))
            text = str_slice(text, 1, text.len - 1);
        if (!address_literal(text, &address))
            return false;
    }
    return true;
}

/* Whether the entry of --resolve is for this host. */
static bool is_for(struct str entry, const struct host *host)
{
    struct str rest;
    struct str name = str_cut(entry, ':', &rest);

    return (str_eq_nocase(name, host->name) || str_eq(name, STR("*"))) &&
           str_eq(str_cut(rest, ':', &rest), host->port);
}

static void add_resolve(struct host_table *table, struct host *host,
                        struct str addresses)
{
    struct str entry =
        str_printf(table->arena, "%.*s:%.*s:%.*s", STR_ARG(host->name),
                   STR_ARG(host->port), STR_ARG(addresses));

    host->resolve = curl_slist_append(NULL, entry.ptr);
    host->ready = true;
}

/* Looks into --resolve for the host. */
static void find_resolve(struct host_table *table, struct host *host)
{
    const char *const *entry = table->options->resolve;
    struct address address;

    if (address_literal(host->name, &address))
        return;
    for (; entry && *entry; entry++) {
        struct str addresses;

        if (!is_for(str_from(*entry), host))
            continue;
        str_cut(str_from(*entry), ':', &addresses);
        str_cut(addresses, ':', &addresses);
        add_resolve(table, host, addresses);
        host->asked_for = true;
        return;
    }
}

static void take_setting(struct host_table *table, struct host *host)
{
    host->setting = web_host_setting(table->options, host->name);
    if (!host->setting)
        return;
    host->slot->slots = host->setting->requests;
    if (host->setting->per_second > 0)
        host->slot->gap = 1 / host->setting->per_second;
}

/* The host of the same name over the other scheme, both on their own ports. */
static struct host *find_other(struct host_table *table, const struct url *url)
{
    struct host *other;
    struct str key;

    if (url->port.len)
        return NULL;
    buf_clear(&table->key);
    buf_printf(&table->key, "%s://%.*s:",
               str_eq(url->scheme, STR("https")) ? "http" : "https",
               STR_ARG(url->host));
    key = buf_str(&table->key);
    HASH_FIND(hh, table->hosts, key.ptr, key.len, other);
    return other;
}

/* One name is one host to those who are asked: so many at once, over both
   schemes. */
static void join(struct host_table *table, struct host *host,
                 const struct url *url)
{
    bool asked_for = str_starts(host->key, STR("!"));
    struct host *other = asked_for ? NULL : find_other(table, url);

    host->slot = other ? other->slot : &host->own;
    if (!other)
        schedule_join(table->schedule, host->slot);
}

static struct host *add_host(struct host_table *table, const struct url *url,
                             struct str key)
{
    struct host *host = arena_alloc(table->arena, sizeof *host);
    bool https = str_eq(url->scheme, STR("https"));

    host->key = str_copy(table->arena, key); /* which is the table's */
    join(table, host, url);
    host->name = str_copy(table->arena, url->host);
    host->port = url->port.len ? str_copy(table->arena, url->port)
                 : https       ? STR("443")
                               : STR("80");
    host->proxy = proxy_for(https, host->name, table->options->proxy, getenv);
    find_resolve(table, host);
    take_setting(table, host);
    HASH_ADD_KEYPTR(hh, table->hosts, host->key.ptr, host->key.len, host);
    return host;
}

static struct host *find(struct host_table *table, struct str url,
                         bool asked_for)
{
    struct url parts;
    struct host *host;
    struct str key;

    url_split(url, &parts);
    buf_clear(&table->key);
    buf_printf(&table->key, "%s%.*s://%.*s:%.*s", asked_for ? "!" : "",
               STR_ARG(parts.scheme), STR_ARG(parts.host), STR_ARG(parts.port));
    key = buf_str(&table->key);
    HASH_FIND(hh, table->hosts, key.ptr, key.len, host);
    if (host)
        return host;
    host = add_host(table, &parts, key);
    host->asked_for = host->asked_for || asked_for;
    return host;
}

struct host *host_find(struct host_table *table, struct str url)
{
    return find(table, url, false);
}

struct host *host_find_asked_for(struct host_table *table, struct str url)
{
    return find(table, url, true);
}

void host_fail(struct host *host, const struct evidence *failure, bool lasting)
{
    host->failed = true;
    host->lasting = lasting;
    host->failure = *failure;
}

/* No request was made. */
static void fail_unasked(struct host *host, enum sight sight, bool lasting)
{
    const struct evidence failure = {.sight = sight};

    host_fail(host, &failure, lasting);
}

/* A name that is this machine whatever a name server says (RFC 6761). */
static bool is_localhost(struct str name)
{
    if (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.len - 1);
    return str_eq_nocase(name, STR("localhost")) ||
           str_ends(name, STR(".localhost"));
}

/* Whether the name itself says that the host is private. */
static bool is_private(const struct host *host, bool *literal)
{
    struct address address;

    *literal = address_literal(host->name, &address);
    return *literal ? address_private(&address) : is_localhost(host->name);
}

static bool may_be_private(const struct host_table *table,
                           const struct host *host)
{
    return host->asked_for || table->options->allow_private;
}

/* Keeps the addresses that may be asked; none left is a failure. */
static void take_addresses(struct host_table *table, struct host *host,
                           const struct name_answer *answer)
{
    struct buf list;
    char text[ADDRESS_TEXT];

    buf_init(&list);
    for (size_t i = 0; i < answer->count; i++) {
        if (!may_be_private(table, host) &&
            address_private(&answer->addresses[i]))
            continue;
        if (list.len)
            buf_add_char(&list, ',');
        buf_printf(&list, answer->addresses[i].v6 ? "[%s]" : "%s",
                   address_print(&answer->addresses[i], text));
    }
    if (list.len)
        add_resolve(table, host, buf_str(&list));
    else
        fail_unasked(host, SIGHT_PRIVATE, true);
    buf_release(&list);
}

static void take_answer(struct host_table *table, struct host *host,
                        const struct name_answer *answer)
{
    table->found = table->found || answer->state == NAME_FOUND;
    table->failed_names += answer->state == NAME_FAILED;
    table->cut_off = !table->found && table->failed_names >= HOPELESS_NAMES;
    if (answer->state == NAME_UNKNOWN)
        fail_unasked(host, SIGHT_NO_NAME, false);
    else if (answer->state == NAME_FAILED)
        fail_unasked(host, SIGHT_NAME_FAILURE, false);
    else
        take_addresses(table, host, answer);
}

bool host_prepare(struct host_table *table, struct host *host)
{
    struct name_answer answer;
    bool literal;

    if (host->ready || host->failed)
        return true;
    if (is_private(host, &literal) && !may_be_private(table, host)) {
        fail_unasked(host, SIGHT_PRIVATE, true);
        return true;
    }
    if (literal || (*host->proxy && !proxy_wants_address(host->proxy))) {
        host->ready = true;
        return true;
    }
    if (table->cut_off) {
        fail_unasked(host, SIGHT_NAME_FAILURE, false);
        return true;
    }
    if (!resolver_ask(table->resolver, host->name, &answer))
        return false;
    take_answer(table, host, &answer);
    return true;
}

void host_renew(struct host_table *table, struct host *host)
{
    host->streak = 0;
    if (!host->failed || host->lasting || host->renewed)
        return;
    host->renewed = true;
    host->failed = false;
    host->missed_until = 0;
    if (host->answered)
        host->misses = 0;
    resolver_forget(table->resolver, host->name);
}

void host_table_hold(struct host_table *table, struct host *host)
{
    schedule_hold(table->schedule, host->slot, true);
    host->next_held = NULL;
    *table->last_held = host;
    table->last_held = &host->next_held;
}

/*
 * Names are looked up in the order in which they were asked for, a few at a
 * time, so that what is known by now stands among the first.
 */
void host_table_wake(struct host_table *table)
{
    struct host **place = &table->held;

    for (int unknown = 0; *place && unknown < HELD_UNKNOWN;) {
        struct host *host = *place;

        if (!host_prepare(table, host)) {
            place = &host->next_held;
            unknown++;
            continue;
        }
        *place = host->next_held;
        if (!*place)
            table->last_held = place;
        schedule_hold(table->schedule, host->slot, false);
    }
}

bool host_table_canary(const struct host_table *table)
{
    struct name_answer answer;

    return table->found ||
           (resolver_ask(table->resolver, STR("example.com"), &answer) &&
            answer.state == NAME_FOUND);
}
