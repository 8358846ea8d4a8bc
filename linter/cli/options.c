#include "cli/options.h"

#include <unistd.h>

#include "engine/rule.h"

static size_t processors(void)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);

    return count < 1 ? 1 : (size_t)count;
}

void options_init(struct options *options)
{
    *options = (struct options){
        .jobs = processors(),
        .web =
            {
                .max_requests = 128,
                .per_host = 4,
                .timeout = 20,
                .retries = 2,
                .wait_budget = 60,
                .dead_after = 1,
                .keep_alive = WEB_KEEP_ALIVE,
                .keep_dead = WEB_KEEP_DEAD,
            },
    };
    arena_init(&options->arena);
}

void options_release(struct options *options)
{
    arena_release(&options->arena);
}

/* How exactly --select and --extend-select name the rule. */
static enum exactness selected_as(const struct options *options,
                                  const struct rule *rule)
{
    enum exactness select = selectors_match(&options->select, rule);
    enum exactness extend = selectors_match(&options->extend_select, rule);

    return select > extend ? select : extend;
}

/* What a rule is when it is asked for although it is off. */
static enum severity revived(const struct rule *rule)
{
    return rule->severity == SEVERITY_OFF ? SEVERITY_WARNING : rule->severity;
}

enum severity options_severity(const struct options *options,
                               const struct rule *rule,
                               enum severity configured)
{
    enum exactness selected = selected_as(options, rule);

    if (selectors_match(&options->ignore, rule) != EXACTNESS_NONE)
        return SEVERITY_OFF;
    if (options->select.count && selected == EXACTNESS_NONE)
        return SEVERITY_OFF;
    if (configured == SEVERITY_OFF && selected == EXACTNESS_RULE)
        return revived(rule);
    return configured;
}

bool options_show(const struct options *options, unsigned what)
{
    for (size_t i = 0; i < options->noutputs; i++)
        if (options->outputs[i].format->shows & what)
            return true;
    return false;
}
