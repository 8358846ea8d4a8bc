#include "reports/json_record.h"
#include "reports/json_text.h"
#include "reports/report.h"

typedef json_t *make_item(const struct record *record, size_t index);

static json_t *make_document(const struct record *record, size_t index)
{
    return json_document(&record->documents[index]);
}

static json_t *make_finding(const struct record *record, size_t index)
{
    return json_finding(&record->findings[index]);
}

static json_t *make_link(const struct record *record, size_t index)
{
    return json_link(&record->links[index]);
}

/* An array of the record: one item after the other, since all of them at once
   would take as much memory as the rest of a run. */
static void write_array(FILE *out, const struct record *record,
                        const char *name, size_t count, make_item *make)
{
    fprintf(out, ",\n \"%s\": [", name);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ",\n  " : "\n  ", out);
        json_write(out, make(record, i), 2);
    }
    fputs(count ? "\n ]" : "]", out);
}

void report_json(FILE *out, const struct record *record,
                 const struct report_style *style)
{
    (void)style;
    fputs("{\n \"version\": 1,\n \"tool\": ", out);
    json_write(out,
               json_must(json_pack("{s:s, s:o}", "name", "listlint", "version",
                                   json_text_from(record->version))),
               1);
    write_array(out, record, "documents", record->ndocuments, make_document);
    write_array(out, record, "findings", record->nfindings, make_finding);
    write_array(out, record, "links", record->nlinks, make_link);
    fputs(",\n \"summary\": ", out);
    json_write(out, json_summary(&record->summary), 1);
    fputs("\n}\n", out);
}
