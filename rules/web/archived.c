#include "engine/rule.h"

/* What a list says of a repository that it keeps although it is archived. */
static const char *const told[] = {
    "archive",
    "archived",
    "unmaintained",
    "deprecated",
    "abandoned",
    "discontinued",
    "no longer maintained",
    "not maintained",
    "inactive",
    "obsolete",
    "legacy",
    "historical",
    "read-only",
    "end of life",
    "no longer developed",
    "dead",
    "已归档",
    "不再维护",
    "停止维护",
    "已废弃",
    "已歸檔",
    "不再維護",
    "アーカイブ",
    NULL,
};

/* Whole years from the one day to the other; 0 if a day is not known. */
static size_t years_between(const struct date *from, const struct date *to)
{
    int years = to->year - from->year;

    if (!from->year || !to->year || years <= 0)
        return 0;
    if (to->month < from->month ||
        (to->month == from->month && to->day < from->day))
        years--;
    return (size_t)years;
}

static void check_age(struct check *check, const struct hub_link *hub)
{
    const struct date *pushed = &hub->facts->pushed;
    size_t years = years_between(pushed, &check->collection->today);
    size_t most = check_option_number(check, "years");

    if (!most || years < most)
        return;
    report(check, hub->document, hub->link->target,
           "repository %.*s was last changed %zu year%s ago, on %d-%02d-%02d",
           STR_ARG(quote(check, hub->title)), years, years == 1 ? "" : "s",
           pushed->year, pushed->month, pushed->day);
}

static void visit(struct check *check, const struct hub_link *hub)
{
    struct str title = quote(check, hub->title);

    if ((hub->kind != SITE_REPOSITORY && hub->kind != SITE_UNKNOWN) ||
        hub_is_told(hub, told))
        return;
    if (hub->facts->disabled)
        report(check, hub->document, hub->link->target,
               "repository %.*s is disabled: its hub has closed it",
               STR_ARG(title));
    else if (hub->facts->archived)
        report(check, hub->document, hub->link->target,
               "repository %.*s is archived: nobody works on it any more",
               STR_ARG(title));
    else
        check_age(check, hub);
}

static void check_lists(struct check *check)
{
    hubs_each(check, visit);
}

static const struct option options[] = {
    {"years", "0", option_number,
     "also tell of repositories that were not changed for so many years; 0: "
     "never, since what is done needs no change"},
    {0},
};

const struct rule rule_web_archived = {
    .code = "WEB008",
    .name = "web/archived",
    .summary = "a repository that is archived or disabled",
    .rationale =
        "An archived repository can be read, and that is all: its owner has "
        "said that no bug will be mended in it. A reader who chooses from the "
        "list wants to know. An entry whose text or heading says so already, "
        "in words such as \"archived\" or \"unmaintained\", is left alone.",
    .severity = SEVERITY_NOTE,
    .stage = STAGE_WEB,
    .fixable = FIXABLE_NEVER,
    .options = options,
    .check = check_lists,
};
