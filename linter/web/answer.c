#include "web/answer.h"

#include <curl/curl.h>

#include "web/evidence.h"

/* A header whose value is kept. */
struct kept_header {
    struct str name;
    size_t offset; /* of the field in struct answer */
};

static const struct kept_header kept[] = {
    {{"location", 8}, offsetof(struct answer, location)},
    {{"retry-after", 11}, offsetof(struct answer, retry_after)},
    {{"date", 4}, offsetof(struct answer, date)},
    {{"ratelimit", 9}, offsetof(struct answer, rate)},
    {{"ratelimit-policy", 16}, offsetof(struct answer, rate_policy)},
    {{"content-type", 12}, offsetof(struct answer, type)},
    {{"etag", 4}, offsetof(struct answer, etag)},
    {{"last-modified", 13}, offsetof(struct answer, last_modified)},
    {{"x-error-code", 12}, offsetof(struct answer, error_code)},
    {{"x-ratelimit-remaining", 21}, offsetof(struct answer, remaining)},
};

/* A header that marks a wall: its name or how it begins, and its value. */
struct mark_header {
    struct str name;
    bool prefix;
    struct str value; /* begins with; empty: any */
    enum mark mark;
};

static const struct mark_header mark_headers[] = {
    {{"x-amzn-waf-action", 17}, false, {"", 0}, MARK_AWS_WAF},
    {{"cf-mitigated", 12}, false, {"", 0}, MARK_CLOUDFLARE},
    {{"x-datadome", 10}, true, {"", 0}, MARK_DATADOME},
    {{"x-dd-b", 6}, false, {"", 0}, MARK_DATADOME},
    {{"set-cookie", 10}, false, {"datadome=", 9}, MARK_DATADOME},
    {{"x-px", 4}, true, {"", 0}, MARK_PERIMETERX},
    {{"set-cookie", 10}, false, {"_px", 3}, MARK_PERIMETERX},
    {{"server", 6}, false, {"AkamaiGHost", 11}, MARK_AKAMAI},
};

void answer_init(struct answer *answer)
{
    *answer = (struct answer){.length = -1};
}

/* The number of digits only, `limit` at most; -1 where it is none. */
static long long number(struct str s, long long limit)
{
    long long value = 0;

    for (size_t i = 0; i < s.len; i++) {
        if (!char_is_digit(s.ptr[i]))
            return -1;
        value = value * 10 + (s.ptr[i] - '0');
        value = value > limit ? limit : value;
    }
    return s.len ? value : -1;
}

/* "HTTP/1.1 404 Not Found" */
static void read_status(struct answer *answer, struct str line)
{
    size_t bytes = answer->bytes;
    struct str rest;

    answer_init(answer);
    answer->bytes = bytes;
    str_cut(line, ' ', &rest);
    answer->status = (int)number(str_slice(str_trim(rest), 0, 3), 999);
    if (answer->status < 0)
        answer->status = 0;
}

static bool is_marked(const struct mark_header *header, struct str name,
                      struct str value)
{
    return (header->prefix ? str_starts_nocase(name, header->name)
                           : str_eq_nocase(name, header->name)) &&
           str_starts_nocase(value, header->value);
}

/* Keeps the first value of a header; a second one changes nothing. */
static void keep(struct answer *answer, struct arena *arena, struct str name,
                 struct str value)
{
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        struct str *field = (void *)((char *)answer + kept[i].offset);

        if (str_eq_nocase(name, kept[i].name) && !field->ptr)
            *field = str_copy(arena, value);
    }
}

static void read_field(struct answer *answer, struct arena *arena,
                       struct str line)
{
    struct str value;
    struct str name = str_trim(str_cut(line, ':', &value));

    value = str_trim(value);
    keep(answer, arena, name, value);
    for (size_t i = 0; i < sizeof mark_headers / sizeof *mark_headers; i++)
        if (is_marked(&mark_headers[i], name, value))
            answer->marks |= (unsigned)mark_headers[i].mark;
    if (str_eq_nocase(name, STR("set-cookie")))
        answer->cookie = true;
    if (str_eq_nocase(name, STR("content-length")))
        answer->length = number(value, 1LL << 40);
}

bool answer_line(struct answer *answer, struct arena *arena, struct str line)
{
    answer->bytes += line.len;
    answer->flood = answer->bytes > ANSWER_HEADERS_MAX;
    if (answer->flood)
        return false;
    if (str_starts(line, STR("HTTP/")))
        read_status(answer, line);
    else if (!str_trim(line).len)
        answer->complete = answer->status >= 200;
    else
        read_field(answer, arena, line);
    return true;
}

/* A date as HTTP writes it; -1 for anything else. curl_getdate alone would
   also take "tomorrow" and the like for one. */
static time_t read_date(struct str value)
{
    return value.len >= 20 && value.len < 64 && str_ends(value, STR("GMT")) &&
                   char_is_alpha(value.ptr[0])
               ? curl_getdate(value.ptr, NULL)
               : -1;
}

static double retry_after(const struct answer *answer, time_t now)
{
    long long seconds = number(answer->retry_after, 1LL << 40);
    time_t until, date;

    if (seconds >= 0)
        return (double)seconds;
    until = read_date(answer->retry_after);
    date = read_date(answer->date);
    if (until < 0)
        return -1;
    if (date >= 0)
        now = date;
    return until > now ? (double)(until - now) : 0;
}

/* Cuts one part off a list, not at separators within quotes. */
static struct str cut_quoted(struct str *rest, char separator)
{
    struct str s = *rest;
    bool quoted = false;
    size_t at = 0;

    for (; at < s.len && (quoted || s.ptr[at] != separator); at++)
        if (s.ptr[at] == '"')
            quoted = !quoted;
    *rest = str_slice(s, at + 1, s.len);
    return str_trim(str_slice(s, 0, at));
}

/* The value of a parameter of `"name";r=0;t=12`, -1 if it is not there. */
static long long parameter(struct str item, struct str name)
{
    while (item.len) {
        struct str value, part = cut_quoted(&item, ';');

        if (str_eq(str_trim(str_cut(part, '=', &value)), name))
            return number(str_trim(value), 1LL << 40);
    }
    return -1;
}

/* The window of the policy of that name, -1 if there is none. */
static long long policy_window(struct str policies, struct str name)
{
    while (policies.len) {
        struct str item = cut_quoted(&policies, ',');
        struct str rest = item;

        if (str_eq(cut_quoted(&rest, ';'), name))
            return parameter(rest, STR("w"));
    }
    return -1;
}

/* The longest wait of all limits that have nothing left. */
static double rate_limit(const struct answer *answer)
{
    struct str rest = answer->rate;
    long long longest = -1;

    while (rest.len) {
        struct str item = cut_quoted(&rest, ',');
        struct str name = cut_quoted(&item, ';');
        long long wait = parameter(item, STR("t"));

        if (parameter(item, STR("r")) != 0)
            continue;
        if (wait < 0)
            wait = policy_window(answer->rate_policy, name);
        longest = wait > longest ? wait : longest;
    }
    return (double)longest;
}

/* Whether the status says "not now" (a redirect's Retry-After is another). */
static bool refuses_for_now(int status)
{
    return status == 408 || status == 425 || status == 429 ||
           (status >= 500 && status <= 504 && status != 501);
}

double answer_wait(const struct answer *answer, time_t now)
{
    double retry =
        refuses_for_now(answer->status) ? retry_after(answer, now) : -1;
    double rate = rate_limit(answer);

    return retry > rate ? retry : rate;
}
