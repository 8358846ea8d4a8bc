#include "engine/rule.h"

/* Last labels that are a host even with nothing behind the host, and those
   that are one only before a path: `main.io` may be a file. Neither list
   holds what is a common extension (md, py, rs, sh, pl, zip). */
static const char surest_domains[] = "com org net edu gov";
static const char domains[] =
    "com org net edu gov io dev ai co cn de uk jp fr ru eu me info us ca br in "
    "it es nl ch at au se kr tw hk be cz cloud tech gg xyz";

/* Under these only a name with two dots is a host: `Some.app` is a folder. */
static const char third_level_domains[] = "app";

/* Hosts that nobody names a folder after, or hardly. */
static const char known_hosts[] =
    "github.com gist.github.com raw.githubusercontent.com gitlab.com gitee.com "
    "bitbucket.org huggingface.co medium.com youtube.com youtu.be twitter.com "
    "x.com linkedin.com docs.google.com drive.google.com arxiv.org doi.org "
    "en.wikipedia.org pypi.org npmjs.com kaggle.com";

/* A path that ends so is rather a file in a folder named after a host. */
static const char file_endings[] =
    "md markdown mdx rst txt py ipynb js ts go rs c h java sh json yml yaml "
    "toml csv";

enum missing { NOTHING_MISSING, MISSING_HTTPS, MISSING_MAILTO };

static struct str last_label(struct str name)
{
    size_t at = name.len;

    while (at && name.ptr[at - 1] != '.')
        at--;
    return at ? str_slice(name, at, name.len) : STR("");
}

static size_t count_dots(struct str name)
{
    size_t dots = 0;

    for (size_t i = 0; i < name.len; i++)
        dots += name.ptr[i] == '.';
    return dots;
}

/* Labels of ASCII letters, digits and hyphens; the last one in lower case,
   since `ASP.NET` is no host. */
static bool is_host_name(struct str host)
{
    struct str last = last_label(host);

    for (size_t i = 0; i < host.len; i++)
        if (!char_is_alnum(host.ptr[i]) && host.ptr[i] != '-' &&
            host.ptr[i] != '.')
            return false;
    for (size_t i = 0; i < last.len; i++)
        if (!(last.ptr[i] >= 'a' && last.ptr[i] <= 'z'))
            return false;
    return last.len && host.ptr[0] != '.' &&
           str_find(host, STR(".."), 0) == STR_NONE;
}

static bool is_listed_host(struct str host, bool path)
{
    struct str last = last_label(host);

    if (str_starts(host, STR("www.")) && count_dots(host) > 1)
        return true;
    if (words_have(third_level_domains, last))
        return path && count_dots(host) > 1;
    return words_have(path ? domains : surest_domains, last);
}

/* The part up to the first of `/`, `?` and `#`. */
static struct str first_segment(struct str address)
{
    size_t at = 0;

    while (at < address.len && address.ptr[at] != '/' &&
           address.ptr[at] != '?' && address.ptr[at] != '#')
        at++;
    return str_slice(address, 0, at);
}

static bool looks_like_file(struct str address)
{
    struct str hash, query;
    struct str path = str_cut(str_cut(address, '#', &hash), '?', &query);

    return str_has_char(path, '/') &&
           words_have(file_endings, last_label(path));
}

static bool is_web_address(struct str address)
{
    struct str host = first_segment(address);
    bool path = address.len > host.len + 1;

    if (!is_host_name(host))
        return false;
    if (str_starts(host, STR("www.")) || words_have(known_hosts, host))
        return is_listed_host(host, true);
    return is_listed_host(host, path) && !looks_like_file(address);
}

static bool is_mail_address(struct str address)
{
    size_t at = str_find_char(address, '@', 0);
    struct str host;

    if (at == STR_NONE || !at)
        return false;
    for (size_t i = 0; i < at; i++)
        if (!char_is_alnum(address.ptr[i]) &&
            !str_has_char(STR("._%+-"), address.ptr[i]))
            return false;
    host = first_segment(str_slice(address, at + 1, address.len));
    return is_host_name(host) && words_have(domains, last_label(host)) &&
           (at + 1 + host.len == address.len ||
            address.ptr[at + 1 + host.len] == '?');
}

static enum missing missing_scheme(struct str address)
{
    if (is_mail_address(address))
        return MISSING_MAILTO;
    return is_web_address(address) ? MISSING_HTTPS : NOTHING_MISSING;
}

static struct str scheme_of(enum missing missing)
{
    return missing == MISSING_MAILTO ? STR("mailto:") : STR("https://");
}

/* Reports at the place of the destination, with an edit where it stands
   there as it is. */
static void report_missing(struct check *check, struct str address,
                           struct span place)
{
    struct str scheme = scheme_of(missing_scheme(address));
    struct str written = document_text(check->document, place);
    struct finding *finding =
        report(check, check->document, place,
               "no %.*s before %.*s: GitHub links to a file of that name here",
               STR_ARG(scheme), STR_ARG(quote(check, address)));

    finding_help(check, finding, "write %.*s%.*s", STR_ARG(scheme),
                 STR_ARG(address));
    if (str_eq(written, address))
        finding_edit(check, finding, (struct span){place.start, place.start},
                     scheme, true);
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.len && char_is_space(text.ptr[at]))
        at++;
    return at;
}

/* The destination in a line that may be a reference definition, or empty. */
static struct span definition_target(const struct document *document,
                                     size_t line)
{
    struct span span = document->lines[line];
    struct str text = document_text(document, span);
    size_t at = str_find(text, STR("]:"), 0), start;

    if (at == STR_NONE)
        return (struct span){0};
    at = skip_space(text, at + 2);
    start = at += at < text.len && text.ptr[at] == '<';
    while (at < text.len && !char_is_space(text.ptr[at]) && text.ptr[at] != '>')
        at++;
    return (struct span){span.start + start, span.start + at};
}

/* One definition may serve many references: it is reported, where it
   stands, in their place. `addresses` are theirs. */
static void check_definitions(struct check *check, const struct map *addresses)
{
    const struct document *document = check->document;

    for (size_t i = 0; addresses->items && i < document->nlines; i++) {
        struct span target = definition_target(document, i);
        struct str address = document_text(document, target);

        if (address.len && map_get(addresses, address) &&
            !document_in_code(document, target.start))
            report_missing(check, address, target);
    }
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;
    struct map addresses;

    map_init(&addresses);
    for (size_t i = 0; i < document->nlinks; i++) {
        const struct link *link = &document->links[i];

        if (!missing_scheme(link->url))
            continue;
        if (link->kind == LINK_REFERENCE)
            *map_at(&addresses, link->url) = &addresses;
        else if (link->kind == LINK_INLINE || link->kind == LINK_HTML)
            report_missing(check, link->url, link->target);
    }
    check_definitions(check, &addresses);
    map_release(&addresses);
}

const struct rule rule_link_missing_scheme = {
    .code = "LNK003",
    .name = "link/missing-scheme",
    .summary = "a URL without https://: GitHub links into the repository",
    .rationale =
        "Without a scheme a destination is a path. GitHub makes "
        "`(www.example.org)` a link to a file of that name in the "
        "repository, which answers 404. Names that may be files, such as "
        "`example.md` or `lib/socket.io`, are left alone.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_document,
};
