/*
 * Asks the web without a list: addresses as arguments (or one a line on
 * standard input for `-`), a line of JSON for each response on standard
 * output, and one with what was sent at the end.
 *
 * SSL_CERT_FILE names a file of certificates to trust, as for listlint itself.
 *
 * With --name NAME=ADDRESS,... or NAME=unknown no name server is asked: a name
 * that is not given fails. What is said of one name several times is told in
 * turn, the last of it again and again.
 */
#define _POSIX_C_SOURCE 200809L
#include <getopt.h>
#include <jansson.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/alloc.h"
#include "text/url.h"
#include "web/resolver.h"
#include "web/web.h"

enum { LIST_MAX = 64 };

struct probe {
    struct web_options options;
    const char *resolve[LIST_MAX + 1];
    const char *names[LIST_MAX + 1];
    atomic_bool told[LIST_MAX]; /* of the names */
    size_t nresolve, nnames;
    struct lookup lookup;
    struct arena arena;
    size_t count;
};

/* What is to be told of the name this time; ptr NULL: nothing. */
static struct str next_told(struct probe *probe, const char *name)
{
    struct str told = {0};

    for (size_t i = 0; i < probe->nnames; i++) {
        struct str list;

        if (!str_eq(str_cut(str_from(probe->names[i]), '=', &list),
                    str_from(name)))
            continue;
        told = list;
        if (!atomic_exchange(&probe->told[i], true))
            break;
    }
    return told;
}

static void find_name(void *context, const char *name,
                      struct name_answer *answer)
{
    struct str list = next_told(context, name);

    answer->state = list.ptr ? NAME_UNKNOWN : NAME_FAILED;
    while (list.len && answer->count < NAME_ADDRESSES)
        if (address_literal(str_cut(list, ',', &list),
                            &answer->addresses[answer->count]))
            answer->count++;
    if (answer->count)
        answer->state = NAME_FOUND;
}

static const struct option options[] = {
    {"timeout", required_argument, NULL, 't'},
    {"retries", required_argument, NULL, 'r'},
    {"wait-budget", required_argument, NULL, 'w'},
    {"per-host", required_argument, NULL, 'h'},
    {"max-requests", required_argument, NULL, 'm'},
    {"proxy", required_argument, NULL, 'p'},
    {"resolve", required_argument, NULL, 'R'},
    {"name", required_argument, NULL, 'n'},
    {"allow-private", no_argument, NULL, 'a'},
    {0},
};

static void usage(const char *message)
{
    fprintf(stderr, "web_probe: %s\n", message);
    exit(2);
}

static void add_to(const char **list, size_t *count)
{
    if (*count == LIST_MAX)
        usage("too many values");
    list[(*count)++] = optarg;
}

static void set_option(struct probe *probe, int option)
{
    struct web_options *web = &probe->options;

    switch (option) {
    case 't': web->timeout = strtod(optarg, NULL); break;
    case 'r': web->retries = atoi(optarg); break;
    case 'w': web->wait_budget = strtod(optarg, NULL); break;
    case 'h': web->per_host = strtoul(optarg, NULL, 10); break;
    case 'm': web->max_requests = strtoul(optarg, NULL, 10); break;
    case 'p': web->proxy = optarg; break;
    case 'R': add_to(probe->resolve, &probe->nresolve); break;
    case 'n': add_to(probe->names, &probe->nnames); break;
    case 'a': web->allow_private = true; break;
    default: usage("see the source for what it takes");
    }
}

static void add_url(struct probe *probe, struct web *web, const char *text)
{
    struct str url = url_normal(&probe->arena, str_from(text)), fragment;

    if (!url.len)
        usage("an argument cannot be asked");
    str_cut(str_from(text), '#', &fragment);
    web_add(web, url, fragment, probe->count++);
}

static void add_lines(struct probe *probe, struct web *web)
{
    char *line = NULL;
    size_t size = 0;
    ssize_t len;

    while ((len = getline(&line, &size, stdin)) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        add_url(probe, web, line);
    }
    free(line);
}

static json_t *text_value(struct str s)
{
    return json_stringn(s.len ? s.ptr : "", s.len);
}

static json_t *hop_value(const struct hop *hop)
{
    return json_pack("[o, i, b]", text_value(hop->url), hop->status,
                     hop->permanent);
}

static void print_line(json_t *value)
{
    json_dumpf(value, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(value);
}

static void print_response(const struct response *response)
{
    json_t *hops = json_array();

    for (size_t i = 0; i < response->nhops; i++)
        json_array_append_new(hops, hop_value(&response->hops[i]));
    print_line(json_pack(
        "{s:o, s:s, s:s, s:i, s:o, s:b, s:i, s:I, s:o, s:o}", "url",
        text_value(response->url), "verdict", verdict_name(response->verdict),
        "reason", reason_name(response->reason), "status", response->status,
        "final_url", text_value(response->final_url), "permanent",
        response->permanent, "tries", response->tries, "milliseconds",
        (json_int_t)response->milliseconds, "detail",
        text_value(response->detail), "hops", hops));
}

static void add_all(struct probe *probe, struct web *web, char **arguments)
{
    for (; *arguments; arguments++)
        if (strcmp(*arguments, "-") == 0)
            add_lines(probe, web);
        else
            add_url(probe, web, *arguments);
    web_close(web);
}

static int run(struct probe *probe, char **arguments)
{
    const char *error;
    struct web *web = web_start(&probe->options, &error);

    if (!web) {
        fprintf(stderr, "web_probe: %s\n", error);
        return 2;
    }
    add_all(probe, web, arguments);
    while (!web_wait(web, 60))
        ;
    for (size_t i = 0; i < probe->count; i++)
        print_response(web_response(web, i));
    print_line(json_pack("{s:I}", "sent", (json_int_t)web_sent(web)));
    web_free(web);
    return 0;
}

int main(int argc, char **argv)
{
    struct probe *probe = mem_zero(1, sizeof *probe);
    int option, status;

    probe->options = (struct web_options){.max_requests = 128,
                                          .per_host = 4,
                                          .timeout = 20,
                                          .retries = 2,
                                          .wait_budget = 60,
                                          .resolve = probe->resolve,
                                          .version = "0.0.0"};
    probe->options.certificates = getenv("SSL_CERT_FILE");
    probe->lookup = (struct lookup){find_name, probe};
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1)
        set_option(probe, option);
    if (probe->nnames)
        probe->options.lookup = &probe->lookup;
    if (!web_setup())
        usage("libcurl is not usable");
    status = run(probe, argv + optind);
    arena_release(&probe->arena);
    mem_free(probe);
    return status;
}
