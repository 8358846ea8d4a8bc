#include "report_json.h"

#include <jansson.h>
#include <string.h>

#include "target.h"

static json_t *load(struct str text)
{
    json_t *root = json_loadb(text.ptr, text.len,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, NULL);

    promise_of(root != NULL, "a report is JSON", text);
    return root;
}

/* The items of the array at that path, "/" between two names, a number being
   an index. */
static size_t count_at(struct str text, const char *path)
{
    json_t *root = load(text), *value = root;
    struct str rest = str_from(path);
    size_t count;

    while (rest.len) {
        struct str name = str_cut(rest, '/', &rest);

        value = char_is_digit(name.ptr[0])
                    ? json_array_get(value, (size_t)(name.ptr[0] - '0'))
                    : json_object_getn(value, name.ptr, name.len);
    }
    promise(json_is_array(value), "findings are an array");
    count = json_array_size(value);
    json_decref(root);
    return count;
}

size_t report_json_findings(struct str text, const struct record *record)
{
    (void)record;
    return count_at(text, "findings");
}

size_t report_sarif_findings(struct str text, const struct record *record)
{
    (void)record;
    return count_at(text, "runs/0/results");
}

size_t report_gitlab_findings(struct str text, const struct record *record)
{
    (void)record;
    return count_at(text, "");
}

size_t report_rdjson_findings(struct str text, const struct record *record)
{
    (void)record;
    return count_at(text, "diagnostics");
}

size_t report_jsonl_findings(struct str text, const struct record *record)
{
    size_t told = 0;

    (void)record;
    while (text.len) {
        json_t *line = load(str_cut(text, '\n', &text));
        const char *type = json_string_value(json_object_get(line, "type"));

        promise(type != NULL, "a line has a type");
        told += !strcmp(type, "finding");
        json_decref(line);
    }
    return told;
}
