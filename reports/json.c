#include "reports/report.h"

#include <jansson.h>
#include <math.h>

#include "text/alloc.h"
#include "text/buf.h"
#include "text/utf8.h"

static json_t *must(json_t *value)
{
    if (!value)
        mem_exhausted();
    return value;
}

/* Each byte that is not UTF-8 becomes one U+FFFD. */
static json_t *repaired_text(struct str s)
{
    struct buf text;
    json_t *value;

    buf_init(&text);
    for (size_t at = 0; at < s.len;) {
        size_t end = utf8_invalid(s, at);

        buf_add(&text, str_slice(s, at, end));
        if (end < s.len)
            buf_add_code_point(&text, UTF8_REPLACEMENT);
        at = end + 1;
    }
    value = json_stringn(buf_str(&text).ptr, text.len);
    buf_release(&text);
    return must(value);
}

static bool is_exact(struct str s)
{
    return utf8_invalid(s, 0) == s.len;
}

static json_t *text_of(struct str s)
{
    return is_exact(s) ? must(json_stringn(s.ptr, s.len)) : repaired_text(s);
}

static json_t *string_of(const char *string)
{
    return text_of(str_from(string));
}

static json_t *string_or_null(const char *string)
{
    return string && *string ? string_of(string) : json_null();
}

static json_int_t number_of(size_t number)
{
    return (json_int_t)number;
}

static json_t *position_of(const struct record_position *position)
{
    return must(json_pack("{s:I, s:I, s:I}", "line", number_of(position->line),
                          "column", number_of(position->column), "offset",
                          number_of(position->offset)));
}

static json_t *document_of(const struct record_document *document)
{
    return must(json_pack(
        "{s:o, s:I, s:I, s:I, s:I}", "path", string_of(document->path), "bytes",
        number_of(document->bytes), "tables", number_of(document->tables),
        "entries", number_of(document->entries), "links",
        number_of(document->links)));
}

static json_t *related_of(const struct record_place *place)
{
    return must(json_pack(
        "{s:o, s:o, s:o, s:o}", "path", string_of(place->path), "start",
        position_of(&place->start), "end", position_of(&place->end), "message",
        string_of(place->message)));
}

/* "exact" is there only where it is false. */
static json_t *edit_of(const struct record_edit *edit)
{
    json_t *value =
        must(json_pack("{s:I, s:I, s:o, s:b}", "start",
                       number_of(edit->start.offset), "end",
                       number_of(edit->end.offset), "text", text_of(edit->text),
                       "safe", (int)edit->safe));

    if (!is_exact(edit->text))
        json_object_set_new(value, "exact", json_false());
    return value;
}

static json_t *all_related(const struct record_finding *finding)
{
    json_t *array = must(json_array());

    for (size_t i = 0; i < finding->nrelated; i++)
        json_array_append_new(array, related_of(&finding->related[i]));
    return array;
}

static json_t *all_edits(const struct record_finding *finding)
{
    json_t *array = must(json_array());

    for (size_t i = 0; i < finding->nedits; i++)
        json_array_append_new(array, edit_of(&finding->edits[i]));
    return array;
}

static json_t *finding_of(const struct record_finding *finding)
{
    const struct record_place *place = &finding->place;

    return must(json_pack(
        "{s:o, s:o, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "rule",
        string_of(finding->rule), "name", string_of(finding->name), "severity",
        severity_name(finding->severity), "path", string_of(place->path),
        "start", position_of(&place->start), "end", position_of(&place->end),
        "message", string_of(place->message), "help", string_of(finding->help),
        "fingerprint", string_of(finding->fingerprint), "related",
        all_related(finding), "edits", all_edits(finding)));
}

static json_t *place_of(const struct record_place *place)
{
    return must(json_pack("{s:o, s:I, s:I}", "path", string_of(place->path),
                          "line", number_of(place->start.line), "column",
                          number_of(place->start.column)));
}

static json_t *all_places(const struct record_link *link)
{
    json_t *array = must(json_array());

    for (size_t i = 0; i < link->nplaces; i++)
        json_array_append_new(array, place_of(&link->places[i]));
    return array;
}

static json_t *link_of(const struct record_link *link)
{
    json_t *reason = link->reason == REASON_NONE
                         ? json_null()
                         : string_of(reason_name(link->reason));
    json_t *status =
        link->status ? must(json_integer(link->status)) : json_null();

    return must(json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:b, s:i, s:I, s:b, s:o}", "url",
        string_of(link->url), "verdict", verdict_name(link->verdict), "reason",
        reason, "status", status, "final_url", string_or_null(link->final_url),
        "permanent", (int)link->permanent, "tries", link->tries, "milliseconds",
        (json_int_t)link->milliseconds, "cached", (int)link->cached, "places",
        all_places(link)));
}

/* To the millisecond; what is no number is 0. */
static double seconds_of(double seconds)
{
    return isfinite(seconds) ? round(seconds * 1000) / 1000 : 0;
}

static json_t *summary_of(const struct record_summary *summary)
{
    return must(json_pack(
        "{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:f}",
        "documents", number_of(summary->documents), "entries",
        number_of(summary->entries), "links", number_of(summary->links),
        "requests", number_of(summary->requests), "errors",
        number_of(summary->errors), "warnings", number_of(summary->warnings),
        "notes", number_of(summary->notes), "fixable",
        number_of(summary->fixable), "fixed", number_of(summary->fixed),
        "suppressed", number_of(summary->suppressed), "baselined",
        number_of(summary->baselined), "seconds",
        seconds_of(summary->seconds)));
}

static int collect(const char *bytes, size_t len, void *text)
{
    buf_add(text, (struct str){bytes, len});
    return 0;
}

/*
 * Writes the text, which is `depth` arrays and objects deep. The exact text of
 * an edit has not been through the printable-text gate and may hold `##[`, a
 * command of the GitHub runner. In JSON that can only stand inside a string,
 * where an escape means the same.
 */
static void write_text(FILE *out, struct str json, int depth)
{
    for (size_t i = 0; i < json.len; i++) {
        if (str_starts(str_slice(json, i, json.len), STR("##[")))
            fputs("\\u0023", out);
        else
            fputc(json.ptr[i], out);
        if (json.ptr[i] == '\n')
            fprintf(out, "%*s", depth, "");
    }
}

/* Writes the value and gives it back. */
static void write_value(FILE *out, json_t *value, int depth)
{
    struct buf text;

    buf_init(&text);
    if (json_dump_callback(value, collect, &text,
                           JSON_INDENT(1) | JSON_ENSURE_ASCII |
                               JSON_ENCODE_ANY | JSON_REAL_PRECISION(15)) != 0)
        mem_exhausted();
    json_decref(value);
    write_text(out, buf_str(&text), depth);
    buf_release(&text);
}

typedef json_t *make_item(const struct record *record, size_t index);

static json_t *make_document(const struct record *record, size_t index)
{
    return document_of(&record->documents[index]);
}

static json_t *make_finding(const struct record *record, size_t index)
{
    return finding_of(&record->findings[index]);
}

static json_t *make_link(const struct record *record, size_t index)
{
    return link_of(&record->links[index]);
}

/* An array of the record: one item after the other, since all of them at once
   would take as much memory as the rest of a run. */
static void write_array(FILE *out, const struct record *record,
                        const char *name, size_t count, make_item *make)
{
    fprintf(out, ",\n \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ",\n  " : "\n  ", out);
        write_value(out, make(record, i), 2);
    }
    fputs(count ? "\n ]" : "]", out);
}

void report_json(FILE *out, const struct record *record,
                 const struct report_style *style)
{
    (void)style;
    fputs("{\n \"version\": 1,\n \"tool\": ", out);
    write_value(out,
                must(json_pack("{s:s, s:o}", "name", "listlint", "version",
                               string_of(record->version))),
                1);
    write_array(out, record, "documents", record->ndocuments, make_document);
    write_array(out, record, "findings", record->nfindings, make_finding);
    write_array(out, record, "links", record->nlinks, make_link);
    fputs(",\n \"summary\": ", out);
    write_value(out, summary_of(&record->summary), 1);
    fputs("\n}\n", out);
}
