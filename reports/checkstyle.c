/*
 * The XML of Checkstyle, which Jenkins, reviewdog and others read. As from
 * Checkstyle itself, a document without findings is there too, and a finding
 * about a whole one is on line 0: some readers want a line.
 */
#include "reports/message.h"
#include "reports/report.h"
#include "reports/xml.h"
#include "text/map.h"

/* Readers ask for a version and look at nothing of it. */
static const char format_version[] = "4.3";

static const char *const severities[] = {
    [SEVERITY_OFF] = "ignore",
    [SEVERITY_NOTE] = "info",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

/* "listlint.table.TBL006": Jenkins takes the last part for the type and the
   one before it for the category. */
static void add_source(struct buf *out, const struct record_finding *finding)
{
    struct str rest, family = str_cut(str_from(finding->name), '/', &rest);

    buf_printf(out, "listlint.%.*s.%s", STR_ARG(family), finding->rule);
}

static void write_error(struct xml *xml, const struct record_finding *finding)
{
    const struct record_place *place = &finding->place;
    struct buf text;

    buf_init(&text);
    xml_start(xml, "error");
    xml_number(xml, "line", place->start.line);
    if (place->start.line)
        xml_number(xml, "column", place->start.column);
    xml_attribute(xml, "severity", severities[finding->severity]);
    message_add_line(&text, finding);
    xml_attribute(xml, "message", buf_str(&text).ptr);
    buf_clear(&text);
    add_source(&text, finding);
    xml_attribute(xml, "source", buf_str(&text).ptr);
    xml_end(xml);
    buf_release(&text);
}

static void start_file(struct xml *xml, const char *name)
{
    struct buf path;

    buf_init(&path);
    message_add_path(&path, name);
    xml_start(xml, "file");
    xml_attribute(xml, "name", buf_str(&path).ptr);
    buf_release(&path);
}

/* Writes the findings of the document of number `first`; returns the number
   of the next document's. */
static size_t write_file(struct xml *xml, const struct record *record,
                         size_t first)
{
    struct str path = str_from(record->findings[first].place.path);
    size_t i = first;

    start_file(xml, path.ptr);
    for (; i < record->nfindings; i++) {
        if (!str_eq(str_from(record->findings[i].place.path), path))
            break;
        write_error(xml, &record->findings[i]);
    }
    xml_end(xml);
    return i;
}

static void write_files(struct xml *xml, const struct record *record)
{
    struct map written;

    map_init(&written);
    for (size_t i = 0; i < record->nfindings;) {
        const struct record_finding *first = &record->findings[i];

        *map_at(&written, str_from(first->place.path)) = xml;
        i = write_file(xml, record, i);
    }
    for (size_t i = 0; i < record->ndocuments; i++) {
        const char *path = record->documents[i].path;

        if (map_get(&written, str_from(path)))
            continue;
        start_file(xml, path);
        xml_end(xml);
    }
    map_release(&written);
}

void report_checkstyle(FILE *out, const struct record *record,
                       const struct report_style *style)
{
    struct xml xml;

    (void)style;
    xml_open(&xml);
    xml_start(&xml, "checkstyle");
    xml_attribute(&xml, "version", format_version);
    write_files(&xml, record);
    xml_end(&xml);
    xml_close(&xml, out);
}
