#include "cli/config_json.h"

#include <stdlib.h>

#include <jansson.h>

#include "cli/config_shape.h"
#include "explain/words.h"

/* The writing of a schema. */
struct writing {
    const struct rule *const *rules;
    json_t *definitions; /* what is there more than once */
};

static json_t *shape_json(struct writing *writing, const struct shape *shape);

static json_t *reference(const char *name)
{
    return json_pack("{s:s+}", "$ref", "#/$defs/", name);
}

/* A scalar is the text that was written, whatever YAML takes it for. */
static json_t *text_json(void)
{
    return json_pack("{s:[s,s,s,s]}", "type", "string", "number", "boolean",
                     "null");
}

static json_t *number_json(const struct shape *shape)
{
    bool whole = shape->kind == SHAPE_NUMBER;
    double most = shape->high > 0 ? shape->high : 999999999;
    json_t *least =
        whole ? json_integer((json_int_t)shape->low) : json_real(shape->low);

    return json_pack("{s:[s,s], s:o, s:o, s:s}", "type",
                     whole ? "integer" : "number", "string", "minimum", least,
                     "maximum", json_integer((json_int_t)most), "pattern",
                     whole ? "^[0-9]{1,9}$" : "^[0-9]{1,9}([.][0-9]{1,9})?$");
}

/* A time without a unit is none, but for 0. */
static json_t *span_json(void)
{
    return json_pack("{s:[{s:i}, {s:s, s:s}]}", "anyOf", "const", 0, "type",
                     "string", "pattern", "^(0|[0-9]{1,8}[smhdw])$");
}

static json_t *file_json(const struct shape *shape)
{
    return json_pack("{s:s, s:s}", "type", "string", "pattern", shape->form);
}

static json_t *status_json(void)
{
    return json_pack("{s:[{s:s, s:i, s:i}, {s:i}, {s:s, s:s}]}", "anyOf",
                     "type", "integer", "minimum", 100, "maximum", 599, "const",
                     999, "type", "string", "pattern", "^([1-5][0-9]{2}|999)$");
}

static void set_most(json_t *schema, const char *name, size_t most)
{
    if (most)
        json_object_set_new(schema, name, json_integer((json_int_t)most));
}

static json_t *texts_json(const struct shape *shape)
{
    json_t *schema =
        json_pack("{s:[s,s], s:{s:[s,s,s]}}", "type", "array", "null", "items",
                  "type", "string", "number", "boolean");

    set_most(schema, "maxItems", shape->most);
    return schema;
}

static json_t *statuses_json(const struct shape *shape)
{
    json_t *schema = json_pack("{s:[s,s], s:o}", "type", "array", "null",
                               "items", status_json());

    set_most(schema, "maxItems", shape->most);
    return schema;
}

/* A truth value is none of text to who reads YAML without listlint. */
static json_t *word_json(const char *words)
{
    struct str rest = str_from(words);
    json_t *all = json_array();

    while (rest.len) {
        struct str word = str_cut(rest, ' ', &rest);

        json_array_append_new(all, json_stringn(word.ptr, word.len));
        if (str_eq(word, STR("true")))
            json_array_append_new(all, json_true());
        else if (str_eq(word, STR("false")))
            json_array_append_new(all, json_false());
    }
    return json_pack("{s:o}", "enum", all);
}

/* A mapping; one that is left out is empty. */
static json_t *mapping_json(bool needed)
{
    return needed ? json_pack("{s:s}", "type", "object")
                  : json_pack("{s:[s,s]}", "type", "object", "null");
}

static void describe(json_t *schema, const char *summary)
{
    json_object_set_new(schema, "description", json_string(summary));
}

static json_t *keys_json(struct writing *writing, const struct key *keys)
{
    json_t *properties = json_object(), *required = json_array();
    json_t *schema;

    for (; keys->name; keys++) {
        json_t *value = shape_json(writing, &keys->shape);

        describe(value, keys->summary);
        json_object_set_new(properties, keys->name, value);
        if (keys->needed)
            json_array_append_new(required, json_string(keys->name));
    }
    schema = mapping_json(json_array_size(required) > 0);
    json_object_set_new(schema, "properties", properties);
    json_object_set_new(schema, "additionalProperties", json_false());
    if (json_array_size(required))
        json_object_set(schema, "required", required);
    json_decref(required);
    return schema;
}

static json_t *named_json(struct writing *writing, const struct shape *shape)
{
    json_t *schema = mapping_json(shape->least > 0);

    json_object_set_new(schema, "additionalProperties",
                        shape_json(writing, shape->each));
    if (shape->form)
        json_object_set_new(schema, "propertyNames",
                            json_pack("{s:s}", "pattern", shape->form));
    if (shape->least)
        json_object_set_new(schema, "minProperties",
                            json_integer((json_int_t)shape->least));
    set_most(schema, "maxProperties", shape->most);
    return schema;
}

/* The beginnings of codes that are no code, as a pattern; the rules are in the
   order of their codes. */
static void add_beginnings(struct buf *out, const struct rule *const *rules)
{
    const char *before = "^(";
    struct str last = STR("");

    for (size_t i = 0; rules[i]; i++) {
        struct str code = str_from(rules[i]->code);

        for (size_t len = 1; len < code.len; len++) {
            if (str_starts(last, str_slice(code, 0, len)))
                continue;
            buf_printf(out, "%s%.*s", before, (int)len, code.ptr);
            before = "|";
        }
        last = code;
    }
    buf_add(out, STR(")$"));
}

static void add_selector(json_t *properties, struct str name, json_t *each,
                         const char *summary)
{
    json_t *value = json_deep_copy(each);

    describe(value, summary);
    json_object_setn_new(properties, name.ptr, name.len, value);
}

/* Every name of a rule, then of several. */
static json_t *selector_names(const struct rule *const *rules, json_t *each)
{
    json_t *names = json_object();

    for (size_t i = 0; rules[i]; i++) {
        add_selector(names, str_from(rules[i]->code), each, rules[i]->summary);
        add_selector(names, str_from(rules[i]->name), each, rules[i]->summary);
    }
    for (size_t i = 0; rules[i]; i++)
        if (family_begins(rules, i))
            add_selector(names, family_of(rules[i]), each,
                         family_title(family_of(rules[i])));
    add_selector(names, STR("ALL"), each, "every rule");
    return names;
}

static json_t *selectors_json(struct writing *writing,
                              const struct shape *shape)
{
    json_t *each = shape_json(writing, shape->each);
    json_t *schema = mapping_json(false);
    json_t *others = json_object();
    struct buf beginnings;

    buf_init(&beginnings);
    add_beginnings(&beginnings, writing->rules);
    json_object_set(others, beginnings.ptr, each);
    buf_release(&beginnings);
    json_object_set_new(schema, "properties",
                        selector_names(writing->rules, each));
    json_object_set_new(schema, "patternProperties", others);
    json_object_set_new(schema, "additionalProperties", json_false());
    json_decref(each);
    return schema;
}

static json_t *option_json(struct writing *writing, const struct option *option)
{
    struct shape shape = option_shape(option);
    json_t *schema = shape_json(writing, &shape);

    describe(schema, option->summary);
    json_object_set_new(schema, "default",
                        shape.kind == SHAPE_NUMBER
                            ? json_integer(atol(option->value))
                            : json_string(option->value));
    return schema;
}

static json_t *rule_json(struct writing *writing, const struct rule *rule)
{
    json_t *properties = json_object(), *schema = mapping_json(false);

    for (const struct option *o = rule->options; o->name; o++)
        json_object_set_new(properties, o->name, option_json(writing, o));
    describe(schema, rule->summary);
    json_object_set_new(schema, "properties", properties);
    json_object_set_new(schema, "additionalProperties", json_false());
    return schema;
}

static json_t *options_json(struct writing *writing)
{
    json_t *properties = json_object(), *schema = mapping_json(false);

    for (size_t i = 0; writing->rules[i]; i++) {
        const struct rule *rule = writing->rules[i];

        if (!rule->options)
            continue;
        json_object_set_new(writing->definitions, rule->code,
                            rule_json(writing, rule));
        json_object_set_new(properties, rule->code, reference(rule->code));
        json_object_set_new(properties, rule->name, reference(rule->code));
    }
    json_object_set_new(schema, "properties", properties);
    json_object_set_new(schema, "additionalProperties", json_false());
    return schema;
}

/* The one mapping of rules is there once. */
static json_t *refer_to_rules(struct writing *writing,
                              const struct shape *shape)
{
    if (!json_object_get(writing->definitions, "rules"))
        json_object_set_new(writing->definitions, "rules",
                            selectors_json(writing, shape));
    return reference("rules");
}

static json_t *shape_json(struct writing *writing, const struct shape *shape)
{
    switch (shape->kind) {
    case SHAPE_TEXT:
    case SHAPE_FORM:
    case SHAPE_PATTERN: break;
    case SHAPE_WORD: return word_json(shape->words);
    case SHAPE_NUMBER:
    case SHAPE_DECIMAL: return number_json(shape);
    case SHAPE_SPAN: return span_json();
    case SHAPE_FILE: return file_json(shape);
    case SHAPE_STATUSES: return statuses_json(shape);
    case SHAPE_TEXTS: return texts_json(shape);
    case SHAPE_KEYS: return keys_json(writing, shape->keys);
    case SHAPE_NAMED:
        return shape->selectors ? refer_to_rules(writing, shape)
                                : named_json(writing, shape);
    case SHAPE_OPTIONS: return options_json(writing);
    }
    return text_json();
}

void config_json(struct buf *out, const struct rule *const *rules)
{
    struct writing writing = {.rules = rules, .definitions = json_object()};
    json_t *schema = json_pack(
        "{s:s, s:s}", "$schema", "https://json-schema.org/draft/2020-12/schema",
        "title", "the configuration of listlint: .listlint.yml");
    json_t *root = shape_json(&writing, &config_shape);
    char *text;

    json_object_update(schema, root);
    json_object_set_new(schema, "$defs", writing.definitions);
    text = json_dumps(schema, JSON_INDENT(2) | JSON_ENSURE_ASCII |
                                  JSON_REAL_PRECISION(15));
    buf_add(out, str_from(text));
    buf_add_char(out, '\n');
    free(text);
    json_decref(root);
    json_decref(schema);
}
