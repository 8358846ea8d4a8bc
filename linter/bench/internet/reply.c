#include "bench/internet/reply.h"

#include <math.h>

/* The page that is behind every address: what GET costs. */
enum { BODY_SIZE = 24 * 1024 };

static const int head_statuses[] = {
    [HEAD_403] = 403, [HEAD_404] = 404, [HEAD_405] = 405, [HEAD_501] = 501};

/* How long a page is missing while its site is renewed. */
static double deploy_time(const struct world *world)
{
    return world->plan.timeout / 5;
}

static void add_body(struct buf *out, size_t size)
{
    static const char line[64] =
        "<p>A line of text, of which pages are made, and no more than it\n";

    for (size_t done = 0; done < size; done += sizeof line)
        buf_add(out, (struct str){line, sizeof line});
}

/* Adds an answer; one to GET has a body, which ENDING_CLOSED cuts off. */
static void add_answer(struct buf *out, const struct ask *ask, int status,
                       const char *headers, enum ending ending)
{
    buf_printf(out,
               "HTTP/1.1 %d Answer\r\nContent-Type: text/html\r\n"
               "Content-Length: %d\r\n%s\r\n",
               status, status < 400 ? (int)BODY_SIZE : 64,
               headers ? headers : "");
    if (ask->get)
        add_body(out, status >= 400             ? 64
                      : ending == ENDING_CLOSED ? BODY_SIZE / 4
                                                : BODY_SIZE);
}

/* Takes one request off what the host's limit leaves; false if nothing is. */
static bool count(struct host *host, double now)
{
    double per_window = fmax(1, host->rate * WINDOW_SECONDS);

    if (host->limit == LIMIT_NONE)
        return true;
    if (host->limit != LIMIT_WINDOW)
        host->left =
            fmin(host->rate, host->left + (now - host->counted) * host->rate);
    else if (floor(now / WINDOW_SECONDS) >
             floor(host->counted / WINDOW_SECONDS))
        host->left = per_window;
    host->counted = now;
    if (host->left < 1)
        return false;
    host->left--;
    return true;
}

static void add_limited(struct buf *out, const struct ask *ask, double now)
{
    double rest = WINDOW_SECONDS - fmod(now, WINDOW_SECONDS);
    char headers[128] = "";

    if (ask->host->limit == LIMIT_BUCKET)
        snprintf(headers, sizeof headers, "Retry-After: 1\r\n");
    if (ask->host->limit == LIMIT_WINDOW)
        snprintf(headers, sizeof headers,
                 "Retry-After: %.0f\r\nRateLimit: \"pages\";r=0;t=%.0f\r\n",
                 ceil(rest), ceil(rest));
    add_answer(out, ask, 429, headers, ENDING_KEPT);
}

/* Where the next hop is: on the partner, if it leads abroad, or at home. */
static void add_redirect(struct buf *out, const struct ask *ask)
{
    const struct fate *fate = &fates[ask->page->fate];
    size_t host = fate->abroad ? ask->page->partner : ask->home;
    int hop = ask->hop + 1;
    char headers[128];

    if (fate->cycle && hop % fate->cycle == 0)
        snprintf(headers, sizeof headers,
                 "Location: http://h%zu.internal/p%zu\r\n", ask->home,
                 ask->number);
    else
        snprintf(headers, sizeof headers,
                 "Location: http://h%zu.internal/via/%zu/%zu/%d\r\n", host,
                 ask->home, ask->number, hop);
    add_answer(out, ask, hop % 2 ? 301 : 302, headers, ENDING_KEPT);
}

/* What the page says when nothing is in the way. */
static enum ending add_last(struct buf *out, const struct ask *ask)
{
    const struct fate *fate = &fates[ask->page->fate];

    if (fate->hops < 0 || ask->hop < fate->hops) {
        add_redirect(out, ask);
        return ENDING_KEPT;
    }
    if (fate->raw)
        buf_add(out, str_from(fate->raw));
    else if (fate->status)
        add_answer(out, ask, fate->status, fate->headers, fate->ending);
    return fate->ending;
}

/* The fault that comes before the page answers: its ending, and a status
   unless that is a reset. */
static bool meets_fault(const struct world *world, const struct ask *ask,
                        double now, int *status)
{
    struct page *page = ask->page;

    if (ask->hop)
        return false;
    page->first = page->requests ? page->first : now;
    page->requests = (unsigned char)(page->requests + (page->requests < 255));
    *status = 404;
    if (page->fate == FATE_DEPLOYED)
        return now < page->first + deploy_time(world);
    *status = fates[page->fate].fault_status;
    return page->requests <= fates[page->fate].faults;
}

static enum ending add_page(const struct world *world, const struct ask *ask,
                            double now, struct buf *out)
{
    int status;

    if (!ask->get && ask->host->head == HEAD_HANGS)
        return ENDING_SILENT;
    if (!ask->get && ask->host->head != HEAD_WELL) {
        add_answer(out, ask, head_statuses[ask->host->head], NULL, ENDING_KEPT);
        return ENDING_KEPT;
    }
    if (!meets_fault(world, ask, now, &status))
        return add_last(out, ask);
    if (!status)
        return ENDING_RESET;
    add_answer(out, ask, status, NULL, ENDING_KEPT);
    return ENDING_KEPT;
}

struct reply reply_make(struct world *world, const struct ask *ask, double now,
                        struct buf *out)
{
    struct reply reply = {0};

    if (!ask->host || !ask->page) {
        add_answer(out, ask, ask->host ? 404 : 502, NULL, ENDING_KEPT);
        return reply;
    }
    reply.delay = world_latency(world, ask->host);
    if (!count(ask->host, now)) {
        add_limited(out, ask, now);
        reply.limited = true;
        return reply;
    }
    reply.ending = add_page(world, ask, now, out);
    if (ask->page->fate == FATE_SLOW)
        reply.delay += world_slow(world);
    return reply;
}
