#include "cli/rule_list.h"

#include <string.h>

#include <jansson.h>

#include "engine/rule.h"

static const char *const fix_names[] = {
    [FIXABLE_NEVER] = "never",
    [FIXABLE_SOMETIMES] = "sometimes",
    [FIXABLE_ALWAYS] = "always",
};

static void write_text(FILE *out)
{
    for (size_t i = 0; all_rules[i]; i++)
        fprintf(out, "%-7s %-30s %-8s %s\n", all_rules[i]->code,
                all_rules[i]->name, severity_name(all_rules[i]->severity),
                all_rules[i]->summary);
}

static json_t *rule_options(const struct rule *rule)
{
    json_t *options = json_array();

    for (const struct option *o = rule->options; o && o->name; o++)
        json_array_append_new(options, json_pack("{s:s, s:s, s:s}", "name",
                                                 o->name, "default", o->value,
                                                 "summary", o->summary));
    return options;
}

static void write_json(FILE *out)
{
    json_t *rules = json_array();

    for (size_t i = 0; all_rules[i]; i++)
        json_array_append_new(
            rules, json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "code",
                             all_rules[i]->code, "name", all_rules[i]->name,
                             "severity", severity_name(all_rules[i]->severity),
                             "summary", all_rules[i]->summary, "fix",
                             fix_names[all_rules[i]->fixable], "options",
                             rule_options(all_rules[i])));
    json_dumpf(rules, out, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    fputc('\n', out);
    json_decref(rules);
}

enum exit_status rule_list(FILE *out, const struct options *options)
{
    if (options->noutputs && !strcmp(options->outputs[0].format->name, "json"))
        write_json(out);
    else
        write_text(out);
    return EXIT_CLEAN;
}
