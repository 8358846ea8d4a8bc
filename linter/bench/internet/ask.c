#include "bench/internet/reply.h"

/* Takes what is expected off the front. */
static bool skip(struct str *rest, struct str expected)
{
    if (!str_starts(*rest, expected))
        return false;
    *rest = str_slice(*rest, expected.len, rest->len);
    return true;
}

/* Takes a number off the front; none is 0. */
static size_t take_number(struct str *rest)
{
    size_t number = 0, at = 0;

    for (; at < rest->len && at < 9 && char_is_digit(rest->ptr[at]); at++)
        number = number * 10 + (size_t)(rest->ptr[at] - '0');
    *rest = str_slice(*rest, at, rest->len);
    return number;
}

/* "/p2", or "/via/1/2/3": three redirects behind page 2 of host 1. */
static void read_path(struct ask *ask, struct str *rest)
{
    if (skip(rest, STR("/via/"))) {
        ask->home = take_number(rest);
        skip(rest, STR("/"));
        ask->number = take_number(rest);
        skip(rest, STR("/"));
        ask->hop = (int)take_number(rest);
    } else if (skip(rest, STR("/p"))) {
        ask->number = take_number(rest);
    }
}

static void find_page(struct ask *ask, struct world *world, size_t host)
{
    if (host >= world->plan.hosts)
        return;
    ask->host = &world->hosts[host];
    if (ask->home < world->plan.hosts &&
        ask->number < world->hosts[ask->home].npages)
        ask->page = &world->hosts[ask->home].pages[ask->number];
}

bool ask_read(struct ask *ask, struct world *world, struct str line)
{
    size_t host;

    *ask = (struct ask){.get = skip(&line, STR("GET "))};
    if ((!ask->get && !skip(&line, STR("HEAD "))) ||
        !skip(&line, STR("http://h")))
        return false;
    ask->home = host = take_number(&line);
    if (!skip(&line, STR(".internal")))
        return false;
    skip(&line, STR(":80"));
    read_path(ask, &line);
    find_page(ask, world, host);
    return true;
}
