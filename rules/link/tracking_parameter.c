#include "engine/rule.h"

/* Values of `ref` that say only which site a reader came from. */
static const char referrers[] =
    "producthunt betalist hackernews hackernewsletter indiehackers";

static bool is_tracking(struct str parameter)
{
    struct str value, name = str_cut(parameter, '=', &value);

    return url_is_tracker(name) ||
           (str_eq(name, STR("ref")) && words_have(referrers, value));
}

static bool has_tracking(struct str query)
{
    while (query.len)
        if (is_tracking(str_cut(query, '&', &query)))
            return true;
    return false;
}

/* The query without its question mark, as a place in the address. */
static struct span query_span(struct str address)
{
    size_t end = str_find_char(address, '#', 0);
    size_t start;

    if (end == STR_NONE)
        end = address.len;
    start = str_find_char(str_slice(address, 0, end), '?', 0);
    return start == STR_NONE ? (struct span){end, end}
                             : (struct span){start + 1, end};
}

/* What is left of the query, with its question mark if anything is; `names`
   are those of the parameters that went. */
static struct str strip(struct check *check, struct str query,
                        struct buf *names)
{
    struct str kept;
    struct buf buf;

    buf_init(&buf);
    while (query.len) {
        struct str parameter = str_cut(query, '&', &query), value;

        if (!is_tracking(parameter)) {
            buf_add_char(&buf, buf.len ? '&' : '?');
            buf_add(&buf, parameter);
            continue;
        }
        buf_add(names, names->len ? STR(", ") : STR(""));
        buf_add(names, str_cut(parameter, '=', &value));
    }
    kept = str_copy(check->arena, buf_str(&buf));
    buf_release(&buf);
    return kept;
}

/* Whether the option names the host, or the host and the front of the path,
   as one whose tags are there on purpose. */
static bool is_allowed(struct check *check, struct str address)
{
    struct str rest = str_from(check_option(check, "allow"));
    struct str site = url_site(check->arena, address);
    size_t at = str_find(address, site, 0);
    struct str from = str_slice(address, at, address.len);

    while (rest.len) {
        struct str prefix = str_trim(str_cut(rest, ',', &rest));

        if (prefix.len && at != STR_NONE && str_starts_nocase(from, prefix))
            return true;
    }
    return false;
}

static void check_destination(struct check *check,
                              const struct destination *destination)
{
    struct str address = destination->url, kept;
    struct span query = query_span(address);
    struct finding *finding;
    struct buf names;

    if (!has_tracking(str_slice(address, query.start, query.end)) ||
        !url_is_web(address) || is_allowed(check, address))
        return;
    buf_init(&names);
    kept = strip(check, str_slice(address, query.start, query.end), &names);
    finding = report(check, check->document, destination->span,
                     "the address holds tracking parameters: %.*s",
                     STR_ARG(quote(check, buf_str(&names))));
    finding_help(check, finding, "write %.*s%.*s%.*s",
                 STR_ARG(str_slice(address, 0, query.start - 1)), STR_ARG(kept),
                 STR_ARG(str_slice(address, query.end, address.len)));
    query.start += destination->span.start - 1;
    query.end += destination->span.start;
    if (destination->exact)
        finding_edit(check, finding, query, kept, false);
    buf_release(&names);
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        check_destination(check, &destination);
}

static const struct option options[] = {
    {"allow", "", NULL,
     "hosts, or hosts with the front of a path, whose parameters are there on "
     "purpose, comma separated"},
    {0},
};

const struct rule rule_link_tracking_parameter = {
    .code = "LNK013",
    .name = "link/tracking-parameter",
    .summary = "a URL that tells where its readers come from",
    .rationale =
        "`utm_source`, `fbclid` and their kin change nothing on the page; "
        "they were mostly copied along with the address, and hide that two "
        "links are the same. Sponsors may want them: name their hosts in the "
        "option `allow`.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .options = options,
    .check = check_document,
};
