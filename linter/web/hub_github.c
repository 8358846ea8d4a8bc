#include "web/hub_github.h"

#include "text/alloc.h"
#include "text/buf.h"
#include "text/url.h"
#include "web/hub_json.h"

/* Bytes of an owner and of a name, as GitHub limits them. */
enum { OWNER_MAX = 39, REPOSITORY_MAX = 100 };

/* What REST and GraphQL call the same facts. */
struct fields {
    const char *name, *archived, *disabled, *hidden, *pushed;
    const char *licence, *spdx; /* an object, and the id in it */
};

static const struct fields rest = {
    "full_name", "archived", "disabled", "private",
    "pushed_at", "license",  "spdx_id",
};

static const struct fields graph = {
    "nameWithOwner", "isArchived",  "isDisabled", "isPrivate",
    "pushedAt",      "licenseInfo", "spdxId",
};

static const char *const rest_headers[] = {
    "Accept: application/vnd.github+json",
    "X-GitHub-Api-Version: 2022-11-28",
    NULL,
};

static const char *const graph_headers[] = {
    "Accept: application/json",
    "Content-Type: application/json",
    NULL,
};

/* Letters, digits and `more`; `.` and `..` would be another path. */
static bool is_name(struct str s, struct str more, size_t max)
{
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_alnum(s.ptr[i]) && !str_has_char(more, s.ptr[i]))
            return false;
    return s.len > 0 && s.len <= max && !str_eq(s, STR(".")) &&
           !str_eq(s, STR(".."));
}

bool hub_github_has(const struct hub_subject *subject)
{
    return subject->what == SITE_REPOSITORY &&
           is_name(subject->owner, STR("-_"), OWNER_MAX) &&
           is_name(subject->name, STR("-_."), REPOSITORY_MAX);
}

struct hub_question hub_github_ask_one(struct arena *arena,
                                       const struct hub_options *options,
                                       const struct hub_subject *subject)
{
    struct str address = STR("");

    if (hub_github_has(subject))
        address = str_printf(arena, "%.*s/repos/%.*s/%.*s",
                             STR_ARG(options->github_api),
                             STR_ARG(subject->owner), STR_ARG(subject->name));
    return hub_question_make(arena, address, options->github_token,
                             rest_headers);
}

static int collect(const char *bytes, size_t size, void *context)
{
    buf_add(context, (struct str){bytes, size});
    return 0;
}

/* "query($o0:String!,$n0:String!){r0:repository(owner:$o0,name:$n0){...f}}" */
static void write_query(struct buf *out, size_t count)
{
    buf_add(out, STR("query("));
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s$o%zu:String!,$n%zu:String!", i ? "," : "", i, i);
    buf_add(out, STR("){"));
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "r%zu:repository(owner:$o%zu,name:$n%zu){...f} ", i, i,
                   i);
    buf_add(out, STR("}fragment f on Repository{"));
    buf_printf(out, "%s %s %s %s %s %s{%s}}", graph.name, graph.archived,
               graph.disabled, graph.hidden, graph.pushed, graph.licence,
               graph.spdx);
}

static void set_text(json_t *object, char kind, size_t index, struct str text)
{
    char key[32];

    snprintf(key, sizeof key, "%c%zu", kind, index);
    json_object_set_new(object, key, json_stringn(text.ptr, text.len));
}

/* Names are variables, so that none can end the query that it stands in. */
static struct str write_body(struct arena *arena,
                             const struct hub_subject *subjects, size_t count)
{
    json_t *root = json_object(), *variables = json_object();
    struct str body;
    struct buf out;

    buf_init(&out);
    write_query(&out, count);
    json_object_set_new(root, "query", json_stringn(out.ptr, out.len));
    for (size_t i = 0; i < count; i++) {
        set_text(variables, 'o', i, subjects[i].owner);
        set_text(variables, 'n', i, subjects[i].name);
    }
    json_object_set_new(root, "variables", variables);
    buf_clear(&out);
    mem_require(json_dump_callback(root, collect, &out, JSON_COMPACT) == 0);
    json_decref(root);
    body = str_copy(arena, buf_str(&out));
    buf_release(&out);
    return body;
}

struct hub_question hub_github_ask_many(struct arena *arena,
                                        const struct hub_options *options,
                                        const struct hub_subject *subjects,
                                        size_t count)
{
    bool fits = options->github_token.len && count && count <= HUB_MANY;
    struct hub_question question;

    for (size_t i = 0; fits && i < count; i++)
        fits = hub_github_has(&subjects[i]);
    question =
        hub_question_make(arena, fits ? options->github_graphql : STR(""),
                          options->github_token, graph_headers);
    if (question.url.len)
        question.body = write_body(arena, subjects, count);
    return question;
}

/* NOASSERTION: there is one, and GitHub cannot tell which. */
static struct str read_licence(struct arena *arena, const json_t *licence,
                               const char *field)
{
    struct str spdx = hub_json_text(json_object_get(licence, field));

    if (str_eq(spdx, STR("NOASSERTION")) || str_eq(spdx, STR("NONE")))
        return STR("");
    return str_copy(arena, spdx);
}

/* A private repository is one that only the token's owner sees. */
static void read_repository(struct arena *arena, const json_t *json,
                            const struct fields *fields,
                            const struct hub_subject *subject,
                            struct hub_answer *answer)
{
    struct hub_subject now = {.kind = HUB_GITHUB, .what = SITE_REPOSITORY};
    struct hub_facts *facts = &answer->facts;

    now.owner = str_cut(hub_json_text(json_object_get(json, fields->name)), '/',
                        &now.name);
    if (!hub_github_has(&now) ||
        json_is_true(json_object_get(json, fields->hidden)))
        return;
    facts->archived = json_is_true(json_object_get(json, fields->archived));
    facts->disabled = json_is_true(json_object_get(json, fields->disabled));
    facts->licence = read_licence(arena, json_object_get(json, fields->licence),
                                  fields->spdx);
    facts->pushed = hub_json_day(arena, json_object_get(json, fields->pushed));
    answer->state = HUB_FOUND;
    if (str_eq_nocase(now.owner, subject->owner) &&
        str_eq_nocase(now.name, subject->name))
        return;
    answer->state = HUB_MOVED;
    answer->url = str_printf(arena, "https://github.com/%.*s/%.*s",
                             STR_ARG(now.owner), STR_ARG(now.name));
}

static bool says_limit(const json_t *message)
{
    struct str text = hub_json_text(message);

    return str_find(text, STR("rate limit"), 0) != STR_NONE ||
           str_find(text, STR("abuse"), 0) != STR_NONE;
}

/* GitHub says in words why; who says nothing is a wall before it. */
static bool is_limit(const struct hub_reply *reply)
{
    json_t *root = hub_json_load(reply->body);
    const json_t *message = json_object_get(root, "message");
    bool limit = !hub_json_text(message).len || says_limit(message) ||
                 hub_remaining(reply->remaining) == 0;

    json_decref(root);
    return limit;
}

static enum hub_state judge_status(const struct hub_reply *reply)
{
    switch (reply->status) {
    case 401:
    case 407:
    case 429: return HUB_REFUSED;
    case 403: return is_limit(reply) ? HUB_REFUSED : HUB_UNKNOWN;
    case 404:
    case 410: return HUB_MISSING;
    default: return HUB_UNKNOWN;
    }
}

void hub_github_read_one(struct arena *arena, const struct hub_subject *subject,
                         const struct hub_reply *reply,
                         struct hub_answer *answer)
{
    json_t *root;

    if (reply->status != 200) {
        answer->state = judge_status(reply);
        return;
    }
    root = hub_json_load(reply->body);
    read_repository(arena, root, &rest, subject, answer);
    json_decref(root);
}

static const json_t *member_of(const json_t *data, size_t index)
{
    char key[32];

    snprintf(key, sizeof key, "r%zu", index);
    return json_object_get(data, key);
}

/* The index that `r12` stands for, `count` for anything else. */
static size_t index_of(struct str alias, size_t count)
{
    long long index = hub_remaining(str_slice(alias, 1, alias.len));

    return str_starts(alias, STR("r")) && index >= 0 && (size_t)index < count
               ? (size_t)index
               : count;
}

/* Whether an error of that type, or in those words, is about the token. */
static bool is_refusal(struct str type, const json_t *message)
{
    return str_eq(type, STR("RATE_LIMITED")) ||
           str_eq(type, STR("RATE_LIMIT")) || says_limit(message);
}

/* An error about one repository tells why that is null; what is not about one
   may be about all that are. False for such a refusal. */
static bool read_error(const json_t *error, size_t count,
                       struct hub_answer *answers)
{
    struct str type = hub_json_text(json_object_get(error, "type"));
    const json_t *path = json_object_get(error, "path");
    size_t index = index_of(hub_json_text(json_array_get(path, 0)), count);

    if (index == count)
        return !is_refusal(type, json_object_get(error, "message"));
    if (str_eq(type, STR("NOT_FOUND")) && json_array_size(path) == 1)
        answers[index].state = HUB_MISSING;
    return true;
}

static void read_graph(struct arena *arena, const json_t *root,
                       const struct hub_subject *subjects, size_t count,
                       struct hub_answer *answers)
{
    const json_t *data = json_object_get(root, "data");
    const json_t *errors = json_object_get(root, "errors");
    bool refused = says_limit(json_object_get(root, "message"));

    for (size_t i = 0; i < json_array_size(errors); i++)
        if (!read_error(json_array_get(errors, i), count, answers))
            refused = true;
    for (size_t i = 0; i < count; i++) {
        if (refused)
            answers[i].state = HUB_REFUSED;
        read_repository(arena, member_of(data, i), &graph, &subjects[i],
                        &answers[i]);
    }
}

/* What the address itself does not take, it takes of nobody. */
static bool refuses_all(int status)
{
    return status == 401 || status == 403 || status == 404 || status == 405 ||
           status == 407 || status == 410 || status == 429;
}

void hub_github_read_many(struct arena *arena,
                          const struct hub_subject *subjects, size_t count,
                          const struct hub_reply *reply,
                          struct hub_answer *answers)
{
    json_t *root;

    for (size_t i = 0; refuses_all(reply->status) && i < count; i++)
        answers[i].state = HUB_REFUSED;
    if (reply->status != 200)
        return;
    root = hub_json_load(reply->body);
    read_graph(arena, root, subjects, count, answers);
    json_decref(root);
}
