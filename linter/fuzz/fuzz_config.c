/*
 * A configuration of any bytes is one that answers every question, or one
 * error in one line that names a place in the file.
 */
#include <stdlib.h>

#include "cli/config_model.h"
#include "engine/rule.h"
#include "input.h"
#include "target.h"

#define PATH "x.yml"

static size_t count_lines(struct str source)
{
    size_t lines = 1;

    for (size_t i = 0; i < source.len; i++)
        lines += source.ptr[i] == '\n' || source.ptr[i] == '\r' ||
                 (unsigned char)source.ptr[i] >= 0x80;
    return lines;
}

/* The place is told in lines of YAML, which end at more than line feeds, and
   an end stands a line behind the last. */
static void promise_error(struct str error, struct str source)
{
    struct str rest = str_slice(error, sizeof PATH - 1, error.len), where;
    size_t line, column;

    promise_of(str_starts(error, STR(PATH ":")), "an error names the file",
               error);
    promise_of(!str_has_char(error, '\n') || str_has_char(source, '\n'),
               "an error is one line", error);
    rest = str_slice(rest, 1, rest.len);
    if (!rest.len || !char_is_digit(rest.ptr[0]))
        return;
    where = str_cut(rest, ':', &rest);
    line = strtoul(where.ptr, NULL, 10);
    where = str_cut(rest, ':', &rest);
    column = strtoul(where.ptr, NULL, 10);
    promise_of(line >= 1 && line <= count_lines(source) + 1,
               "an error is in a line of the file", error);
    promise_of(column >= 1 && column <= source.len + 1,
               "an error is in a column of the file", error);
    promise_of(rest.len > 1, "an error says something", error);
}

static void ask(const struct config *config)
{
    static const char *const lists[] = {"README.md", "docs/a/b.md", ""};
    const struct config_web *web = config_web(config);

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct str list = str_from(lists[i]);

        config_ignores(config, list);
        for (size_t r = 0; all_rules[r]; r++)
            promise(config_severity(config, all_rules[r], list) <=
                        SEVERITY_ERROR,
                    "a rule has a severity");
    }
    for (size_t r = 0; all_rules[r]; r++) {
        const char *const *values = config_options(config, all_rules[r]);

        for (const struct option *option = all_rules[r]->options;
             option && option->name; option++)
            promise(*values++ != NULL, "an option has a value");
    }
    config_excludes_link(config, STR("https://example.org/a?b=c"));
    for (size_t i = 0; i < web->nhosts; i++)
        promise(web->hosts[i].name.len > 0, "a host has a name");
    config_schemas(config);
    config_fail_on(config);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str source = input_of(data, size), error = STR("");
    struct config *config = config_none(all_rules);
    struct arena arena;

    arena_init(&arena);
    config->folder = STR("/nowhere");
    if (config_read(config, STR(PATH), source, &arena, &error))
        ask(config);
    else
        promise_error(error, source);
    config_free(config);
    arena_release(&arena);
    return 0;
}
