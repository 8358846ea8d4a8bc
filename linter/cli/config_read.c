#include "cli/choice.h"
#include "cli/config_reading.h"
#include "engine/selector.h"

/* In the order of enum severity. */
#define SEVERITY_WORDS "off note warning error"

void reading_fail(struct reading *reading, const struct yaml *node,
                  struct str message)
{
    if (reading->failed)
        return;
    reading->failed = true;
    *reading->error =
        str_printf(reading->arena, "%.*s:%zu:%zu: %.*s", STR_ARG(reading->path),
                   node->line, node->column, STR_ARG(message));
}

const struct patterns *reading_pattern(struct reading *reading,
                                       const struct yaml *value)
{
    struct config *config = reading->config;
    struct own_pattern *own = arena_alloc(&config->arena, sizeof *own);
    struct str error = STR("an empty pattern is found in everything");

    *own = (struct own_pattern){patterns_new(), config->patterns};
    config->patterns = own;
    if (value->text.len &&
        patterns_add(own->patterns, reading->arena, value->text, &error))
        return own->patterns;
    reading_fail(reading, value, error);
    return NULL;
}

static void read_fail_on(struct reading *reading, const struct yaml *value)
{
    reading->config->fail_on = fail_on_parse(value->text);
}

/* NULL after an error. */
static struct setting *read_setting(struct reading *reading,
                                    const struct yaml *value)
{
    const struct rule *const *rules = reading->config->rules;
    struct str selector = value->key->text;
    struct setting *setting;

    if (!selector_known(selector, rules)) {
        reading_fail(reading, value->key,
                     selector_error(reading->arena, selector, rules));
        return NULL;
    }
    setting = arena_alloc(&reading->config->arena, sizeof *setting);
    setting->selector = selector;
    setting->severity = (enum severity)choice_find(SEVERITY_WORDS, value->text);
    return setting;
}

/* Reads a mapping of rules to severities, in the order of the file. */
static struct setting *read_settings(struct reading *reading,
                                     const struct yaml *mapping)
{
    struct setting *first = NULL, **last = &first;

    for (const struct yaml *value = mapping->first; value;
         value = value->next) {
        *last = read_setting(reading, value);
        if (!*last)
            break;
        last = &(*last)->next;
    }
    return first;
}

static void read_rules(struct reading *reading, const struct yaml *value)
{
    reading->config->settings = read_settings(reading, value);
}

static const struct glob *read_glob(struct reading *reading,
                                    const struct yaml *text)
{
    const char *error;
    const struct glob *glob =
        glob_compile(&reading->config->arena, text->text, &error);

    if (!glob)
        reading_fail(reading, text,
                     str_printf(reading->arena, "bad glob \"%.*s\": %s",
                                STR_ARG(text->text), error));
    return glob;
}

static void read_ignore(struct reading *reading, const struct yaml *value)
{
    struct ignored **last = &reading->config->ignored;

    for (const struct yaml *item = value->first; item; item = item->next) {
        *last = arena_alloc(&reading->config->arena, sizeof **last);
        (*last)->glob = read_glob(reading, item);
        last = &(*last)->next;
    }
}

static void read_per_file(struct reading *reading, const struct yaml *value)
{
    struct file_settings **last = &reading->config->files;

    for (const struct yaml *file = value->first; file; file = file->next) {
        *last = arena_alloc(&reading->config->arena, sizeof **last);
        (*last)->glob = read_glob(reading, file->key);
        (*last)->settings = read_settings(reading, file);
        last = &(*last)->next;
    }
}

static void read_links(struct reading *reading, const struct yaml *value)
{
    keys_read(reading, value, link_keys, &reading->config->web);
}

static const struct shape severity_shape = {.kind = SHAPE_WORD,
                                            .words = SEVERITY_WORDS};
static const struct shape settings_shape = {
    .kind = SHAPE_NAMED, .each = &severity_shape, .selectors = true};

static const struct key config_keys[] = {
    {.name = "fail-on",
     .summary = "least severity of a finding that makes the exit status 1",
     .shape = {.kind = SHAPE_WORD, .words = FAIL_ON_WORDS},
     .read = read_fail_on},
    {.name = "rules",
     .summary = "how severe the findings of rules are; the more exact name of "
                "a rule wins",
     .shape = {.kind = SHAPE_NAMED, .each = &severity_shape, .selectors = true},
     .read = read_rules},
    {.name = "options",
     .summary = "options of rules",
     .shape = {.kind = SHAPE_OPTIONS},
     .read = reading_options},
    {.name = "ignore",
     .summary = "lists that are not checked: globs of paths",
     .shape = {.kind = SHAPE_TEXTS},
     .read = read_ignore},
    {.name = "per-file",
     .summary = "how severe the findings of rules are in some lists: by globs "
                "of paths",
     .shape = {.kind = SHAPE_NAMED, .each = &settings_shape},
     .read = read_per_file},
    {.name = "links",
     .summary = "what holds for links",
     .shape = {.kind = SHAPE_KEYS, .keys = link_keys},
     .read = read_links},
    {.name = "schemas",
     .summary = "what the columns of tables hold, by any name for each kind "
                "of tables",
     .shape = {.kind = SHAPE_NAMED,
               .each = &schema_shape,
               .most = SCHEMAS_MOST},
     .read = reading_schemas},
    {0},
};

const struct shape config_shape = {.kind = SHAPE_KEYS, .keys = config_keys};

static void yaml_failed(struct reading *reading, const struct yaml_error *error)
{
    const struct yaml where = {.line = error->line, .column = error->column};

    if (error->line)
        reading_fail(reading, &where, error->message);
    else
        *reading->error =
            str_printf(reading->arena, "%.*s: %.*s", STR_ARG(reading->path),
                       STR_ARG(error->message));
}

bool config_read(struct config *config, struct str path, struct str source,
                 struct arena *arena, struct str *error)
{
    struct reading reading = {
        .config = config, .path = path, .arena = arena, .error = error};
    struct yaml_error bad = {0};
    const struct yaml *root = yaml_read(&config->arena, source, &bad);

    if (!root) {
        yaml_failed(&reading, &bad);
        return false;
    }
    if (shape_check(&reading, root, &config_shape))
        keys_read(&reading, root, config_keys, config);
    return !reading.failed;
}
