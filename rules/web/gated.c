#include "engine/rule.h"

/* What a list says of what cannot be had at once. */
static const char *const told[] = {
    "gated",
    "request access",
    "access request",
    "on request",
    "upon request",
    "by request",
    "requires approval",
    "needs approval",
    "restricted",
    "application required",
    "private",
    "license agreement",
    "申请",
    "需申请",
    "申請",
    NULL,
};

static const char *what_of(enum site_kind kind)
{
    switch (kind) {
    case SITE_DATASET: return "data set";
    case SITE_MODEL: return "model";
    default: return NULL;
    }
}

static void visit(struct check *check, const struct hub_link *hub)
{
    const char *what = what_of(hub->kind);
    struct str title = quote(check, hub->title);

    if (!what)
        return;
    if (hub->facts->disabled)
        report(check, hub->document, hub->link->target,
               "%s %.*s is disabled: its hub has closed it", what,
               STR_ARG(title));
    else if (hub->facts->gated && !hub_is_told(hub, told))
        report(check, hub->document, hub->link->target,
               "%s %.*s is gated: who wants it must ask for it first", what,
               STR_ARG(title));
}

static void check_lists(struct check *check)
{
    hubs_each(check, visit);
}

const struct rule rule_web_gated = {
    .code = "WEB009",
    .name = "web/gated",
    .summary = "a data set or a model that not everybody can have",
    .rationale =
        "The page of a gated data set is there for all, its files are for "
        "those whose request was granted; of a disabled one nobody has the "
        "files. An entry that says so itself, in words such as \"gated\" or "
        "\"on request\", is left alone.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
