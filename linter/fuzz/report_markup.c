#include "report_markup.h"

#include <cmark-gfm.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

#include "document/visible.h"
#include "target.h"

/* The style and the script of a page of ours. */
enum { OWN_ACTIVE = 2 };

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
size_t report_junit_findings(struct str text, const struct record *record)
{
    size_t cases = count_xml(text, is_case), dead = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        dead += !strcmp(record->findings[i].rule, "WEB001");
    promise(cases <= record->nfindings &&
                cases >= record->nfindings - dead + (dead > 0),
            "a finding is a case, but for a dead link's");
    return record->nfindings;
}

size_t report_checkstyle_findings(struct str text, const struct record *record)
{
    (void)record;
    return count_xml(text, is_error);
}

/* What no text of a list may become: what runs, or asks a server. */
static bool is_active(xmlNodePtr node)
{
    static const char *const elements[] = {"script", "img",    "iframe",
                                           "form",   "object", "embed",
                                           "style",  "link",   "base"};
    bool is = false;

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        is |= has_name(node, elements[i]);
    for (xmlAttrPtr one = node->properties; one; one = one->next) {
        struct str name = str_from((const char *)one->name);
        xmlChar *value = xmlNodeListGetString(node->doc, one->children, 1);

        is |= str_starts_nocase(name, STR("on"));
        is |= str_eq(name, STR("href")) && value && *value != '#' &&
              !str_starts(str_from((const char *)value), STR("http"));
        xmlFree(value);
    }
    return is;
}

static htmlDocPtr parse_page(struct str text)
{
    htmlDocPtr page = htmlReadMemory(text.ptr, (int)text.len, NULL, "UTF-8",
                                     HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING);

    promise(page != NULL, "a page is HTML");
    return page;
}

/* The page has a style and a script of its own, an icon, and no others. */
size_t report_html_findings(struct str text, const struct record *record)
{
    htmlDocPtr page = parse_page(text);
    xmlNodePtr root = xmlDocGetRootElement(page);
    size_t count = count_nodes(root, is_message);

    (void)record;
    promise_of(count_nodes(root, is_active) == OWN_ACTIVE,
               "no text of a list becomes active", text);
    xmlFreeDoc(page);
    return count;
}

static void promise_inactive(const struct document *document)
{
    char *html = visible_html(document);
    htmlDocPtr page;

    if (*html) {
        page = parse_page(str_from(html));
        promise_of(!count_nodes(xmlDocGetRootElement(page), is_active),
                   "no text of a list becomes active", str_from(html));
        xmlFreeDoc(page);
    }
    cmark_get_default_mem_allocator()->free(html);
}

/* The tables of findings, as our own parser sees them. */
size_t report_markdown_findings(struct str text, const struct record *record)
{
    struct document *document = document_parse(STR("x.md"), text);
    size_t rows = 0;

    promise_inactive(document);
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
