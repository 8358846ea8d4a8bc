#include "report_promise.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "report_json.h"
#include "target.h"

/* GitHub shows so many annotations of a level. */
enum { GITHUB_MOST = 10 };

/* What reads a report: how many findings are told, of so many. */
typedef size_t read_report(struct str text, const struct record *record);

struct str report_written(struct arena *arena,
                          const struct report_format *format,
                          const struct record *record)
{
    const struct report_style quiet = {.quiet = true};
    size_t len = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &len);
    struct str copy;

    promise(out != NULL, "there is memory");
    format->write(out, record, &quiet);
    fclose(out);
    copy = str_copy(arena, (struct str){text, len});
    free(text);
    return copy;
}

/* Whether a line ends with the rule of the finding. */
static bool names_rule(struct str line, const struct record_finding *finding)
{
    char rule[256];

    snprintf(rule, sizeof rule, "%s %s", finding->rule, finding->name);
    return str_find(line, str_from(rule), 0) != STR_NONE;
}

/* The findings in their order, each in a line of its own. */
static size_t read_lines(struct str text, const struct record *record)
{
    size_t told = 0;

    while (text.len && told < record->nfindings) {
        struct str line = str_cut(text, '\n', &text);

        told += names_rule(line, &record->findings[told]);
    }
    return told;
}

static size_t read_concise(struct str text, const struct record *record)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    promise(lines == record->nfindings, "a finding is a line");
    return read_lines(text, record);
}

static size_t read_none(struct str text, const struct record *record)
{
    (void)text;
    return record->nfindings;
}

static size_t count_level(const struct record *record, enum severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        count += record->findings[i].severity == severity;
    return count;
}

/* Nothing but our own commands stands there. Of many findings only some are
   told, and a notice of the rest. */
static size_t read_github(struct str text, const struct record *record)
{
    static const struct {
        const char *command;
        enum severity severity;
    } levels[] = {{"::error ", SEVERITY_ERROR},
                  {"::warning ", SEVERITY_WARNING},
                  {"::notice ", SEVERITY_NOTE}};
    size_t told[3] = {0};

    while (text.len) {
        struct str line = str_cut(text, '\n', &text);
        size_t level = 0;

        while (level < 3 && !str_starts(line, str_from(levels[level].command)))
            level++;
        promise_of(level < 3, "each line is one of our commands", line);
        told[level] += !str_starts(line, STR("::notice title=listlint::"));
    }
    for (size_t i = 0; i < 3; i++) {
        size_t count = count_level(record, levels[i].severity);

        promise(told[i] == count ||
                    (count >= GITHUB_MOST && told[i] + 1 >= GITHUB_MOST),
                "the first findings of a level are told");
    }
    return record->nfindings;
}

/* The tables of findings, as our own parser sees them. */
static size_t read_markdown(struct str text, const struct record *record)
{
    struct document *document = document_parse(STR("x.md"), text);
    size_t rows = 0;

    for (size_t i = 0; i < document->ntables; i++) {
        const struct table *table = &document->tables[i];

        if (table->columns == 4 &&
            str_eq(table->header.cells[2].text, STR("Finding")))
            rows += table->nrows;
    }
    document_free(document);
    (void)record;
    return rows;
}

/* How many elements of a tree pass. */
static size_t count_nodes(xmlNodePtr node, bool (*passes)(xmlNodePtr node))
{
    size_t count = 0;

    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE)
            count += passes(node) + count_nodes(node->children, passes);
    return count;
}

static bool has_name(xmlNodePtr node, const char *name)
{
    return !strcmp((const char *)node->name, name);
}

static bool is_case(xmlNodePtr node)
{
    return has_name(node, "failure") || has_name(node, "system-out");
}

static bool is_error(xmlNodePtr node)
{
    return has_name(node, "error");
}

static bool is_message(xmlNodePtr node)
{
    xmlChar *class = xmlGetProp(node, (const xmlChar *)"class");
    bool is = class && !strcmp((const char *)class, "message");

    xmlFree(class);
    return is;
}

/* Strictly: what is no XML is a broken promise. */
static size_t count_xml(struct str text, bool (*passes)(xmlNodePtr node))
{
    xmlDocPtr xml =
        xmlReadMemory(text.ptr, (int)text.len, NULL, NULL,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_HUGE);
    size_t count;

    promise_of(xml != NULL, "a report is XML", text);
    count = count_nodes(xmlDocGetRootElement(xml), passes);
    xmlFreeDoc(xml);
    return count;
}

/* A dead link is one case, in however many places a finding says so. */
static size_t read_junit(struct str text, const struct record *record)
{
    size_t cases = count_xml(text, is_case), dead = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        dead += !strcmp(record->findings[i].rule, "WEB001");
    promise(cases <= record->nfindings &&
                cases >= record->nfindings - dead + (dead > 0),
            "a finding is a case, but for a dead link's");
    return record->nfindings;
}

static size_t read_checkstyle(struct str text, const struct record *record)
{
    (void)record;
    return count_xml(text, is_error);
}

static size_t read_html(struct str text, const struct record *record)
{
    htmlDocPtr page = htmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8",
                                     HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING);
    size_t count;

    (void)record;
    promise(page != NULL, "a page is HTML");
    count = count_nodes(xmlDocGetRootElement(page), is_message);
    xmlFreeDoc(page);
    return count;
}

static const struct {
    const char *format;
    read_report *read;
} readers[] = {
    {"human", read_lines},
    {"concise", read_concise},
    {"grouped", read_lines},
    {"links", read_none},
    {"json", report_json_findings},
    {"jsonl", report_jsonl_findings},
    {"sarif", report_sarif_findings},
    {"gitlab", report_gitlab_findings},
    {"rdjson", report_rdjson_findings},
    {"junit", read_junit},
    {"checkstyle", read_checkstyle},
    {"github", read_github},
    {"markdown", read_markdown},
    {"html", read_html},
};

static read_report *reader_of(const struct report_format *format)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (!strcmp(readers[i].format, format->name))
            return readers[i].read;
    promise(false, "every format has a reader here");
    return NULL;
}

void promise_reports(const struct record *record)
{
    for (const struct report_format *format = report_formats; format->name;
         format++) {
        struct arena arena;
        struct str text;

        arena_init(&arena);
        text = report_written(&arena, format, record);
        promise_printable(text, STR("\n"));
        promise_of(reader_of(format)(text, record) == record->nfindings,
                   format->name, text);
        arena_release(&arena);
    }
}
