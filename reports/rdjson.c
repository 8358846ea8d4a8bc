/*
 * Reviewdog's Diagnostic Format: columns count bytes from 1, the end of a
 * range is exclusive (proto/rdf/reviewdog.proto).
 */
#include "reports/json_text.h"
#include "reports/lines.h"
#include "reports/report.h"
#include "reports/safe_fix.h"

static const char *const severities[] = {
    [SEVERITY_OFF] = "UNKNOWN_SEVERITY",
    [SEVERITY_NOTE] = "INFO",
    [SEVERITY_WARNING] = "WARNING",
    [SEVERITY_ERROR] = "ERROR",
};

static json_t *position_of(const struct record_position *position)
{
    return json_must(json_pack("{s:I, s:I}", "line",
                               json_number(position->line), "column",
                               json_number(position->byte)));
}

static json_t *range_of(const struct record_position *start,
                        const struct record_position *end)
{
    return json_must(json_pack("{s:o, s:o}", "start", position_of(start), "end",
                               position_of(end)));
}

/* Without a range it is the whole file. */
static json_t *location_of(const struct record_place *place)
{
    json_t *location =
        json_must(json_pack("{s:o}", "path", json_text_from(place->path)));

    if (place->start.line)
        json_object_set_new(location, "range",
                            range_of(&place->start, &place->end));
    return location;
}

/* The help stands on a line of its own. */
static json_t *message_of(const struct record_finding *finding)
{
    struct buf text;
    json_t *message;

    buf_init(&text);
    buf_add(&text, str_from(finding->place.message));
    if (*finding->help)
        buf_printf(&text, "\n%s", finding->help);
    message = json_text(buf_str(&text));
    buf_release(&text);
    return message;
}

/* As other linters print it. */
static json_t *original_of(const struct record_finding *finding)
{
    const struct report_style plain = {.color = false};
    struct buf text;
    json_t *original;

    buf_init(&text);
    lines_head(&text, finding, &plain);
    original = json_text(str_trim(buf_str(&text)));
    buf_release(&text);
    return original;
}

/* Each suggestion is accepted by itself, on GitHub by a click, so that a fix
   is one suggestion or none. */
static void add_suggestion(json_t *diagnostic,
                           const struct record_finding *finding)
{
    struct buf text;

    buf_init(&text);
    if (safe_fix_in_one(&text, finding))
        json_object_set_new(
            diagnostic, "suggestions",
            json_must(
                json_pack("[{s:o, s:o}]", "range",
                          range_of(&finding->edits[0].start,
                                   &finding->edits[finding->nedits - 1].end),
                          "text", json_text(buf_str(&text)))));
    buf_release(&text);
}

static json_t *related_of(const struct record_place *place)
{
    json_t *related =
        json_must(json_pack("{s:o}", "location", location_of(place)));

    if (*place->message)
        json_object_set_new(related, "message", json_text_from(place->message));
    return related;
}

static void add_related(json_t *diagnostic,
                        const struct record_finding *finding)
{
    json_t *array;

    if (!finding->nrelated)
        return;
    array = json_must(json_array());
    for (size_t i = 0; i < finding->nrelated; i++)
        json_array_append_new(array, related_of(&finding->related[i]));
    json_object_set_new(diagnostic, "related_locations", array);
}

static json_t *diagnostic_of(const struct record_finding *finding)
{
    json_t *diagnostic = json_must(
        json_pack("{s:o, s:o, s:s, s:{s:o}, s:o}", "message",
                  message_of(finding), "location", location_of(&finding->place),
                  "severity", severities[finding->severity], "code", "value",
                  json_text_from(finding->rule), "original_output",
                  original_of(finding)));

    add_suggestion(diagnostic, finding);
    add_related(diagnostic, finding);
    return diagnostic;
}

void report_rdjson(FILE *out, const struct record *record,
                   const struct report_style *style)
{
    (void)style;
    fputs("{\n \"source\": {\n  \"name\": \"listlint\"\n },\n"
          " \"diagnostics\": [",
          out);
    for (size_t i = 0; i < record->nfindings; i++) {
        fputs(i ? ",\n  " : "\n  ", out);
        json_write(out, diagnostic_of(&record->findings[i]), 2);
    }
    fputs(record->nfindings ? "\n ]\n}\n" : "]\n}\n", out);
}
