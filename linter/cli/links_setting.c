#include "cli/links_setting.h"

#include <stdlib.h>
#include <string.h>

#include "text/alloc.h"
#include "web/host_setting.h"

/* A configuration of the run. */
struct source {
    const struct config_web *said;
    struct str path;
    bool warned; /* of a host */
};

/* What a configuration says of a host. */
struct host_said {
    const struct web_host_setting *host;
    struct source *source; /* in the order of the lists */
};

struct merge {
    struct web_options *web;
    struct arena *arena;
    struct source *sources;
    size_t count;
    const struct source *days, *cache; /* that hold */
    const struct setting_warning *warnings, **last;
};

static void add_source(struct merge *merge, const struct lists *lists,
                       size_t config, bool *seen)
{
    if (seen[config] || !lists->config_paths[config].len)
        return;
    seen[config] = true;
    merge->sources[merge->count++] =
        (struct source){.said = config_web(lists->configs[config]),
                        .path = lists->config_paths[config]};
}

/* Each configuration once, where the first list has it. */
static void find_sources(struct merge *merge, const struct lists *lists)
{
    bool *seen = mem_zero(lists->nconfigs, sizeof *seen);
    size_t config = 0;

    merge->sources =
        arena_array(merge->arena, lists->nconfigs, sizeof *merge->sources);
    for (size_t i = 0; i < lists->count; i++) {
        if (i && lists->items[i].config == lists->items[i - 1].config)
            continue;
        for (config = 0; lists->configs[config] != lists->items[i].config;)
            config++;
        add_source(merge, lists, config, seen);
    }
    mem_free(seen);
}

/* Two configurations contradict each other. */
static void warn(struct merge *merge, const struct source *other,
                 const struct source *holds, struct str what)
{
    struct setting_warning *warning =
        arena_alloc(merge->arena, sizeof *warning);

    warning->text = str_printf(
        merge->arena, "%.*s: %.*s is not as in %.*s, which holds for the run",
        STR_ARG(other->path), STR_ARG(what), STR_ARG(holds->path));
    *merge->last = warning;
    merge->last = &warning->next;
}

static bool same_headers(const char *const *a, const char *const *b)
{
    size_t i = 0;

    if (!a || !b)
        return (!a || !*a) && (!b || !*b);
    while (a[i] && b[i] && !strcmp(a[i], b[i]))
        i++;
    return !a[i] && !b[i];
}

static bool same_statuses(const struct web_host_setting *a,
                          const struct web_host_setting *b)
{
    if (a->naccept != b->naccept)
        return false;
    for (size_t i = 0; i < a->naccept; i++)
        if (a->accept[i] != b->accept[i])
            return false;
    return true;
}

static bool same_setting(const struct web_host_setting *a,
                         const struct web_host_setting *b)
{
    return a->requests == b->requests && a->per_second == b->per_second &&
           a->timeout == b->timeout && same_statuses(a, b) &&
           same_headers(a->headers, b->headers);
}

static int compare_said(const void *a, const void *b)
{
    const struct host_said *first = a, *second = b;
    int order = host_setting_compare(first->host->name, second->host->name);

    if (order)
        return order;
    return (first->source > second->source) - (first->source < second->source);
}

/* One warning tells of two configurations that they differ. */
static void warn_of_host(struct merge *merge, const struct host_said *other,
                         const struct host_said *holds)
{
    if (other->source->warned || same_setting(other->host, holds->host))
        return;
    other->source->warned = true;
    warn(merge, other->source, holds->source,
         str_printf(merge->arena, "what it says of the host %.*s",
                    STR_ARG(other->host->name)));
}

/* All that is said of hosts, by name; of one host in the order of the lists. */
static struct host_said *hosts_said(struct merge *merge, size_t *count)
{
    struct host_said *all;
    size_t most = 0;

    *count = 0;
    for (size_t i = 0; i < merge->count; i++)
        most += merge->sources[i].said->nhosts;
    all = mem_zero(most, sizeof *all);
    for (size_t i = 0; i < merge->count; i++)
        for (size_t j = 0; j < merge->sources[i].said->nhosts; j++)
            all[(*count)++] = (struct host_said){
                &merge->sources[i].said->hosts[j], &merge->sources[i]};
    if (most)
        qsort(all, most, sizeof *all, compare_said);
    return all;
}

static void merge_hosts(struct merge *merge)
{
    struct web_options *web = merge->web;
    const struct host_said *holds = NULL;
    struct web_host_setting *hosts;
    size_t count;
    struct host_said *all = hosts_said(merge, &count);

    hosts = arena_array(merge->arena, count, sizeof *hosts);
    for (size_t i = 0; i < count; i++) {
        if (holds && str_eq(holds->host->name, all[i].host->name)) {
            warn_of_host(merge, &all[i], holds);
            continue;
        }
        holds = &all[i];
        hosts[web->nhosts++] = *holds->host;
    }
    web->hosts = hosts;
    mem_free(all);
}

static void merge_days(struct merge *merge, const struct source *source)
{
    size_t days = source->said->dead_after;

    if (!days)
        return;
    if (!merge->days) {
        merge->days = source;
        merge->web->dead_after = (int)days;
    } else if (days != merge->days->said->dead_after) {
        warn(merge, source, merge->days, STR("dead-after"));
    }
}

/* A file that the command line names is none of the configuration's. */
static bool same_cache(const struct merge *merge, const struct config_web *a,
                       const struct config_web *b)
{
    return a->keep_alive == b->keep_alive && a->keep_dead == b->keep_dead &&
           (merge->web->cache || !strcmp(a->cache, b->cache));
}

static void merge_cache(struct merge *merge, const struct source *source)
{
    const struct config_web *said = source->said;

    if (!said->cache)
        return;
    if (!merge->cache) {
        merge->cache = source;
        merge->web->keep_alive = said->keep_alive;
        merge->web->keep_dead = said->keep_dead;
    } else if (!same_cache(merge, said, merge->cache->said)) {
        warn(merge, source, merge->cache, STR("the cache"));
    }
}

/* The command line's file is where its user wants it. */
static void choose_cache(struct merge *merge, const struct options *options)
{
    struct web_options *web = merge->web;

    web->cache = options->cache;
    for (size_t i = 0; !options->no_cache && i < merge->count; i++)
        merge_cache(merge, &merge->sources[i]);
    web->cache_strict = !web->cache && merge->cache;
    if (web->cache_strict)
        web->cache = merge->cache->said->cache;
    if (options->no_cache)
        web->cache = NULL;
}

const struct setting_warning *links_setting(struct web_options *web,
                                            const struct lists *lists,
                                            struct arena *arena)
{
    struct merge merge = {.web = web, .arena = arena};

    *web = lists->options->web;
    web->version = LISTLINT_VERSION;
    merge.last = &merge.warnings;
    find_sources(&merge, lists);
    merge_hosts(&merge);
    for (size_t i = 0; i < merge.count; i++)
        merge_days(&merge, &merge.sources[i]);
    choose_cache(&merge, lists->options);
    return merge.warnings;
}
