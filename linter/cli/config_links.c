/*
 * What the configuration says of links.
 */
#include <limits.h>

#include "cli/config_host.h"
#include "cli/config_reading.h"
#include "cli/path.h"

#define CACHE_NAME   ".listlint-cache.sqlite3"
#define CACHE_ENDING ".sqlite3"

#define FIELD(type, name) .field = offsetof(type, name)

static void read_exclude(struct reading *reading, const struct yaml *value)
{
    struct str error;

    for (const struct yaml *item = value->first; item; item = item->next)
        if (!patterns_add(reading->config->excluded, reading->arena, item->text,
                          &error))
            reading_fail(reading, item, error);
}

/* A pull request may bring the configuration: what it names to be written is
   beneath its own folder and has a name that no other file has by chance. */
static bool is_cache_file(struct str path)
{
    struct str rest = path;

    for (size_t i = 0; i < path.len; i++)
        if ((unsigned char)path.ptr[i] < ' ' || path.ptr[i] == '\x7f')
            return false;
    while (rest.len) {
        struct str part = str_cut(rest, '/', &rest);

        if (!part.len || str_eq(part, STR(".")) || str_eq(part, STR("..")))
            return false;
    }
    return str_ends(path, STR(CACHE_ENDING));
}

static void set_cache(struct reading *reading, struct str file)
{
    struct config *config = reading->config;

    config->web.cache = path_join(&config->arena, config->folder, file).ptr;
}

static void read_file(struct reading *reading, const struct yaml *value)
{
    if (is_cache_file(value->text))
        set_cache(reading, value->text);
    else
        reading_fail(reading, value,
                     str_printf(reading->arena,
                                "file must be a path below the folder of the "
                                "configuration that ends in " CACHE_ENDING
                                ", not \"%.*s\"",
                                STR_ARG(value->text)));
}

/* Seconds in a unit of time; 0 if it is none. */
static long unit_seconds(char unit)
{
    switch (unit) {
    case 's': return 1;
    case 'm': return 60;
    case 'h': return 3600;
    case 'd': return 86400;
    case 'w': return 7 * 86400L;
    }
    return 0;
}

/* The seconds of "12h"; -1 if it says no time. Of what has too many digits, a
   number that is too large as well. */
static long span_seconds(struct str text)
{
    long number = 0, unit;
    size_t len = text.len - (text.len > 0);

    if (str_eq(text, STR("0")))
        return 0;
    unit = len ? unit_seconds(text.ptr[len]) : 0;
    if (!unit)
        return -1;
    for (size_t i = 0; i < len; i++) {
        if (!char_is_digit(text.ptr[i]))
            return -1;
        if (number < LONG_MAX / unit / 10 - 9)
            number = number * 10 + text.ptr[i] - '0';
    }
    return number * unit;
}

static void read_span(struct reading *reading, const struct yaml *value)
{
    long seconds = span_seconds(value->text);
    const char *name = value->key->text.ptr;

    if (seconds < 0)
        reading_fail(reading, value,
                     str_printf(reading->arena,
                                "%s wants a time such as 30m, 12h, 7d or 2w, "
                                "not \"%.*s\"",
                                name, STR_ARG(value->text)));
    else if (seconds > 365 * 86400L)
        reading_fail(reading, value,
                     str_printf(reading->arena, "%s is more than 365d", name));
    *(long *)reading->field = seconds;
}

static const struct key cache_keys[] = {
    {.name = "file",
     .summary = "the file, below the folder of the configuration "
                "(" CACHE_NAME ")",
     .shape = {.kind = SHAPE_FILE, .form = "^[^/].*[.]sqlite3$"},
     .read = read_file},
    {.name = "alive",
     .summary = "how long a page that was there is not asked for again: 30m, "
                "12h, 7d (the default) or 2w",
     .shape = {.kind = SHAPE_SPAN},
     .read = read_span,
     FIELD(struct config_web, keep_alive)},
    {.name = "dead",
     .summary = "how long a page that was gone is not asked for again (1d)",
     .shape = {.kind = SHAPE_SPAN},
     .read = read_span,
     FIELD(struct config_web, keep_dead)},
    {0},
};

static void read_cache(struct reading *reading, const struct yaml *value)
{
    struct config_web *web = &reading->config->web;

    set_cache(reading, STR(CACHE_NAME));
    web->keep_alive = WEB_KEEP_ALIVE;
    web->keep_dead = WEB_KEEP_DEAD;
    keys_read(reading, value, cache_keys, web);
}

const struct key link_keys[] = {
    {.name = "exclude",
     .summary = "addresses that are not checked: patterns (PCRE2)",
     .shape = {.kind = SHAPE_TEXTS, .most = TEXTS_MOST},
     .read = read_exclude},
    {.name = "hosts",
     .summary = "what holds for hosts: example.org, or \"*.example.org\" for "
                "all below it",
     .shape = {.kind = SHAPE_NAMED,
               .form = HOST_FORM,
               .each = &host_shape,
               .most = HOSTS_MOST},
     .read = reading_hosts},
    {.name = "dead-after",
     .summary = "days in a row that a link must fail until it is an error (1)",
     .shape = {.kind = SHAPE_NUMBER, .low = 1, .high = 365},
     .read = key_read_number,
     FIELD(struct config_web, dead_after)},
    {.name = "cache",
     .summary = "what the web said is kept for the next run, in a file",
     .shape = {.kind = SHAPE_KEYS, .keys = cache_keys},
     .read = read_cache},
    {0},
};
