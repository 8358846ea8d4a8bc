#include "reports/xml.h"

#include "text/alloc.h"

static const xmlChar *chars(const char *string)
{
    return (const xmlChar *)string;
}

/* The writer fails only for want of memory. */
static void must(int result)
{
    mem_require(result >= 0);
}

void xml_open(struct xml *xml)
{
    xml->memory = xmlBufferCreate();
    mem_require(xml->memory != NULL);
    /* The default grows by what is needed: quadratic for a large report. */
    xmlBufferSetAllocationScheme(xml->memory, XML_BUFFER_ALLOC_DOUBLEIT);
    xml->writer = xmlNewTextWriterMemory(xml->memory, 0);
    mem_require(xml->writer != NULL);
    must(xmlTextWriterSetIndent(xml->writer, 1));
    must(xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL));
}

void xml_close(struct xml *xml, FILE *out)
{
    must(xmlTextWriterEndDocument(xml->writer));
    xmlFreeTextWriter(xml->writer);
    fwrite(xmlBufferContent(xml->memory), 1,
           (size_t)xmlBufferLength(xml->memory), out);
    xmlBufferFree(xml->memory);
}

void xml_start(struct xml *xml, const char *element)
{
    must(xmlTextWriterStartElement(xml->writer, chars(element)));
}

void xml_end(struct xml *xml)
{
    must(xmlTextWriterEndElement(xml->writer));
}

void xml_attribute(struct xml *xml, const char *name, const char *value)
{
    must(xmlTextWriterWriteAttribute(xml->writer, chars(name), chars(value)));
}

void xml_number(struct xml *xml, const char *name, size_t value)
{
    must(xmlTextWriterWriteFormatAttribute(xml->writer, chars(name), "%zu",
                                           value));
}

void xml_seconds(struct xml *xml, const char *name, double value)
{
    must(xmlTextWriterWriteFormatAttribute(xml->writer, chars(name), "%.3f",
                                           value));
}

void xml_text(struct xml *xml, const char *text)
{
    must(xmlTextWriterWriteString(xml->writer, chars(text)));
}
