#include "cli/baseline_file.h"

#include <jansson.h>
#include <string.h>

#include "cli/read.h"
#include "reports/json_text.h"

/* No file, line or text in it is larger. A path of 4096 bytes is four times as
   long where none of them can be shown; what an entry is about is cut when it
   is written. */
#define FILE_LARGEST ((size_t)64 * 1024 * 1024)

enum {
    VERSION = 1,
    LINE_MOST = 64 * 1024,
    TEXT_MOST = 20 * 1024,
    ABOUT_MOST = 256,
    RULE_MOST = 16,
    FINGERPRINT = 16, /* hex digits */
};

/* A file that is read. */
struct reading {
    struct baseline *baseline;
    const char *file;
    size_t line; /* from 1 */
    struct arena *arena;
    struct str *error;
};

static bool fail(struct reading *reading, const char *reason)
{
    *reading->error = str_printf(reading->arena, "%s:%zu: %s", reading->file,
                                 reading->line, reason);
    return false;
}

/* The text of a key, or NULL: there is none, or one that is no text or empty or
   too long. */
static const char *text_of(const json_t *line, const char *key)
{
    const json_t *value = json_object_get(line, key);
    size_t len = json_string_length(value);

    return len && len <= TEXT_MOST ? json_string_value(value) : NULL;
}

static bool is_rule(const char *rule)
{
    size_t len = 0;

    while (char_is_alnum(rule[len]))
        len++;
    return !rule[len] && len <= RULE_MOST;
}

static bool is_fingerprint(const char *text)
{
    return strlen(text) == FINGERPRINT &&
           strspn(text, "0123456789abcdef") == FINGERPRINT;
}

static bool is_header(const json_t *line)
{
    const char *type = text_of(line, "type");

    return type && !strcmp(type, "baseline");
}

static bool take_header(struct reading *reading, const json_t *line)
{
    const json_t *version = json_object_get(line, "version");

    if (!json_is_integer(version) || json_object_size(line) != 2)
        return fail(reading, "header wants a type and a version");
    if (json_integer_value(version) == VERSION)
        return true;
    *reading->error = str_printf(
        reading->arena,
        "%s:%zu: version %lld of a baseline, this listlint reads version %d",
        reading->file, reading->line, (long long)json_integer_value(version),
        VERSION);
    return false;
}

static bool take_list(struct reading *reading, const json_t *line)
{
    const char *path = text_of(line, "list");

    if (!path || json_object_size(line) != 1)
        return fail(reading, "list wants its path and nothing else");
    baseline_add_list(reading->baseline, path);
    return true;
}

static bool take_entry(struct reading *reading, const json_t *line)
{
    const json_t *about = json_object_get(line, "about");
    struct baseline_entry entry = {
        .path = text_of(line, "path"),
        .rule = text_of(line, "rule"),
        .fingerprint = text_of(line, "fingerprint"),
        .about = json_string_value(about),
    };

    if (!entry.path || !entry.rule || !entry.fingerprint || !entry.about ||
        json_string_length(about) > ABOUT_MOST || json_object_size(line) != 4)
        return fail(reading, "entry wants path, rule, fingerprint and about, "
                             "each a text, and nothing else");
    if (!is_rule(entry.rule))
        return fail(reading, "rule is no code, such as TBL006");
    if (!is_fingerprint(entry.fingerprint))
        return fail(reading, "fingerprint is not 16 hex digits");
    baseline_add(reading->baseline, &entry);
    return true;
}

static bool take(struct reading *reading, const json_t *line)
{
    if (!json_is_object(line))
        return fail(reading, "line is no JSON object");
    if (is_header(line))
        return take_header(reading, line);
    if (reading->line == 1)
        return fail(reading, "no baseline: it begins with "
                             "{\"type\":\"baseline\",\"version\":1}");
    if (json_object_get(line, "list"))
        return take_list(reading, line);
    return take_entry(reading, line);
}

static bool take_line(struct reading *reading, struct str text)
{
    json_error_t why;
    json_t *line;
    bool fine;

    if (text.len > LINE_MOST)
        return fail(reading, "line is longer than 64 KiB");
    line = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &why);
    if (!line) {
        *reading->error =
            str_printf(reading->arena, "%s:%zu: no JSON: %s", reading->file,
                       reading->line, text.len ? why.text : "empty line");
        return false;
    }
    fine = take(reading, line);
    json_decref(line);
    return fine;
}

bool baseline_parse(struct baseline *baseline, struct str text,
                    const char *file, struct arena *arena, struct str *error)
{
    struct reading reading = {baseline, file, 0, arena, error};

    do {
        struct str line = str_cut(text, '\n', &text);

        reading.line++;
        if (!take_line(&reading, line))
            return false;
    } while (text.len);
    baseline_sort(baseline);
    return true;
}

bool baseline_read(struct baseline *baseline, const char *file,
                   struct arena *arena, struct str *error)
{
    struct buf bytes;
    bool fine;

    buf_init(&bytes);
    fine = read_file(&bytes, str_from(file), FILE_LARGEST, arena, error) &&
           baseline_parse(baseline, buf_str(&bytes), file, arena, error);
    buf_release(&bytes);
    return fine;
}

/* Gives the value back. */
static void write_line(FILE *out, json_t *line)
{
    json_write_line(out, json_must(line));
    fputc('\n', out);
}

void baseline_write(FILE *out, const struct baseline *baseline)
{
    write_line(out,
               json_pack("{ss si}", "type", "baseline", "version", VERSION));
    for (size_t i = 0; i < baseline->nlists; i++)
        write_line(out, json_pack("{ss}", "list", baseline->lists[i].path));
    for (size_t i = 0; i < baseline->count; i++) {
        const struct baseline_entry *entry = &baseline->items[i];

        write_line(out, json_pack("{ss ss ss ss}", "path", entry->path, "rule",
                                  entry->rule, "fingerprint",
                                  entry->fingerprint, "about", entry->about));
    }
}
