#include "reports/json_record.h"

#include <math.h>

#include "reports/json_text.h"

static json_t *string_or_null(const char *string)
{
    return string && *string ? json_text_from(string) : json_null();
}

static json_t *position_of(const struct record_position *position)
{
    return json_must(json_pack("{s:I, s:I, s:I}", "line",
                               json_number(position->line), "column",
                               json_number(position->column), "offset",
                               json_number(position->offset)));
}

json_t *json_document(const struct record_document *document)
{
    return json_must(json_pack(
        "{s:o, s:I, s:I, s:I, s:I}", "path", json_text_from(document->path),
        "bytes", json_number(document->bytes), "tables",
        json_number(document->tables), "entries",
        json_number(document->entries), "links", json_number(document->links)));
}

static json_t *related_of(const struct record_place *place)
{
    return json_must(json_pack(
        "{s:o, s:o, s:o, s:o}", "path", json_text_from(place->path), "start",
        position_of(&place->start), "end", position_of(&place->end), "message",
        json_text_from(place->message)));
}

/* "exact" is there only where it is false. */
static json_t *edit_of(const struct record_edit *edit)
{
    json_t *value = json_must(json_pack(
        "{s:I, s:I, s:o, s:b}", "start", json_number(edit->start.offset), "end",
        json_number(edit->end.offset), "text", json_text(edit->text), "safe",
        (int)edit->safe));

    if (!json_is_exact(edit->text))
        json_object_set_new(value, "exact", json_false());
    return value;
}

static json_t *all_related(const struct record_finding *finding)
{
    json_t *array = json_must(json_array());

    for (size_t i = 0; i < finding->nrelated; i++)
        json_array_append_new(array, related_of(&finding->related[i]));
    return array;
}

static json_t *all_edits(const struct record_finding *finding)
{
    json_t *array = json_must(json_array());

    for (size_t i = 0; i < finding->nedits; i++)
        json_array_append_new(array, edit_of(&finding->edits[i]));
    return array;
}

json_t *json_finding(const struct record_finding *finding)
{
    const struct record_place *place = &finding->place;

    return json_must(json_pack(
        "{s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "rule",
        json_text_from(finding->rule), "name", json_text_from(finding->name),
        "severity", severity_name(finding->severity), "path",
        json_text_from(place->path), "start", position_of(&place->start), "end",
        position_of(&place->end), "message", json_text_from(place->message),
        "help", json_text_from(finding->help), "fingerprint",
        json_text_from(finding->fingerprint), "related", all_related(finding),
        "edits", all_edits(finding)));
}

static json_t *place_of(const struct record_place *place)
{
    return json_must(json_pack("{s:o, s:I, s:I}", "path",
                               json_text_from(place->path), "line",
                               json_number(place->start.line), "column",
                               json_number(place->start.column)));
}

static json_t *all_places(const struct record_link *link)
{
    json_t *array = json_must(json_array());

    for (size_t i = 0; i < link->nplaces; i++)
        json_array_append_new(array, place_of(&link->places[i]));
    return array;
}

json_t *json_link(const struct record_link *link)
{
    json_t *reason = link->reason == REASON_NONE
                         ? json_null()
                         : json_text_from(reason_name(link->reason));
    json_t *status =
        link->status ? json_must(json_integer(link->status)) : json_null();

    return json_must(json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:b, s:i, s:I, s:b, s:o}", "url",
        json_text_from(link->url), "verdict", verdict_name(link->verdict),
        "reason", reason, "status", status, "final_url",
        string_or_null(link->final_url), "permanent", (int)link->permanent,
        "tries", link->tries, "milliseconds", (json_int_t)link->milliseconds,
        "cached", (int)link->cached, "places", all_places(link)));
}

/* To the millisecond; what is no number is 0. */
static double seconds_of(double seconds)
{
    return isfinite(seconds) ? round(seconds * 1000) / 1000 : 0;
}

json_t *json_summary(const struct record_summary *summary)
{
    return json_must(json_pack(
        "{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:f}",
        "documents", json_number(summary->documents), "entries",
        json_number(summary->entries), "links", json_number(summary->links),
        "requests", json_number(summary->requests), "errors",
        json_number(summary->errors), "warnings",
        json_number(summary->warnings), "notes", json_number(summary->notes),
        "fixable", json_number(summary->fixable), "fixed",
        json_number(summary->fixed), "suppressed",
        json_number(summary->suppressed), "baselined",
        json_number(summary->baselined), "seconds",
        seconds_of(summary->seconds)));
}
