#include "cli/config_model.h"
#include "cli/path.h"
#include "cli/read.h"
#include "engine/rule.h"
#include "engine/selector.h"
#include "text/alloc.h"

enum { CONFIG_LARGEST = 1024 * 1024 };

static size_t count_options(const struct rule *rule)
{
    size_t count = 0;

    while (rule->options && rule->options[count].name)
        count++;
    return count;
}

static const char **default_options(struct arena *arena,
                                    const struct rule *rule)
{
    size_t count = count_options(rule);
    const char **values = arena_array(arena, count + 1, sizeof *values);

    for (size_t i = 0; i < count; i++)
        values[i] = rule->options[i].value;
    return values;
}

struct config *config_none(const struct rule *const *rules)
{
    struct config *config = mem_zero(1, sizeof *config);
    size_t count = 0;

    while (rules[count])
        count++;
    arena_init(&config->arena);
    config->rules = rules;
    config->folder = path_real(&config->arena, STR("."));
    config->excluded = patterns_new();
    config->options =
        arena_array(&config->arena, count + 1, sizeof *config->options);
    for (size_t i = 0; i < count; i++)
        config->options[i] = default_options(&config->arena, rules[i]);
    return config;
}

void config_free(struct config *config)
{
    if (!config)
        return;
    patterns_free(config->excluded);
    for (struct own_pattern *own = config->patterns; own; own = own->next)
        patterns_free(own->patterns);
    arena_release(&config->arena);
    mem_free(config);
}

/* The folder that a file is for: its own, but of .github/listlint.yml the
   one above. */
static struct str folder_for(struct arena *arena, struct str path)
{
    struct str folder = path_real(arena, path_folder(path));

    if (str_eq(path_name(path), STR("listlint.yml")) &&
        str_eq(path_name(folder), STR(".github")))
        return path_folder(folder);
    return folder;
}

struct config *config_load(struct str path, const struct rule *const *rules,
                           struct arena *arena, struct str *error)
{
    struct config *config;
    struct buf source;
    bool ok;

    buf_init(&source);
    if (!read_file(&source, path, CONFIG_LARGEST, arena, error)) {
        buf_release(&source);
        return NULL;
    }
    config = config_none(rules);
    config->folder = folder_for(&config->arena, path);
    ok = config_read(config, path, buf_str(&source), arena, error);
    buf_release(&source);
    if (ok)
        return config;
    config_free(config);
    return NULL;
}

enum fail_on config_fail_on(const struct config *config)
{
    return config->fail_on;
}

struct str config_relative(const struct config *config, struct str path)
{
    return path_beneath(path, config->folder);
}

/* What the settings say of the rule; false if nothing. */
static bool find_setting(const struct setting *setting, const struct rule *rule,
                         enum severity *severity)
{
    enum exactness best = EXACTNESS_NONE;

    for (; setting; setting = setting->next) {
        enum exactness match = selector_match(setting->selector, rule);

        if (match == EXACTNESS_NONE || match < best)
            continue;
        best = match;
        *severity = setting->severity;
    }
    return best != EXACTNESS_NONE;
}

enum severity config_severity(const struct config *config,
                              const struct rule *rule, struct str relative)
{
    enum severity severity = rule->severity;

    find_setting(config->settings, rule, &severity);
    for (const struct file_settings *file = config->files; file;
         file = file->next)
        if (glob_match(file->glob, relative))
            find_setting(file->settings, rule, &severity);
    return severity;
}

size_t config_rule_index(const struct config *config, const struct rule *rule)
{
    size_t index = 0;

    while (config->rules[index] && config->rules[index] != rule)
        index++;
    return index;
}

const char *const *config_options(const struct config *config,
                                  const struct rule *rule)
{
    return config->options[config_rule_index(config, rule)];
}

bool config_ignores(const struct config *config, struct str relative)
{
    for (const struct ignored *each = config->ignored; each; each = each->next)
        if (glob_match(each->glob, relative))
            return true;
    return false;
}

bool config_excludes_link(const struct config *config, struct str url)
{
    return patterns_match(config->excluded, url);
}

size_t config_lost(const struct config *config)
{
    size_t lost = patterns_lost(config->excluded);

    for (const struct own_pattern *own = config->patterns; own; own = own->next)
        lost += patterns_lost(own->patterns);
    return lost;
}

const struct config_web *config_web(const struct config *config)
{
    return &config->web;
}

const struct given_schema *config_schemas(const struct config *config)
{
    return config->schemas;
}
