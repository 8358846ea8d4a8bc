#include "web/hub_face.h"

#include "text/url.h"
#include "web/hub_json.h"
#include "web/hub_rows.h"

/* Bytes of an owner or a name, as Hugging Face limits them. */
enum { PART_MAX = 96 };

struct section {
    enum site_kind what;
    const char *api, *page; /* before owner and name */
    const char *query;      /* the fields that there are of such a thing */
};

#define FIELDS                                                                 \
    "expand=cardData&expand=disabled&expand=lastModified&expand=private"       \
    "&expand=usedStorage"

static const struct section sections[] = {
    {SITE_DATASET, "/api/datasets/", "datasets/", FIELDS "&expand=gated"},
    {SITE_MODEL, "/api/models/", "", FIELDS "&expand=gated"},
    {SITE_SPACE, "/api/spaces/", "spaces/", FIELDS},
};

static const char *const headers[] = {"Accept: application/json", NULL};
static const char *const no_headers[] = {NULL};

static const struct section *find_section(enum site_kind what)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (sections[i].what == what)
            return &sections[i];
    return NULL;
}

/* `.` and `..` would be another path. */
static bool is_part(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!char_is_alnum(s.ptr[i]) && !str_has_char(STR("-_."), s.ptr[i]))
            return false;
    return s.len > 0 && s.len <= PART_MAX && s.ptr[0] != '.';
}

bool hub_face_has(const struct hub_subject *subject)
{
    return find_section(subject->what) && is_part(subject->name) &&
           (!subject->owner.len || is_part(subject->owner));
}

/* `owner/name`, or the name alone. */
static struct str full_name(struct arena *arena,
                            const struct hub_subject *subject)
{
    return str_printf(arena, "%.*s%s%.*s", STR_ARG(subject->owner),
                      subject->owner.len ? "/" : "", STR_ARG(subject->name));
}

struct hub_question hub_face_ask(struct arena *arena,
                                 const struct hub_options *options,
                                 const struct hub_subject *subject)
{
    const struct section *section = find_section(subject->what);
    struct str address = STR("");

    if (hub_face_has(subject))
        address = str_printf(arena, "%.*s%s%.*s?%s", STR_ARG(options->face),
                             section->api, STR_ARG(full_name(arena, subject)),
                             section->query);
    return hub_question_make(arena, address, options->face_token, headers);
}

/* Without the token, to which things show that readers do not see. */
struct hub_question hub_face_ask_file(struct arena *arena,
                                      const struct hub_options *options,
                                      const struct hub_subject *subject)
{
    struct str address = STR("");

    if (hub_face_has(subject))
        address = str_printf(arena, "%.*s/%s%.*s/resolve/main/README.md",
                             STR_ARG(options->face),
                             find_section(subject->what)->page,
                             STR_ARG(full_name(arena, subject)));
    return hub_question_make(arena, address, STR(""), no_headers);
}

/* What is called so now; false where nothing can be. */
static bool read_name(struct str full, enum site_kind what,
                      struct hub_subject *now)
{
    *now = (struct hub_subject){.kind = HUB_FACE, .what = what};
    now->owner = str_cut(full, '/', &now->name);
    if (!str_has_char(full, '/')) {
        now->name = full;
        now->owner = STR("");
    }
    return hub_face_has(now) && !str_starts(full, STR("/"));
}

static bool is_same(const struct hub_subject *a, const struct hub_subject *b)
{
    return str_eq_nocase(a->owner, b->owner) && str_eq_nocase(a->name, b->name);
}

static void set_moved(struct arena *arena, const struct hub_subject *now,
                      struct hub_answer *answer)
{
    answer->state = HUB_MOVED;
    answer->url = str_printf(arena, "https://huggingface.co/%s%.*s",
                             find_section(now->what)->page,
                             STR_ARG(full_name(arena, now)));
}

/* `/api/datasets/new/name?expand=...`, of the hub itself. A name that differs
   in case alone is the same thing. */
static void read_redirect(struct arena *arena,
                          const struct hub_subject *subject,
                          const struct hub_reply *reply,
                          struct hub_answer *answer)
{
    struct str site = STR("https://huggingface.co"), rest;
    struct str path = str_cut(reply->location, '?', &rest);
    struct str prefix = str_from(find_section(subject->what)->api);
    struct hub_subject now;

    if (str_starts(path, site))
        path = str_slice(path, site.len, path.len);
    if (str_starts(path, prefix) &&
        read_name(str_slice(path, prefix.len, path.len), subject->what, &now) &&
        !is_same(&now, subject))
        set_moved(arena, &now, answer);
}

/* `auto` and `manual` are gates, of which one opens by itself. */
static bool read_gate(const json_t *value)
{
    struct str gate = hub_json_text(value);

    return json_is_true(value) || str_eq(gate, STR("auto")) ||
           str_eq(gate, STR("manual"));
}

/* A list of one is that one; several are none, as which of them is for what
   the hub does not say. */
static struct str read_licence(struct arena *arena, const json_t *card)
{
    const json_t *value = json_object_get(card, "license");

    if (json_array_size(value) == 1)
        value = json_array_get(value, 0);
    return str_copy(arena, hub_json_text(value));
}

static long long read_bytes(const json_t *value)
{
    long long bytes = json_integer_value(value);

    return bytes > 0 ? bytes : -1;
}

static void read_facts(struct arena *arena, const json_t *json,
                       enum site_kind what, struct hub_facts *facts)
{
    const json_t *card = json_object_get(json, "cardData");
    struct hub_rows rows = hub_rows_of(card);

    facts->disabled = json_is_true(json_object_get(json, "disabled"));
    facts->gated = read_gate(json_object_get(json, "gated"));
    facts->licence = read_licence(arena, card);
    facts->pushed = hub_json_day(arena, json_object_get(json, "lastModified"));
    facts->bytes = read_bytes(json_object_get(json, "usedStorage"));
    if (what != SITE_DATASET)
        return;
    facts->rows_least = rows.least;
    facts->rows_most = rows.most;
}

/* What is private is shown to the token's owner alone. */
static void read_thing(struct arena *arena, const struct hub_subject *subject,
                       const struct hub_reply *reply, struct hub_answer *answer)
{
    json_t *root = hub_json_load(reply->body);
    struct str id = hub_json_text(json_object_get(root, "id"));
    struct hub_subject now;

    if (read_name(id, subject->what, &now) &&
        !json_is_true(json_object_get(root, "private"))) {
        read_facts(arena, root, subject->what, &answer->facts);
        answer->state = HUB_FOUND;
        if (!is_same(&now, subject))
            set_moved(arena, &now, answer);
    }
    json_decref(root);
}

static bool has_error(const struct hub_reply *reply, struct str start)
{
    json_t *root = hub_json_load(reply->body);
    const json_t *error = json_object_get(root, "error");
    bool has = json_is_string(error) && str_starts(hub_json_text(error), start);

    json_decref(root);
    return has;
}

/* Whether it is there, and we may not see more of it. */
static bool is_gate(const struct hub_reply *reply)
{
    return (reply->status == 401 || reply->status == 403) &&
           str_eq(reply->error_code, STR("GatedRepo"));
}

/*
 * 401 is what a missing thing is to who has no token, and what a bad token
 * gets; 403 without words and 405 are a wall. A missing file or branch is not
 * what was asked for.
 */
static enum hub_state judge_status(const struct hub_reply *reply)
{
    if (str_eq(reply->error_code, STR("RepoNotFound")))
        return HUB_MISSING;
    switch (reply->status) {
    case 401:
        return has_error(reply, STR("Invalid credentials")) ? HUB_REFUSED
                                                            : HUB_MISSING;
    case 403: return has_error(reply, STR("")) ? HUB_UNKNOWN : HUB_REFUSED;
    case 404: return reply->error_code.len ? HUB_UNKNOWN : HUB_MISSING;
    case 410: return HUB_MISSING;
    case 405:
    case 407:
    case 429: return HUB_REFUSED;
    default: return HUB_UNKNOWN;
    }
}

static bool is_redirect(int status)
{
    return status == 301 || status == 302 || status == 307 || status == 308;
}

void hub_face_read(struct arena *arena, const struct hub_subject *subject,
                   const struct hub_reply *reply, struct hub_answer *answer)
{
    if (!hub_face_has(subject))
        return;
    if (reply->status == 200) {
        read_thing(arena, subject, reply, answer);
    } else if (is_redirect(reply->status)) {
        read_redirect(arena, subject, reply, answer);
    } else if (is_gate(reply)) {
        answer->state = HUB_FOUND;
        answer->facts.gated = true;
    } else {
        answer->state = judge_status(reply);
    }
}

/* Whether the thing is there, though the file or the branch is not. */
static bool lacks_file(const struct hub_reply *reply)
{
    return reply->status == 404 &&
           (str_eq(reply->error_code, STR("EntryNotFound")) ||
            str_eq(reply->error_code, STR("RevisionNotFound")));
}

void hub_face_read_file(const struct hub_subject *subject,
                        const struct hub_reply *reply,
                        struct hub_answer *answer)
{
    if (!hub_face_has(subject))
        return;
    answer->facts.gated = is_gate(reply);
    if (reply->status == 200 || is_redirect(reply->status) ||
        lacks_file(reply) || is_gate(reply))
        answer->state = HUB_FOUND;
    else
        answer->state = judge_status(reply);
}
