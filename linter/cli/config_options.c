#include "cli/config_reading.h"
#include "engine/rule.h"
#include "engine/selector.h"
#include "text/distance.h"
#include "text/template.h"

/* What stands under a rule, before its options are looked at. */
static const struct shape mapping_shape = {.kind = SHAPE_OPTIONS};

/* The rule that the key names, or NULL after an error. */
static const struct rule *read_rule(struct reading *reading,
                                    const struct yaml *key)
{
    const struct rule *const *rules = reading->config->rules;
    struct str error;

    for (size_t i = 0; rules[i]; i++)
        if (selector_match(key->text, rules[i]) == EXACTNESS_RULE)
            return rules[i];
    if (selector_known(key->text, rules))
        error = str_printf(reading->arena,
                           "\"%.*s\" names more than one rule; options belong "
                           "to one",
                           STR_ARG(key->text));
    else
        error = selector_error(reading->arena, key->text, rules);
    reading_fail(reading, key, error);
    return NULL;
}

/* The index of the rule's option, or STR_NONE after an error. */
static size_t find_option(struct reading *reading, const struct rule *rule,
                          const struct yaml *key)
{
    struct nearest nearest = nearest_init(key->text);

    for (size_t i = 0; rule->options && rule->options[i].name; i++) {
        if (str_eq(str_from(rule->options[i].name), key->text))
            return i;
        nearest_offer(&nearest, str_from(rule->options[i].name));
    }
    reading_fail(reading, key,
                 str_printf(reading->arena, "%s has no option \"%.*s\"%s",
                            rule->name, STR_ARG(key->text),
                            nearest_hint(reading->arena, &nearest, "\"")));
    return STR_NONE;
}

struct shape option_shape(const struct option *option)
{
    switch (option_kind(option)) {
    case OPTION_TEXT: break;
    case OPTION_WORD:
        return (struct shape){.kind = SHAPE_WORD, .words = option->choices};
    case OPTION_NUMBER: return (struct shape){.kind = SHAPE_NUMBER};
    case OPTION_FORM: return (struct shape){.kind = SHAPE_FORM};
    }
    return (struct shape){.kind = SHAPE_TEXT};
}

/* An error if it is neither a template nor a pattern between slashes. */
static void check_form(struct reading *reading, const struct yaml *value)
{
    struct template *template;
    struct yaml inner = *value;

    if (template_is_pattern(value->text, &inner.text)) {
        reading_pattern(reading, &inner);
        return;
    }
    template = template_new(&reading->config->arena, value->text);
    if (!template)
        reading_fail(reading, value,
                     str_printf(reading->arena,
                                "%s must be a template, which holds a {word}, "
                                "or a pattern between slashes",
                                value->key->text.ptr));
    template_free(template);
}

static void read_option(struct reading *reading, const struct rule *rule,
                        const struct yaml *value)
{
    size_t index = find_option(reading, rule, value->key);
    struct shape shape;

    if (index == STR_NONE)
        return;
    shape = option_shape(&rule->options[index]);
    if (!shape_check(reading, value, &shape))
        return;
    if (shape.kind == SHAPE_FORM)
        check_form(reading, value);
    reading->config->options[config_rule_index(reading->config, rule)][index] =
        value->text.ptr;
}

void reading_options(struct reading *reading, const struct yaml *value)
{
    for (const struct yaml *each = value->first; each; each = each->next) {
        const struct rule *rule = read_rule(reading, each->key);

        if (!rule || !shape_check(reading, each, &mapping_shape))
            return;
        for (const struct yaml *option = each->first; option;
             option = option->next)
            read_option(reading, rule, option);
    }
}
