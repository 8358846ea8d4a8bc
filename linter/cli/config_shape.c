#include "cli/config_shape.h"

#include <stdlib.h>

#include "cli/choice.h"
#include "cli/config_reading.h"
#include "text/distance.h"

/* Digits of the longest number. */
enum { NUMBER_LONGEST = 9 };

static const char *name_of(const struct yaml *node)
{
    return node->key ? node->key->text.ptr : "the configuration";
}

/* Whether the value is of that kind; one that is left out is empty. */
static bool expect(struct reading *reading, const struct yaml *value,
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

static bool check_word(struct reading *reading, const struct yaml *value,
                       const char *words)
{
    if (!expect(reading, value, YAML_TEXT))
        return false;
    if (choice_find(words, value->text) != STR_NONE)
        return true;
    reading_fail(
        reading, value,
        choice_error(reading->arena, name_of(value), words, value->text));
    return false;
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!char_is_digit(text.ptr[i]))
            return false;
    return text.len && text.len <= NUMBER_LONGEST;
}

/* Digits, and a fraction behind a point. */
static bool is_decimal(struct str text)
{
    struct str fraction, whole = str_cut(text, '.', &fraction);

    return is_number(whole) && (whole.len == text.len || is_number(fraction));
}

/* "a whole number from 1 to 365". */
static struct str number_wanted(struct reading *reading,
                                const struct shape *shape)
{
    const char *kind =
        shape->kind == SHAPE_NUMBER ? "a whole number" : "a number";

    if (shape->high > 0)
        return str_printf(reading->arena, "%s from %g to %g", kind, shape->low,
                          shape->high);
    return str_printf(reading->arena, "%s of at most %d digits", kind,
                      NUMBER_LONGEST);
}

static bool in_range(const struct shape *shape, struct str text)
{
    double number = strtod(text.ptr, NULL);

    return shape->high <= 0 || (number >= shape->low && number <= shape->high);
}

static bool check_number(struct reading *reading, const struct yaml *value,
                         const struct shape *shape)
{
    bool whole = shape->kind == SHAPE_NUMBER;
    struct str text = value->text;

    if (!expect(reading, value, YAML_TEXT))
        return false;
    if ((whole ? is_number(text) : is_decimal(text)) && in_range(shape, text))
        return true;
    reading_fail(reading, value,
                 str_printf(reading->arena, "%s wants %.*s, not \"%.*s\"",
                            name_of(value),
                            STR_ARG(number_wanted(reading, shape)),
                            STR_ARG(text)));
    return false;
}

/* Whether there is room for one more value; else sets the error. */
static bool check_room(struct reading *reading, const char *what,
                       const struct yaml *next, size_t count, size_t most)
{
    if (!most || count < most)
        return true;
    reading_fail(reading, next,
                 str_printf(reading->arena, "more than %zu %s", most, what));
    return false;
}

static bool check_texts(struct reading *reading, const struct yaml *list,
                        const struct shape *shape)
{
    const char *what =
        shape->kind == SHAPE_STATUSES ? "statuses" : name_of(list);
    size_t count = 0;

    if (!expect(reading, list, YAML_LIST))
        return false;
    for (const struct yaml *item = list->first; item; item = item->next) {
        if (!check_room(reading, what, item, count++, shape->most))
            return false;
        if (item->kind != YAML_TEXT || item->null) {
            reading_fail(reading, item,
                         str_printf(reading->arena,
                                    "an item of %s must be text",
                                    name_of(list)));
            return false;
        }
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

/* The key of that name, or NULL. */
static const struct key *find_key(const struct key *keys, struct str name)
{
    while (keys->name && !str_eq(str_from(keys->name), name))
        keys++;
    return keys->name ? keys : NULL;
}

static bool check_needed(struct reading *reading, const struct yaml *mapping,
                         const struct key *keys)
{
    for (; keys->name; keys++) {
        if (!keys->needed || yaml_find(mapping, str_from(keys->name)))
            continue;
        reading_fail(reading, mapping,
                     str_printf(reading->arena, "%s has no \"%s\"",
                                name_of(mapping), keys->name));
        return false;
    }
    return true;
}

static bool check_keys(struct reading *reading, const struct yaml *mapping,
                       const struct key *keys)
{
    if (!expect(reading, mapping, YAML_MAPPING))
        return false;
    for (const struct yaml *value = mapping->first; value;
         value = value->next) {
        const struct key *key = find_key(keys, value->key->text);

        if (!key)
            unknown_key(reading, value->key, keys);
        if (!key || !shape_check(reading, value, &key->shape))
            return false;
    }
    return check_needed(reading, mapping, keys);
}

static bool check_named(struct reading *reading, const struct yaml *mapping,
                        const struct shape *shape)
{
    size_t count = 0;

    if (!expect(reading, mapping, YAML_MAPPING))
        return false;
    for (const struct yaml *value = mapping->first; value;
         value = value->next) {
        if (!check_room(reading, name_of(mapping), value->key, count++,
                        shape->most))
            return false;
        if (!shape_check(reading, value, shape->each))
            return false;
    }
    if (count >= shape->least)
        return true;
    reading_fail(reading, mapping,
                 str_printf(reading->arena, "%s is empty", name_of(mapping)));
    return false;
}

bool shape_check(struct reading *reading, const struct yaml *value,
                 const struct shape *shape)
{
    switch (shape->kind) {
    case SHAPE_TEXT:
    case SHAPE_SPAN:
    case SHAPE_FILE:
    case SHAPE_FORM:
    case SHAPE_PATTERN: return expect(reading, value, YAML_TEXT);
    case SHAPE_WORD: return check_word(reading, value, shape->words);
    case SHAPE_NUMBER:
    case SHAPE_DECIMAL: return check_number(reading, value, shape);
    case SHAPE_STATUSES:
    case SHAPE_TEXTS: return check_texts(reading, value, shape);
    case SHAPE_KEYS: return check_keys(reading, value, shape->keys);
    case SHAPE_NAMED: return check_named(reading, value, shape);
    case SHAPE_OPTIONS: return expect(reading, value, YAML_MAPPING);
    }
    return false;
}

void keys_read(struct reading *reading, const struct yaml *mapping,
               const struct key *keys, void *into)
{
    for (const struct yaml *value = mapping->first; value && !reading->failed;
         value = value->next) {
        const struct key *key = find_key(keys, value->key->text);

        reading->field = (char *)into + key->field;
        key->read(reading, value);
    }
}

void key_read_truth(struct reading *reading, const struct yaml *value)
{
    *(bool *)reading->field =
        !str_eq(value->text, STR("false")) && !str_eq(value->text, STR("no"));
}

void key_read_number(struct reading *reading, const struct yaml *value)
{
    *(size_t *)reading->field = (size_t)atol(value->text.ptr);
}

void key_read_decimal(struct reading *reading, const struct yaml *value)
{
    *(double *)reading->field = strtod(value->text.ptr, NULL);
}

void key_read_text(struct reading *reading, const struct yaml *value)
{
    *(struct str *)reading->field = value->text;
}

static size_t count_values(const struct yaml *list)
{
    size_t count = 0;

    for (const struct yaml *item = list->first; item; item = item->next)
        count++;
    return count;
}

void key_read_texts(struct reading *reading, const struct yaml *value)
{
    struct given_texts *texts = reading->field;
    struct str *items = arena_array(&reading->config->arena,
                                    count_values(value), sizeof *items);

    *texts = (struct given_texts){.items = items};
    for (const struct yaml *item = value->first; item; item = item->next)
        items[texts->count++] = item->text;
}

void key_read_pattern(struct reading *reading, const struct yaml *value)
{
    *(const struct patterns **)reading->field = reading_pattern(reading, value);
}
