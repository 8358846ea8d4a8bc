#include "engine/rule.h"

static bool is_fetched(const struct url *url)
{
    return url->has_authority && (str_eq_nocase(url->scheme, STR("http")) ||
                                  str_eq_nocase(url->scheme, STR("https")) ||
                                  str_eq_nocase(url->scheme, STR("ftp")));
}

static bool is_entry_link(const struct document *document,
                          const struct link *link)
{
    const struct entry *entry = document_entry(document, link->span.start);

    return entry && entry->link == link;
}

/* Whether a reader of the text sees where the link leads. */
static bool is_shown(const struct link *link, struct str host)
{
    return link->kind == LINK_BARE || link->kind == LINK_AUTOLINK ||
           words_find(link->text, host) != STR_NONE ||
           words_find(link->text, STR("localhost")) != STR_NONE;
}

/*
 * Whether the text only says what to open: "visit http://localhost:8080", or a
 * table of what runs at which port. GitHub makes a link of such an address, the
 * list does not. The address of another computer is, where an entry has it.
 */
static bool is_instruction(const struct document *document,
                           const struct link *link, struct str host,
                           enum realm realm)
{
    return is_shown(link, host) &&
           (realm == REALM_SELF || !is_entry_link(document, link));
}

/* Most are told from the host alone. */
static bool is_plainly_public(struct str address)
{
    struct str host = url_plain_host(address);

    return host.len && host_realm(host) == REALM_PUBLIC;
}

/* The host as written, and the address that it is, if that looks different. */
static struct str describe(struct check *check, struct str written,
                           struct str host)
{
    if (str_eq_nocase(written, host))
        return str_printf(check->arena, "%.*s is",
                          STR_ARG(quote(check, written)));
    return str_printf(check->arena, "%.*s is %.*s,",
                      STR_ARG(quote(check, written)), STR_ARG(host));
}

static void check_destination(struct check *check,
                              const struct destination *destination)
{
    const struct document *document = check->document;
    const struct link *link = destination->link;
    enum realm realm;
    struct str host, words;
    struct url url;

    if (is_plainly_public(destination->url) ||
        !url_split(destination->url, &url) || !is_fetched(&url))
        return;
    host = host_normal(check->arena, url.host);
    realm = host_realm(host);
    if (realm == REALM_PUBLIC ||
        (link && is_instruction(document, link, url.host, realm)))
        return;
    words = describe(check, url.host, host);
    if (realm == REALM_SELF)
        report(check, document, destination->span,
               "%.*s the reader's own computer", STR_ARG(words));
    else
        report(check, document, destination->span,
               "%.*s no host of the public Internet: no reader gets there",
               STR_ARG(words));
}

static void check_document(struct check *check)
{
    struct destination_search search = {.document = check->document};
    struct destination destination;

    while (destination_next(&search, &destination))
        check_destination(check, &destination);
}

const struct rule rule_link_private_address = {
    .code = "LNK016",
    .name = "link/private-address",
    .summary = "a link into a private network",
    .rationale =
        "`localhost` is another computer for each reader, and `192.168.1.5` or "
        "`wiki.internal` lead nowhere outside of the network of the one who "
        "wrote them, in whatever spelling (`http://2130706433/`). An address "
        "that the text tells to open, \"visit http://localhost:8080\", is no "
        "link of the list.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
