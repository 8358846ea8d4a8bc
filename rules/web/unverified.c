#include "engine/rule.h"

/* Reasons in words; the ones that concern the run rather than a host are
   said once for all hosts. */
static const struct {
    enum reason reason;
    const char *words;
    bool whole_run;
} reasons[] = {
    {REASON_BLOCKED, "blocked", false},
    {REASON_RESTRICTED, "restricted", false},
    {REASON_REFUSED_REQUEST, "request refused", false},
    {REASON_RATE_LIMITED, "rate limited", false},
    {REASON_SERVER_ERROR, "server error", false},
    {REASON_UNREACHABLE, "unreachable", false},
    {REASON_PROTOCOL_ERROR, "broken answer", false},
    {REASON_TIMEOUT, "no answer in time", false},
    {REASON_NO_NETWORK, "no network", true},
    {REASON_INTERRUPTED, "the run was interrupted", true},
};

enum { REASONS = sizeof reasons / sizeof *reasons };

/* One kind of evidence, and how many links have it. */
struct evidence {
    size_t reason; /* index in the table above */
    int status;
    size_t count;
    struct evidence *next;
};

/* Of the links of one host, or of all where the reason is the run's. */
struct silence {
    struct str title; /* ends in ": ", or empty */
    struct evidence *evidence;
};

static size_t find_reason(enum reason reason)
{
    size_t i = 0;

    while (i < REASONS && reasons[i].reason != reason)
        i++;
    return i;
}

static void add_evidence(struct arena *arena, struct silence *silence,
                         size_t reason, int status)
{
    struct evidence **last = &silence->evidence;

    while (*last && ((*last)->reason != reason || (*last)->status != status))
        last = &(*last)->next;
    if (!*last) {
        *last = arena_alloc(arena, sizeof **last);
        **last = (struct evidence){.reason = reason, .status = status};
    }
    (*last)->count++;
}

static struct silence *make_silence(struct arena *arena, struct str site,
                                    bool whole_run)
{
    struct silence *silence = arena_alloc(arena, sizeof *silence);

    silence->title = whole_run || !site.len
                         ? STR("")
                         : str_printf(arena, "%.*s: ", STR_ARG(site));
    return silence;
}

static void add_link(struct link_groups *groups,
                     const struct document *document, const struct link *link,
                     const struct response *response)
{
    struct arena *arena = groups->arena;
    size_t reason = find_reason(response->reason);
    struct str site = url_site(arena, response->url);
    struct link_group *group;
    bool whole_run;

    if (reason == REASONS)
        return;
    whole_run = reasons[reason].whole_run;
    group = link_groups_add(groups,
                            whole_run ? str_from(reasons[reason].words) : site,
                            document, link);
    if (!group->facts)
        group->facts = make_silence(arena, site, whole_run);
    add_evidence(arena, group->facts, reason, response->status);
}

/* "rate limited (429)", with its number where there are several kinds. */
static void add_words(struct buf *buf, const struct evidence *evidence,
                      bool alone)
{
    if (!alone)
        buf_printf(buf, "%zu ", evidence->count);
    buf_add(buf, str_from(reasons[evidence->reason].words));
    if (evidence->status)
        buf_printf(buf, " (%d)", evidence->status);
}

static struct str describe(struct check *check, const struct silence *silence)
{
    const struct evidence *first = silence->evidence;
    struct str words;
    struct buf buf;

    buf_init(&buf);
    for (const struct evidence *e = first; e; e = e->next) {
        if (e != first)
            buf_add(&buf, STR(", "));
        add_words(&buf, e, !first->next);
    }
    words = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return words;
}

static void report_group(struct check *check, const struct link_group *group)
{
    const struct silence *silence = group->facts;
    struct str words = describe(check, silence);
    struct finding *finding =
        report(check, group->first.document, group->first.link->target,
               "%.*s%zu link%s not verified: %.*s", STR_ARG(silence->title),
               group->count, group->count == 1 ? "" : "s", STR_ARG(words));

    for (size_t i = 0; i < group->nothers; i++)
        finding_related(check, finding, group->others[i].document,
                        group->others[i].link->target, "not verified either");
}

static void collect(struct check *check, void *context,
                    const struct answered_link *answered)
{
    (void)check;
    if (answered->response->verdict == VERDICT_UNVERIFIED)
        add_link(context, answered->document, answered->link,
                 answered->response);
}

static void check_lists(struct check *check)
{
    const struct link_group *group;
    struct link_groups groups;

    link_groups_init(&groups, check->arena);
    check_responses(check, collect, &groups);
    for (group = groups.first; group; group = group->next)
        report_group(check, group);
    link_groups_release(&groups);
}

const struct rule rule_web_unverified = {
    .code = "WEB002",
    .name = "web/unverified",
    .summary = "links that nobody could verify",
    .rationale =
        "Some servers refuse programs, ask for a password, limit the number "
        "of requests or are down for the moment. Their links may well be "
        "fine, so this is a note, one for each host, with what was seen.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
