#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "cli/choice.h"
#include "cli/option_table.h"
#include "text/distance.h"

static void *field_of(struct parsing *parsing, const struct option_row *row)
{
    return (char *)parsing->options + row->field;
}

void option_store_command(struct parsing *parsing, const struct option_row *row,
                          const char *value)
{
    (void)value;
    parsing->options->command = (enum command)row->field;
    parsing->done = true;
}

void option_store_flag(struct parsing *parsing, const struct option_row *row,
                       const char *value)
{
    bool *field = field_of(parsing, row);

    (void)value;
    *field = true;
}

void option_store_text(struct parsing *parsing, const struct option_row *row,
                       const char *value)
{
    const char **field = field_of(parsing, row);

    if (!*value)
        parsing->error =
            str_printf(&parsing->options->arena, "--%s needs a value: %s",
                       row->name, row->value);
    *field = value;
}

/* Reads a decimal number within the row's range: digits, and a fraction
   where `fraction` allows it. Nothing else that strtod knows is a number. */
static bool read_number(struct parsing *parsing, const struct option_row *row,
                        const char *value, bool fraction, double *number)
{
    const char *allowed = fraction ? "0123456789." : "0123456789";
    char *end;

    *number = strtod(value, &end);
    if (*value && !*end && !value[strspn(value, allowed)] &&
        *number >= row->least && *number <= row->most)
        return true;
    parsing->error = str_printf(&parsing->options->arena,
                                "--%s wants %s from %g to %g, not \"%s\"",
                                row->name, fraction ? "seconds" : "a number",
                                row->least, row->most, value);
    return false;
}

void option_store_count(struct parsing *parsing, const struct option_row *row,
                        const char *value)
{
    size_t *field = field_of(parsing, row);
    double number;

    if (read_number(parsing, row, value, false, &number))
        *field = (size_t)number;
}

void option_store_int(struct parsing *parsing, const struct option_row *row,
                      const char *value)
{
    int *field = field_of(parsing, row);
    double number;

    if (read_number(parsing, row, value, false, &number))
        *field = (int)number;
}

void option_store_seconds(struct parsing *parsing, const struct option_row *row,
                          const char *value)
{
    double *field = field_of(parsing, row);
    double number;

    if (read_number(parsing, row, value, true, &number))
        *field = number;
}

void option_store_rules(struct parsing *parsing, const struct option_row *row,
                        const char *value)
{
    selectors_add(field_of(parsing, row), &parsing->options->arena,
                  str_from(value), parsing->rules, &parsing->error);
}

/* The index of the value among the row's words; else sets the error. */
static size_t read_choice(struct parsing *parsing, const struct option_row *row,
                          const char *value)
{
    struct arena *arena = &parsing->options->arena;
    size_t index = choice_find(row->words, str_from(value));

    if (index == STR_NONE)
        parsing->error =
            choice_error(arena, str_printf(arena, "--%s", row->name).ptr,
                         row->words, str_from(value));
    return index;
}

void option_store_fail_on(struct parsing *parsing, const struct option_row *row,
                          const char *value)
{
    if (read_choice(parsing, row, value) != STR_NONE)
        parsing->options->fail_on = fail_on_parse(str_from(value));
}

void option_store_color(struct parsing *parsing, const struct option_row *row,
                        const char *value)
{
    size_t index = read_choice(parsing, row, value);

    if (index != STR_NONE)
        parsing->options->color = (enum color)index;
}

static const struct report_format *find_format(struct str name)
{
    for (size_t i = 0; report_formats[i].name; i++)
        if (str_eq(str_from(report_formats[i].name), name))
            return &report_formats[i];
    return NULL;
}

static struct str unknown_format(struct arena *arena, struct str name)
{
    struct nearest nearest = nearest_init(name);

    for (size_t i = 0; report_formats[i].name; i++)
        nearest_offer(&nearest, str_from(report_formats[i].name));
    return str_printf(arena, "unknown format \"%.*s\"%s", STR_ARG(name),
                      nearest_hint(arena, &nearest, ""));
}

static void add_output(struct options *options, struct output_option output)
{
    size_t count = options->noutputs;
    struct output_option *outputs =
        arena_array(&options->arena, count + 1, sizeof *outputs);

    if (count)
        memcpy(outputs, options->outputs, count * sizeof *outputs);
    outputs[count] = output;
    options->outputs = outputs;
    options->noutputs = count + 1;
}

void option_add_output(struct parsing *parsing, const char *word,
                       const char *value)
{
    struct arena *arena = &parsing->options->arena;
    struct str file, name = str_cut(str_from(value), '=', &file);
    struct output_option output = {.format = find_format(name)};

    if (!output.format)
        parsing->error = unknown_format(arena, name);
    else if (!file.len && name.len < strlen(value))
        parsing->error = str_printf(arena, "%s %s names no file", word, value);
    if (file.len)
        output.file = file.ptr;
    if (!parsing->error.len)
        add_output(parsing->options, output);
}

void option_store_output(struct parsing *parsing, const struct option_row *row,
                         const char *value)
{
    (void)row;
    option_add_output(parsing, "--output", value);
}

static bool is_address(struct arena *arena, struct str address)
{
    unsigned char bytes[16];
    const char *text;

    if (str_starts(address, STR("[")) && str_ends(address, STR("]")))
        address = str_slice(address, 1, address.len - 1);
    text = str_copy(arena, address).ptr;
    return inet_pton(AF_INET, text, bytes) == 1 ||
           inet_pton(AF_INET6, text, bytes) == 1;
}

static bool is_port(struct str port)
{
    unsigned value = 0;

    for (size_t i = 0; i < port.len; i++) {
        if (!char_is_digit(port.ptr[i]) || value > 65535)
            return false;
        value = value * 10 + (unsigned)(port.ptr[i] - '0');
    }
    return value >= 1 && value <= 65535;
}

static void add_resolve(struct options *options, const char *value)
{
    const char *const *old = options->web.resolve;
    const char **list;
    size_t count = 0;

    while (old && old[count])
        count++;
    list = arena_array(&options->arena, count + 2, sizeof *list);
    for (size_t i = 0; i < count; i++)
        list[i] = old[i];
    list[count] = value;
    options->web.resolve = list;
}

void option_store_resolve(struct parsing *parsing, const struct option_row *row,
                          const char *value)
{
    struct arena *arena = &parsing->options->arena;
    struct str address, host = str_cut(str_from(value), ':', &address);
    struct str port = str_cut(address, ':', &address);

    if (host.len && is_port(port) && is_address(arena, address))
        add_resolve(parsing->options, value);
    else
        parsing->error = str_printf(arena, "--%s wants %s, not \"%s\"",
                                    row->name, row->value, value);
}
