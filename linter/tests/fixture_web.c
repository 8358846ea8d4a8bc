#include "fixture_web.h"

#include <stdlib.h>

#include "text/date.h"

/* One response while it is read. */
struct reading {
    struct arena *arena;
    struct response *response;
    struct page_facts *page; /* NULL: no fact about it yet */
    struct hub_facts *hub;   /* the same */
};

static struct str next_word(struct str *line)
{
    *line = str_trim(*line);
    return str_cut(*line, ' ', line);
}

static long long read_number(struct arena *arena, struct str text)
{
    return atoll(str_copy(arena, text).ptr);
}

/* As the web gives it: three digits at most, or 0. */
static int read_status(struct arena *arena, struct str text)
{
    long long status = read_number(arena, text);

    return status > 0 && status <= 999 ? (int)status : 0;
}

static void read_hops(struct arena *arena, struct response *response)
{
    struct hop *hops = arena_array(arena, 2, sizeof *hops);

    hops[0] = (struct hop){response->url, response->permanent ? 301 : 302,
                           response->permanent};
    hops[1] = (struct hop){response->final_url, response->status, false};
    response->hops = response->final_url.len ? hops : hops + 1;
    response->nhops = response->final_url.len ? 2 : 1;
}

static struct response *read_response(struct arena *arena, struct str line)
{
    struct response *response = arena_alloc(arena, sizeof *response);
    struct str word;

    response->url = next_word(&line);
    verdict_parse(next_word(&line), &response->verdict);
    reason_parse(next_word(&line), &response->reason);
    response->status = read_status(arena, next_word(&line));
    response->tries = 1;
    while ((word = next_word(&line)).len) {
        if (str_eq(word, STR("->")))
            response->final_url = next_word(&line);
        else if (str_eq(word, STR("permanent")))
            response->permanent = true;
        else if (str_eq(word, STR(":")))
            response->detail = str_trim(line), line.len = 0;
    }
    read_hops(arena, response);
    return response;
}

static struct page_facts *page_of(struct reading *reading)
{
    if (!reading->page)
        reading->page = arena_alloc(reading->arena, sizeof *reading->page);
    reading->response->page = reading->page;
    return reading->page;
}

static struct hub_facts *hub_of(struct reading *reading)
{
    if (!reading->hub) {
        reading->hub = arena_alloc(reading->arena, sizeof *reading->hub);
        *reading->hub =
            (struct hub_facts){.rows_least = -1, .rows_most = -1, .bytes = -1};
    }
    reading->response->hub = reading->hub;
    return reading->hub;
}

typedef void read_fact(struct reading *reading, struct str value);

static void read_title(struct reading *reading, struct str value)
{
    page_of(reading)->title = value;
}

static void read_missing(struct reading *reading, struct str value)
{
    struct page_facts *page = page_of(reading);
    struct str *missing =
        arena_array(reading->arena, page->nmissing + 1, sizeof *missing);

    for (size_t i = 0; i < page->nmissing; i++)
        missing[i] = page->missing[i];
    missing[page->nmissing++] = value;
    page->missing = missing;
}

static void read_not_found(struct reading *reading, struct str value)
{
    (void)value;
    page_of(reading)->not_found = true;
}

static void read_parked(struct reading *reading, struct str value)
{
    (void)value;
    page_of(reading)->parked = true;
}

static void read_archived(struct reading *reading, struct str value)
{
    (void)value;
    hub_of(reading)->archived = true;
}

static void read_disabled(struct reading *reading, struct str value)
{
    (void)value;
    hub_of(reading)->disabled = true;
}

static void read_gated(struct reading *reading, struct str value)
{
    (void)value;
    hub_of(reading)->gated = true;
}

static void read_licence(struct reading *reading, struct str value)
{
    hub_of(reading)->licence = value;
}

static void read_pushed(struct reading *reading, struct str value)
{
    hub_of(reading)->pushed = date_read(reading->arena, value);
}

static void read_rows(struct reading *reading, struct str value)
{
    struct hub_facts *hub = hub_of(reading);

    hub->rows_least = read_number(reading->arena, next_word(&value));
    hub->rows_most = read_number(reading->arena, value);
}

static void read_bytes(struct reading *reading, struct str value)
{
    hub_of(reading)->bytes = read_number(reading->arena, value);
}

static void read_secure(struct reading *reading, struct str value)
{
    (void)value;
    reading->response->secure = true;
}

static void read_young(struct reading *reading, struct str value)
{
    (void)value;
    reading->response->young = true;
}

static const struct {
    const char *name;
    read_fact *read;
} facts[] = {
    {"title", read_title},         {"missing", read_missing},
    {"not-found", read_not_found}, {"parked", read_parked},
    {"archived", read_archived},   {"disabled", read_disabled},
    {"gated", read_gated},         {"licence", read_licence},
    {"pushed", read_pushed},       {"rows", read_rows},
    {"bytes", read_bytes},         {"secure", read_secure},
    {"young", read_young},
};

static void read_line(struct reading *reading, struct str line)
{
    struct str name = next_word(&line);

    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        if (str_eq(name, str_from(facts[i].name)))
            facts[i].read(reading, str_trim(line));
}

/* The facts below a response, up to the next one. */
static void read_facts(struct reading *reading, struct str web)
{
    while (str_starts(web, STR(" ")))
        read_line(reading, str_cut(web, '\n', &web));
}

const struct response *fixture_response(struct arena *arena, struct str web,
                                        struct str url)
{
    static const struct response skipped = {.verdict = VERDICT_SKIPPED,
                                            .reason = REASON_OFFLINE};

    while (web.len) {
        struct str line = str_cut(web, '\n', &web), rest = line;
        struct reading reading = {.arena = arena};

        if (str_starts(line, STR(" ")) || !str_eq(next_word(&rest), url))
            continue;
        reading.response = read_response(arena, line);
        read_facts(&reading, web);
        return reading.response;
    }
    return &skipped;
}
