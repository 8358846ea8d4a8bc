#include "engine/rule.h"

/* The host of a link. */
struct site {
    struct span span;
    struct str written;
    struct str name; /* as people read it, without `www.` */
    struct str key;  /* what it looks like */
    struct homograph fault;
};

/* The hosts of a document by what they look like. */
struct sites {
    struct site *items;
    size_t count;
    struct map ascii; /* the first one in ASCII */
    struct map other; /* the first other one without a fault of its own */
};

static bool is_ascii(struct str text)
{
    return utf8_skip_ascii(text, 0) == text.len;
}

static struct str host_of(struct str address)
{
    struct url url;

    if (!url_is_web(address) || !url_split(address, &url))
        return STR("");
    return url.host;
}

/* Whether a label of the host is one in other letters. */
static bool has_punycode(struct str host)
{
    if (!str_has_char(host, '-'))
        return false;
    while (host.len)
        if (str_starts_nocase(str_cut(host, '.', &host), STR("xn--")))
            return true;
    return false;
}

/* Whether people read the host otherwise than it is written here; most are
   plain ASCII. */
static bool is_decoded(struct str host)
{
    return !is_ascii(host) || str_has_char(host, '%') || has_punycode(host);
}

/* The same of an address; all of it is taken apart only if there is need to. */
static bool is_suspect(struct str address)
{
    struct str plain = url_plain_host(address);
    size_t slash, end;

    if (plain.len)
        return has_punycode(plain);
    slash = str_find_char(address, '/', 0);
    end = slash == STR_NONE ? STR_NONE : str_find_char(address, '/', slash + 2);
    return is_decoded(str_slice(address, 0, end)) &&
           is_decoded(host_of(address));
}

static bool has_suspect(const struct document *document)
{
    struct destination_search search = {.document = document};
    struct destination found;

    while (destination_next(&search, &found))
        if (is_suspect(found.url))
            return true;
    for (size_t i = 0; i < document->ntorn; i++)
        if (is_suspect(document->torn[i].url))
            return true;
    return false;
}

/* Where the host stands: of an address that is not written as it is resolved
   nobody knows. */
static struct span host_span(const struct check *check, struct str address,
                             struct span target)
{
    struct str host = host_of(address);
    size_t at = (size_t)(host.ptr - address.ptr);

    if (!str_eq(document_text(check->document, target), address))
        return target;
    return (struct span){target.start + at, target.start + at + host.len};
}

static struct str site_name(struct check *check, struct str host)
{
    struct str name = is_decoded(host) ? host_readable(check->arena, host)
                                       : str_lower(check->arena, host);

    if (str_ends(name, STR(".")))
        name = str_slice(name, 0, name.len - 1);
    return str_starts(name, STR("www.")) ? str_slice(name, 4, name.len) : name;
}

/* Behind a bare address stands whatever the writer forgot to part from it: its
   host counts only if there can be such a one. */
static void add_site(struct check *check, struct sites *sites,
                     struct str address, struct span target, bool bare)
{
    struct site site = {.written = host_of(address)};

    site.name = site_name(check, site.written);
    if (!site.name.len ||
        (bare && !host_normal(check->arena, site.written).len))
        return;
    site.span = host_span(check, address, target);
    site.key = lookalike_skeleton(check->arena, site.name);
    site.fault = homograph_of(check->arena, site.name);
    sites->items[sites->count++] = site;
}

static void find_sites(struct check *check, struct sites *sites)
{
    const struct document *document = check->document;
    struct destination_search search = {.document = document};
    size_t most = document->nlinks + document->ndefinitions + document->ntorn;
    struct destination found;

    sites->items = arena_array(check->arena, most, sizeof *sites->items);
    while (destination_next(&search, &found))
        add_site(check, sites, found.url, found.span,
                 found.link && found.link->kind == LINK_BARE);
    for (size_t i = 0; i < document->ntorn; i++)
        add_site(check, sites, document->torn[i].url, document->torn[i].target,
                 false);
}

static void map_sites(struct sites *sites)
{
    for (size_t i = 0; i < sites->count; i++) {
        struct site *site = &sites->items[i];
        void **first;

        if (site->fault.label.len)
            continue;
        first = map_at(is_ascii(site->name) ? &sites->ascii : &sites->other,
                       site->key);
        if (!*first)
            *first = site;
    }
}

/* Another host of the list that looks like this one and is not at fault, or
 * NULL. */
static const struct site *find_twin(const struct sites *sites,
                                    const struct site *site)
{
    const struct site *twin = map_get(&sites->ascii, site->key);

    if (!twin)
        twin = map_get(&sites->other, site->key);
    return twin && !str_eq(twin->name, site->name) ? twin : NULL;
}

static struct finding *report_site(struct check *check, const struct site *site,
                                   struct str looks)
{
    const struct document *document = check->document;
    struct str scripts = site->fault.scripts;
    struct str name = quote(check, site->name);

    looks = quote(check, looks);
    if (!site->fault.lookalike.len && scripts.len)
        return report(check, document, site->span, "host %.*s mixes %.*s",
                      STR_ARG(name), STR_ARG(scripts));
    if (scripts.len)
        return report(check, document, site->span,
                      "host %.*s looks like %.*s: it mixes %.*s", STR_ARG(name),
                      STR_ARG(looks), STR_ARG(scripts));
    return report(check, document, site->span, "host %.*s looks like %.*s",
                  STR_ARG(name), STR_ARG(looks));
}

/* Two honest names may look alike; that is no more than a doubt. */
static void check_site(struct check *check, const struct sites *sites,
                       const struct site *site)
{
    const struct site *twin = find_twin(sites, site);
    struct str ascii = host_normal(check->arena, site->written);
    struct str looks = site->fault.lookalike;
    struct finding *finding;

    if (!site->fault.label.len && !twin)
        return;
    finding = report_site(check, site, looks.len || !twin ? looks : twin->name);
    if (!site->fault.label.len)
        finding_limit(finding, SEVERITY_WARNING);
    if (ascii.len)
        finding_help(check, finding,
                     "it leads to %.*s: write the host that is meant",
                     STR_ARG(ascii));
    else
        finding_help(check, finding,
                     "no host can have this name: write the one that is meant");
    if (twin)
        finding_related(check, finding, check->document, twin->span,
                        "the list links %.*s here",
                        STR_ARG(quote(check, twin->name)));
}

static void check_document(struct check *check)
{
    struct sites sites = {0};

    if (!has_suspect(check->document))
        return;
    map_init(&sites.ascii);
    map_init(&sites.other);
    find_sites(check, &sites);
    map_sites(&sites);
    for (size_t i = 0; i < sites.count; i++)
        if (!is_ascii(sites.items[i].name))
            check_site(check, &sites, &sites.items[i]);
    map_release(&sites.ascii);
    map_release(&sites.other);
}

const struct rule rule_encoding_homograph_host = {
    .code = "ENC012",
    .name = "encoding/homograph-host",
    .summary = "a host that mixes scripts or looks like another",
    .rationale =
        "Letters of other scripts look like those of ASCII: a link may lead "
        "to a host that no reader tells from the one that is meant (UTS #39, "
        "sections 4 and 5.2). A name in one script of its own is left alone, "
        "and so is Latin with Chinese, Japanese or Korean, or a word that "
        "only happens to look like ASCII below a domain of its own script or "
        "country, such as `.рф`. Of two such names in one list that look "
        "alike, the one that is not ASCII gets a warning.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
