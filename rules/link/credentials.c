#include "engine/rule.h"

static const char *const facts[] = {
    [SECRET_PASSWORD] = "the address holds a password",
    [SECRET_TOKEN] = "the address holds a secret key",
};

/* The host alone: nothing else of the address is shown. */
static void check_target(struct check *check, struct span span)
{
    const struct document *document = check->document;
    struct str written = document_text(document, span);
    struct secret secret;
    struct finding *finding;
    struct str host;

    if (!secret_find(written, 0, &secret))
        return;
    host = url_site(check->arena, written);
    finding = report(
        check, document,
        (struct span){span.start + secret.start, span.start + secret.end},
        "%s: whoever reads the list can use it", facts[secret.kind]);
    finding_help(check, finding,
                 "revoke it at %.*s: it stays in the history of the repository",
                 STR_ARG(host.len ? host : STR("its service")));
}

static void check_document(struct check *check)
{
    const struct document *document = check->document;

    for (size_t i = 0; i < document->nlinks; i++)
        if (document->links[i].kind != LINK_REFERENCE &&
            !document->links[i].partial)
            check_target(check, document->links[i].target);
    for (size_t i = 0; i < document->ntorn; i++)
        check_target(check, document->torn[i].target);
    for (size_t i = 0; i < document->nbroken; i++)
        check_target(check, document->broken[i].target);
    for (size_t i = 0; i < document->ndefinitions; i++)
        check_target(check, document->definitions[i].target);
}

const struct rule rule_link_credentials = {
    .code = "LNK015",
    .name = "link/credentials",
    .summary = "a password or a secret key in a URL",
    .rationale =
        "`https://user:password@host` and `?access_token=...` let every "
        "reader in as the one who wrote them. Removing the link is not "
        "enough, since the history keeps it. Placeholders such as "
        "`YOUR_KEY` are left alone; no report shows the secret, this rule "
        "on or off.",
    .severity = SEVERITY_ERROR,
    .stage = STAGE_DOCUMENT,
    .fixable = FIXABLE_NEVER,
    .check = check_document,
};
