#include "cli/rule_list.h"

#include <string.h>

#include <jansson.h>

#include "cli/terminal.h"
#include "engine/rule.h"
#include "explain/words.h"

enum { CODE = 6, SEVERITY = 7, FIX = 4 };

static const char *const fix_names[] = {
    [FIXABLE_NEVER] = "never",
    [FIXABLE_SOMETIMES] = "sometimes",
    [FIXABLE_ALWAYS] = "always",
};

static const char *const stage_names[] = {
    [STAGE_DOCUMENT] = "document",
    [STAGE_LIST] = "list",
    [STAGE_WEB] = "web",
    [STAGE_LAST] = "last",
};

static const char *const severity_colors[] = {
    [SEVERITY_OFF] = "\033[2m",
    [SEVERITY_NOTE] = "\033[36m",
    [SEVERITY_WARNING] = "\033[33m",
    [SEVERITY_ERROR] = "\033[31m",
};

static int longest_name(void)
{
    size_t longest = 0;

    for (size_t i = 0; all_rules[i]; i++) {
        size_t length = strlen(all_rules[i]->name);

        longest = length > longest ? length : longest;
    }
    return (int)longest;
}

static void write_family(FILE *out, struct str family, bool color)
{
    fprintf(out, "%s%.*s%s: %s\n", color ? "\033[1m" : "", STR_ARG(family),
            color ? "\033[0m" : "", family_title(family));
}

static void write_rule(FILE *out, const struct rule *rule, int name, bool color)
{
    const char *severity = color ? severity_colors[rule->severity] : "";

    fprintf(out, "  %-*s  %-*s  %s%-*s%s  %-*s  %s\n", CODE, rule->code, name,
            rule->name, severity, SEVERITY, severity_name(rule->severity),
            color ? "\033[0m" : "", FIX, fix_word(rule), rule->summary);
}

static void write_text(FILE *out, bool color)
{
    int name = longest_name();

    fprintf(out, "  %-*s  %-*s  %-*s  %-*s  finds\n", CODE, "code", name,
            "rule", SEVERITY, "default", FIX, "fix");
    for (size_t i = 0; all_rules[i]; i++) {
        if (family_begins(all_rules, i)) {
            fputc('\n', out);
            write_family(out, family_of(all_rules[i]), color);
        }
        write_rule(out, all_rules[i], name, color);
    }
}

static const char *const kind_names[] = {
    [OPTION_TEXT] = "text",
    [OPTION_WORD] = "word",
    [OPTION_NUMBER] = "number",
    [OPTION_FORM] = "form",
};

static json_t *option_choices(const struct option *option)
{
    bool few = option_kind(option) == OPTION_WORD;
    struct str rest = str_from(few ? option->choices : "");
    json_t *choices = json_array();

    while (rest.len) {
        struct str word = str_cut(rest, ' ', &rest);

        json_array_append_new(choices, json_stringn(word.ptr, word.len));
    }
    return choices;
}

static json_t *rule_options(const struct rule *rule)
{
    json_t *options = json_array();

    for (const struct option *o = rule->options; o && o->name; o++)
        json_array_append_new(
            options,
            json_pack("{s:s, s:s, s:s, s:o, s:s}", "name", o->name, "default",
                      o->value, "takes", kind_names[option_kind(o)], "choices",
                      option_choices(o), "summary", o->summary));
    return options;
}

static json_t *rule_json(const struct rule *rule)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:s, s:o}", "code",
                     rule->code, "name", rule->name, "severity",
                     severity_name(rule->severity), "summary", rule->summary,
                     "rationale", rule->rationale, "fix",
                     fix_names[rule->fixable], "stage",
                     stage_names[rule->stage], "options", rule_options(rule));
}

static void write_json(FILE *out)
{
    json_t *rules = json_array();

    for (size_t i = 0; all_rules[i]; i++)
        json_array_append_new(rules, rule_json(all_rules[i]));
    json_dumpf(rules, out, JSON_INDENT(2) | JSON_ENSURE_ASCII);
    fputc('\n', out);
    json_decref(rules);
}

enum exit_status rule_list(FILE *out, const struct options *options)
{
    if (options->noutputs && !strcmp(options->outputs[0].format->name, "json"))
        write_json(out);
    else
        write_text(out, terminal_style(options, true).color);
    return EXIT_CLEAN;
}
