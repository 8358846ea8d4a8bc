#include "reports/fields.h"

#include "text/printable.h"

/* A sum of as many runs as there may be is still exact. */
static const double seconds_most = 1e9;

void intake_fail(struct intake *intake, struct str error)
{
    if (!intake->error.len)
        intake->error = error;
}

static void fail(struct fields fields, const char *name, const char *what)
{
    intake_fail(fields.intake,
                str_printf(fields.intake->arena, "\"%s\" of %s is %s", name,
                           fields.noun, what));
}

/* NULL and an error if there is none. */
static const json_t *field_get(struct fields fields, const char *name)
{
    const json_t *value = json_object_get(fields.object, name);

    if (!value)
        intake_fail(fields.intake,
                    str_printf(fields.intake->arena, "%s has no \"%s\"",
                               fields.noun, name));
    return value;
}

bool field_given(struct fields fields, const char *name)
{
    const json_t *value = field_get(fields, name);

    return value && !json_is_null(value);
}

struct str field_bytes(struct fields fields, const char *name)
{
    const json_t *value = field_get(fields, name);

    if (json_is_string(value))
        return str_copy(
            fields.intake->arena,
            (struct str){json_string_value(value), json_string_length(value)});
    fail(fields, name, "no text");
    return STR("");
}

const char *field_text_of(struct fields fields, const json_t *value,
                          const char *name)
{
    if (json_is_string(value))
        return printable(
            fields.intake->arena,
            (struct str){json_string_value(value), json_string_length(value)});
    fail(fields, name, "no text");
    return "";
}

const char *field_text(struct fields fields, const char *name)
{
    return field_text_of(fields, field_get(fields, name), name);
}

long long field_integer(struct fields fields, const char *name, long long least,
                        long long most)
{
    const json_t *value = field_get(fields, name);
    long long number = json_integer_value(value);

    if (!json_is_integer(value))
        fail(fields, name, "no whole number");
    else if (number < least || number > most)
        fail(fields, name, "out of range");
    else
        return number;
    return least;
}

size_t field_count(struct fields fields, const char *name)
{
    return (size_t)field_integer(fields, name, 0, FIELD_COUNT_MOST);
}

bool field_flag(struct fields fields, const char *name)
{
    const json_t *value = field_get(fields, name);

    if (!json_is_boolean(value))
        fail(fields, name, "neither true nor false");
    return json_is_true(value);
}

double field_seconds(struct fields fields, const char *name)
{
    const json_t *value = field_get(fields, name);
    double seconds = json_number_value(value);

    if (!json_is_number(value))
        fail(fields, name, "no number");
    else if (seconds >= 0 && seconds <= seconds_most)
        return seconds;
    else
        fail(fields, name, "out of range");
    return 0;
}

const json_t *field_array(struct fields fields, const char *name)
{
    const json_t *value = field_get(fields, name);

    if (json_is_array(value))
        return json_array_size(value) ? value : NULL;
    fail(fields, name, "no array");
    return NULL;
}

/* What is none has no fields: whoever asks for one adds no error. */
static struct fields as_object(struct fields fields, const json_t *value,
                               const char *noun)
{
    if (!json_is_object(value))
        intake_fail(fields.intake,
                    str_printf(fields.intake->arena, "%s of %s is no object",
                               noun, fields.noun));
    return (struct fields){fields.intake, value, noun};
}

struct fields field_object(struct fields fields, const char *name,
                           const char *noun)
{
    return as_object(fields, field_get(fields, name), noun);
}

struct fields field_item(struct fields fields, const json_t *array,
                         size_t index, const char *noun)
{
    return as_object(fields, json_array_get(array, index), noun);
}
