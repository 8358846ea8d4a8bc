#include "reports/jsonl.h"

#include "reports/json_record.h"
#include "reports/json_text.h"
#include "reports/report.h"
#include "text/buf.h"

/* Writes what is told, which is given back, behind its type. */
static void write_typed(FILE *out, const char *type, json_t *told)
{
    json_t *line = json_must(json_pack("{s:s}", "type", type));

    if (json_object_update(line, told) != 0)
        json_must(NULL);
    json_decref(told);
    json_write_line(out, line);
    fputc('\n', out);
}

static void set(json_t *object, const char *name, json_t *value)
{
    if (json_object_set_new(object, name, json_must(value)) != 0)
        json_must(NULL);
}

static void set_number(json_t *object, const char *name, long long number)
{
    set(object, name, json_integer((json_int_t)number));
}

static void set_text(json_t *object, const char *name, const char *text)
{
    set(object, name, json_text_from(text));
}

void jsonl_run(FILE *out, const struct record *record, bool again)
{
    json_t *run = json_must(json_pack(
        "{s:i, s:{s:s, s:o}, s:o, s:b, s:b}", "version", 1, "tool", "name",
        "listlint", "version", json_text_from(record->version), "time",
        record->time < 0 ? json_null()
                         : json_must(json_integer((json_int_t)record->time)),
        "offline", (int)record->offline, "partial", (int)record->partial));

    if (again)
        set(run, "again", json_true());
    write_typed(out, "run", run);
}

void jsonl_document(FILE *out, const struct record_document *document)
{
    write_typed(out, "document", json_document(document));
}

static json_t *position_of(const struct record_position *position)
{
    return json_must(json_pack(
        "{s:I, s:I, s:I, s:I}", "line", json_number(position->line), "column",
        json_number(position->column), "offset", json_number(position->offset),
        "byte", json_number(position->byte)));
}

/* With the columns in bytes, too. */
static void set_positions(json_t *place, const char *start, const char *end,
                          const struct record_position *first,
                          const struct record_position *last)
{
    set(place, start, position_of(first));
    set(place, end, position_of(last));
}

static void set_places(json_t *link, const struct record_link *told)
{
    json_t *places = json_object_get(link, "places");

    for (size_t i = 0; i < told->nplaces; i++)
        set_positions(json_array_get(places, i), "start", "end",
                      &told->places[i].start, &told->places[i].end);
}

void jsonl_link(FILE *out, const struct record_link *link, size_t index)
{
    json_t *line = json_must(json_pack("{s:I}", "index", json_number(index)));
    json_t *told = json_link(link);

    set_places(told, link);
    if (json_object_update(line, told) != 0)
        json_must(NULL);
    json_decref(told);
    set_text(line, "detail", link->detail);
    set_text(line, "was", verdict_name(link->was));
    set_number(line, "was_checked", link->was_checked);
    set_number(line, "dead_since", link->dead_since);
    write_typed(out, "link", line);
}

void jsonl_rule(FILE *out, const struct record_rule *rule)
{
    write_typed(out, "rule",
                json_must(json_pack("{s:o, s:o, s:o, s:o, s:s, s:b}", "code",
                                    json_text_from(rule->code), "name",
                                    json_text_from(rule->name), "summary",
                                    json_text_from(rule->summary), "rationale",
                                    json_text_from(rule->rationale), "severity",
                                    severity_name(rule->severity), "ran",
                                    (int)rule->ran)));
}

static void set_related(json_t *finding, const struct record_finding *told)
{
    json_t *related = json_object_get(finding, "related");

    for (size_t i = 0; i < told->nrelated; i++)
        set_positions(json_array_get(related, i), "start", "end",
                      &told->related[i].start, &told->related[i].end);
}

/* Two digits a byte. */
static json_t *hex_of(struct str bytes)
{
    static const char digits[] = "0123456789abcdef";
    struct buf hex;
    json_t *value;

    buf_init(&hex);
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];

        buf_add_char(&hex, digits[byte >> 4]);
        buf_add_char(&hex, digits[byte & 15]);
    }
    value = json_text(buf_str(&hex));
    buf_release(&hex);
    return value;
}

static void set_edits(json_t *finding, const struct record_finding *told)
{
    json_t *edits = json_object_get(finding, "edits");

    for (size_t i = 0; i < told->nedits; i++) {
        const struct record_edit *edit = &told->edits[i];
        json_t *value = json_array_get(edits, i);

        set_positions(value, "from", "to", &edit->start, &edit->end);
        if (!json_is_exact(edit->text))
            set(value, "hex", hex_of(edit->text));
    }
}

static json_t *headings_of(const struct record_finding *finding)
{
    json_t *headings = json_must(json_array());

    for (size_t i = 0; i < finding->nheadings; i++)
        if (json_array_append_new(headings,
                                  json_text_from(finding->headings[i])) != 0)
            json_must(NULL);
    return headings;
}

static json_t *excerpt_of(const struct record_excerpt *excerpt)
{
    if (!excerpt->line)
        return json_null();
    return json_must(json_pack("{s:I, s:o, s:o, s:o}", "line",
                               json_number(excerpt->line), "before",
                               json_text_from(excerpt->before), "marked",
                               json_text_from(excerpt->marked), "after",
                               json_text_from(excerpt->after)));
}

void jsonl_finding(FILE *out, const struct record_finding *finding)
{
    json_t *line = json_finding(finding);

    set_positions(line, "start", "end", &finding->place.start,
                  &finding->place.end);
    set_related(line, finding);
    set_edits(line, finding);
    set_text(line, "identity", finding->identity);
    set(line, "headings", headings_of(finding));
    set(line, "changed", json_boolean(finding->changed));
    set(line, "fails", json_boolean(finding->fails));
    set(line, "excerpt", excerpt_of(&finding->excerpt));
    write_typed(out, "finding", line);
}

void jsonl_summary(FILE *out, const struct record *record)
{
    const struct record_summary *summary = &record->summary;
    json_t *line = json_summary(summary);

    set(line, "alive", json_integer(json_number(summary->alive)));
    set(line, "dead", json_integer(json_number(summary->dead)));
    set(line, "unverified", json_integer(json_number(summary->unverified)));
    set(line, "skipped", json_integer(json_number(summary->skipped)));
    set(line, "interrupted", json_boolean(record->unfinished != NULL));
    write_typed(out, "summary", line);
}

void report_jsonl(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    (void)style;
    jsonl_run(out, record, false);
    for (size_t i = 0; i < record->ndocuments; i++)
        jsonl_document(out, &record->documents[i]);
    for (size_t i = 0; i < record->nlinks; i++)
        jsonl_link(out, &record->links[i], i);
    for (size_t i = 0; i < record->nrules; i++)
        jsonl_rule(out, &record->rules[i]);
    for (size_t i = 0; i < record->nfindings; i++)
        jsonl_finding(out, &record->findings[i]);
    jsonl_summary(out, record);
}
