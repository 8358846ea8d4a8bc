#include "web/hub.h"

#include "text/site_match.h"
#include "text/url.h"
#include "text/words.h"
#include "web/hub_face.h"
#include "web/hub_github.h"

/* First segments that are no owner, besides those of the table of sites. */
static const char github_pages[] =
    "account blog codespaces community copilot dashboard edu education "
    "git-guides home logos mcp mobile newsroom nonprofit open-source partners "
    "premium-support session sessions signup spark watching why-github";

static const char face_pages[] =
    "agents brand changelog contact hardware kernels languages mcp metrics "
    "notifications oauth playground press privacy shop storage subscribe "
    "support terms-of-service";

struct hub {
    struct str host; /* its main name */
    enum hub_kind kind;
    const char *pages;
    bool (*has)(const struct hub_subject *subject);
};

static const struct hub hubs[] = {
    {{"github.com", 10}, HUB_GITHUB, github_pages, hub_github_has},
    {{"huggingface.co", 14}, HUB_FACE, face_pages, hub_face_has},
};

static const struct hub *find_hub(struct str host)
{
    for (size_t i = 0; i < sizeof hubs / sizeof *hubs; i++)
        if (str_eq(host, hubs[i].host))
            return &hubs[i];
    return NULL;
}

/* Whether no parameter changes what the page is. */
static bool changes_nothing(const struct site_match *match, struct str query)
{
    const char *ignored = match->host->site->ignored;

    while (query.len) {
        struct str value, parameter = str_cut(query, '&', &query);

        if (parameter.len && !url_is_tracker(str_cut(parameter, '=', &value)) &&
            !(ignored && words_have(ignored, parameter)))
            return false;
    }
    return true;
}

/* `/tree/main`, which a repository may lack that is there itself. */
static bool is_branch(const struct site_match *match, enum hub_kind kind)
{
    return kind == HUB_GITHUB && match->route->as;
}

bool hub_subject_of(struct str address, struct hub_subject *subject)
{
    struct hub_subject found;
    struct site_match match;
    const struct hub *hub;
    struct url url;

    *subject = (struct hub_subject){.owner = STR(""), .name = STR("")};
    if (!url_is_web(address) || !url_split(address, &url))
        return false;
    match = site_match(&url);
    hub = find_hub(site_match_host(&match));
    if (!hub || !match.route || is_branch(&match, hub->kind) ||
        !changes_nothing(&match, url.query))
        return false;
    found =
        (struct hub_subject){hub->kind, match.route->kind,
                             match.slots[SLOT_OWNER], match.slots[SLOT_NAME]};
    if (!hub->has(&found) || words_have(hub->pages, found.owner))
        return false;
    *subject = found;
    return true;
}

struct hub_question hub_ask_one(struct arena *arena,
                                const struct hub_options *options,
                                const struct hub_subject *subject)
{
    return subject->kind == HUB_GITHUB
               ? hub_github_ask_one(arena, options, subject)
               : hub_face_ask(arena, options, subject);
}

struct hub_question hub_ask_file(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subject)
{
    struct hub_question none = {.url = STR("")};

    return subject->kind == HUB_FACE
               ? hub_face_ask_file(arena, options, subject)
               : none;
}

bool hub_asks_many(const struct hub_options *options, enum hub_kind kind)
{
    return kind == HUB_GITHUB && options->github_token.len;
}

struct hub_question hub_ask_many(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subjects,
                                 size_t count)
{
    return hub_github_ask_many(arena, options, subjects, count);
}

/* Nothing is known yet. */
static struct hub_answer no_answer(void)
{
    return (struct hub_answer){
        .state = HUB_UNKNOWN,
        .facts = {.licence = STR(""),
                  .rows_least = -1,
                  .rows_most = -1,
                  .bytes = -1},
        .url = STR(""),
    };
}

void hub_read_one(struct arena *arena, const struct hub_subject *subject,
                  const struct hub_reply *reply, struct hub_answer *answer)
{
    *answer = no_answer();
    if (subject->kind == HUB_GITHUB)
        hub_github_read_one(arena, subject, reply, answer);
    else if (subject->kind == HUB_FACE)
        hub_face_read(arena, subject, reply, answer);
}

void hub_read_file(const struct hub_subject *subject,
                   const struct hub_reply *reply, struct hub_answer *answer)
{
    *answer = no_answer();
    if (subject->kind == HUB_FACE)
        hub_face_read_file(subject, reply, answer);
}

void hub_read_many(struct arena *arena, const struct hub_subject *subjects,
                   size_t count, const struct hub_reply *reply,
                   struct hub_answer *answers)
{
    for (size_t i = 0; i < count; i++)
        answers[i] = no_answer();
    hub_github_read_many(arena, subjects, count, reply, answers);
}

long long hub_remaining(struct str value)
{
    long long remaining = 0;

    if (!value.len || value.len > 9)
        return -1;
    for (size_t i = 0; i < value.len; i++) {
        if (!char_is_digit(value.ptr[i]))
            return -1;
        remaining = remaining * 10 + (value.ptr[i] - '0');
    }
    return remaining;
}
