/*
 * A simulated internet behind one HTTP proxy on loopback: thousands of hosts
 * drawn from a seed, whose truth is known. Writes the links with the truth to
 * a file, prints the port, the best possible time and the fewest requests,
 * serves until standard input ends, and prints what was seen. One line of JSON
 * each.
 */
#include <getopt.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench/internet/serve.h"

struct options {
    struct world_plan plan;
    const char *links, *log;
    size_t each, all;
};

static const struct option options[] = {
    {"seed", required_argument, NULL, 's'},
    {"hosts", required_argument, NULL, 'h'},
    {"links", required_argument, NULL, 'l'},
    {"latency", required_argument, NULL, 'y'},
    {"timeout", required_argument, NULL, 't'},
    {"per-host", required_argument, NULL, 'e'},
    {"max-requests", required_argument, NULL, 'a'},
    {"write", required_argument, NULL, 'w'},
    {"log", required_argument, NULL, 'g'},
    {0},
};

static _Noreturn void fail(const char *message)
{
    fprintf(stderr, "bench_internet: %s\n", message);
    exit(2);
}

static void set_option(struct options *set, int option)
{
    struct world_plan *plan = &set->plan;

    switch (option) {
    case 's': plan->seed = strtoull(optarg, NULL, 10); break;
    case 'h': plan->hosts = strtoul(optarg, NULL, 10); break;
    case 'l': plan->links = strtoul(optarg, NULL, 10); break;
    case 'y': plan->latency = strtod(optarg, NULL); break;
    case 't': plan->timeout = strtod(optarg, NULL); break;
    case 'e': set->each = strtoul(optarg, NULL, 10); break;
    case 'a': set->all = strtoul(optarg, NULL, 10); break;
    case 'w': set->links = optarg; break;
    case 'g': set->log = optarg; break;
    default: fail("see the source for what it takes");
    }
}

static FILE *open_file(const char *path)
{
    FILE *file = fopen(path, "w");

    if (!file)
        fail("a file cannot be written");
    return file;
}

static void close_file(FILE *file)
{
    if (file && fclose(file))
        fail("a file cannot be written");
}

static void write_links(const struct world *world, const char *path)
{
    FILE *file = open_file(path);

    world_write(world, file);
    close_file(file);
}

static void print_line(json_t *value)
{
    json_dumpf(value, stdout, JSON_COMPACT);
    putchar('\n');
    fflush(stdout);
    json_decref(value);
}

/* The most requests at once that any host saw. */
static size_t most_at_host(const struct world *world)
{
    size_t most = 0;

    for (size_t i = 0; i < world->plan.hosts; i++)
        if (world->hosts[i].most > most)
            most = world->hosts[i].most;
    return most;
}

static void print_tally(const struct world *world, const struct tally *tally)
{
    print_line(json_pack(
        "{s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "connections",
        (json_int_t)tally->connections, "requests", (json_int_t)tally->requests,
        "gets", (json_int_t)tally->gets, "limited", (json_int_t)tally->limited,
        "strange", (json_int_t)tally->strange, "most", (json_int_t)tally->most,
        "most_at_host", (json_int_t)most_at_host(world)));
}

int main(int argc, char **argv)
{
    struct options set = {
        .plan = {.hosts = 2500, .links = 20000, .latency = 0.12, .timeout = 5},
        .each = 4,
        .all = 128};
    struct tally tally = {0};
    struct world world;
    int option, listener, port;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        set_option(&set, option);
    if (!set.plan.hosts || set.plan.links < set.plan.hosts || !set.each ||
        !set.all)
        fail("there must be a host, and a link for each");
    world_draw(&world, &set.plan);
    if (set.links)
        write_links(&world, set.links);
    if (set.log)
        tally.log = open_file(set.log);
    listener = serve_listen(&port);
    if (listener < 0)
        fail("cannot listen on loopback");
    print_line(json_pack("{s:i, s:f, s:I}", "port", port, "best",
                         world_best(&world, set.each, set.all), "least",
                         (json_int_t)world_least(&world)));
    if (!serve(&world, listener, &tally))
        fail("cannot serve");
    close_file(tally.log);
    print_tally(&world, &tally);
    world_release(&world);
    return 0;
}
