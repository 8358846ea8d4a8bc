/*
 * XML, as all reports in it are written: by libxml2's writer, which escapes
 * what XML needs and lets all else through. The text has been through the
 * printable-text gate before (engine/record.h), which leaves nothing that XML
 * forbids.
 */
#ifndef LISTLINT_REPORTS_XML_H
#define LISTLINT_REPORTS_XML_H

#include <libxml/xmlwriter.h>
#include <stddef.h>
#include <stdio.h>

/* A document under way, in memory. */
struct xml {
    xmlBufferPtr memory;
    xmlTextWriterPtr writer;
};

/* Begins a document in UTF-8, indented. The caller owns it: xml_close. */
void xml_open(struct xml *xml);

/* Ends the document and writes it. */
void xml_close(struct xml *xml, FILE *out);

void xml_start(struct xml *xml, const char *element);
void xml_end(struct xml *xml);

/* Attributes of the element that was started last. */
void xml_attribute(struct xml *xml, const char *name, const char *value);
void xml_number(struct xml *xml, const char *name, size_t value);
void xml_seconds(struct xml *xml, const char *name, double value);

/* Text inside it. */
void xml_text(struct xml *xml, const char *text);

#endif
