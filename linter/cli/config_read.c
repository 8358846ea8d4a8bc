#include "cli/choice.h"
#include "cli/config_reading.h"
#include "engine/selector.h"
#include "text/distance.h"

/* In the order of enum severity. */
#define SEVERITY_WORDS "off note warning error"

/* A key and what reads its value. */
struct key {
    const char *name;
    void (*read)(struct reading *reading, const struct yaml *value);
};

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

static const char *name_of(const struct yaml *node)
{
    return node->key ? node->key->text.ptr : "the configuration";
}

bool reading_expect(struct reading *reading, const struct yaml *value,
                    enum yaml_kind kind)
{
    static const char *const kinds[] = {[YAML_TEXT] = "text",
                                        [YAML_MAPPING] = "a mapping",
                                        [YAML_LIST] = "a list"};

    if (value->kind == kind || value->null)
        return true;
    reading_fail(reading, value,
                 str_printf(reading->arena, "%s must be %s", name_of(value),
                            kinds[kind]));
    return false;
}

/* Whether each item of the list is text. */
static bool expect_texts(struct reading *reading, const struct yaml *list)
{
    if (!reading_expect(reading, list, YAML_LIST))
        return false;
    for (const struct yaml *item = list->first; item; item = item->next)
        if (item->kind != YAML_TEXT || item->null) {
            reading_fail(reading, item,
                         str_printf(reading->arena,
                                    "an item of %s must be text",
                                    name_of(list)));
            return false;
        }
    return true;
}

static void unknown_key(struct reading *reading, const struct yaml *key,
                        const struct key *keys)
{
    struct nearest nearest = nearest_init(key->text);

    for (; keys->name; keys++)
        nearest_offer(&nearest, str_from(keys->name));
    reading_fail(reading, key,
                 str_printf(reading->arena, "unknown key \"%.*s\"%s",
                            STR_ARG(key->text),
                            nearest_hint(reading->arena, &nearest, "\"")));
}

/* Reads a mapping whose keys are all known; `keys` end with a NULL name. */
static void read_keys(struct reading *reading, const struct yaml *mapping,
                      const struct key *keys)
{
    if (!reading_expect(reading, mapping, YAML_MAPPING))
        return;
    for (const struct yaml *value = mapping->first; value;
         value = value->next) {
        const struct key *key = keys;

        while (key->name && !str_eq(str_from(key->name), value->key->text))
            key++;
        if (key->name)
            key->read(reading, value);
        else
            unknown_key(reading, value->key, keys);
    }
}

size_t reading_choice(struct reading *reading, const struct yaml *value,
                      const char *words)
{
    size_t index;

    if (!reading_expect(reading, value, YAML_TEXT))
        return STR_NONE;
    index = choice_find(words, value->text);
    if (index == STR_NONE)
        reading_fail(
            reading, value,
            choice_error(reading->arena, name_of(value), words, value->text));
    return index;
}

static void read_fail_on(struct reading *reading, const struct yaml *value)
{
    if (reading_choice(reading, value, FAIL_ON_WORDS) != STR_NONE)
        reading->config->fail_on = fail_on_parse(value->text);
}

/* NULL after an error. */
static struct setting *read_setting(struct reading *reading,
                                    const struct yaml *value)
{
    const struct rule *const *rules = reading->config->rules;
    struct str selector = value->key->text;
    struct setting *setting;
    size_t index;

    if (!selector_known(selector, rules))
        reading_fail(reading, value->key,
                     selector_error(reading->arena, selector, rules));
    index = reading_choice(reading, value, SEVERITY_WORDS);
    if (reading->failed)
        return NULL;
    setting = arena_alloc(&reading->config->arena, sizeof *setting);
    *setting = (struct setting){selector, (enum severity)index, NULL};
    return setting;
}

/* Reads a mapping of rules to severities, in the order of the file. */
static struct setting *read_settings(struct reading *reading,
                                     const struct yaml *mapping)
{
    struct setting *first = NULL, **last = &first;

    if (!reading_expect(reading, mapping, YAML_MAPPING))
        return NULL;
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

    if (!expect_texts(reading, value))
        return;
    for (const struct yaml *item = value->first; item; item = item->next) {
        *last = arena_alloc(&reading->config->arena, sizeof **last);
        (*last)->glob = read_glob(reading, item);
        last = &(*last)->next;
    }
}

static void read_per_file(struct reading *reading, const struct yaml *value)
{
    struct file_settings **last = &reading->config->files;

    if (!reading_expect(reading, value, YAML_MAPPING))
        return;
    for (const struct yaml *file = value->first; file; file = file->next) {
        *last = arena_alloc(&reading->config->arena, sizeof **last);
        (*last)->glob = read_glob(reading, file->key);
        (*last)->settings = read_settings(reading, file);
        last = &(*last)->next;
    }
}

static void read_exclude(struct reading *reading, const struct yaml *value)
{
    struct str error;

    if (!expect_texts(reading, value))
        return;
    for (const struct yaml *item = value->first; item; item = item->next)
        if (!patterns_add(reading->config->excluded, reading->arena, item->text,
                          &error))
            reading_fail(reading, item, error);
}

static void read_links(struct reading *reading, const struct yaml *value)
{
    static const struct key keys[] = {{"exclude", read_exclude}, {0}};

    read_keys(reading, value, keys);
}

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
    static const struct key keys[] = {
        {"fail-on", read_fail_on},
        {"rules", read_rules},
        {"options", reading_options},
        {"ignore", read_ignore},
        {"per-file", read_per_file},
        {"links", read_links},
        {0},
    };
    struct reading reading = {config, path, arena, error, false};
    struct yaml_error bad = {0};
    const struct yaml *root = yaml_read(&config->arena, source, &bad);

    if (!root) {
        yaml_failed(&reading, &bad);
        return false;
    }
    read_keys(&reading, root, keys);
    return !reading.failed;
}
