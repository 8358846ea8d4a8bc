#include "reports/report.h"

#include <string.h>

const struct report_format report_formats[] = {
    {"human", "findings with the lines they are about", report_human},
    {"concise", "one line a finding", report_concise},
    {"json", "everything that is known, for programs", report_json},
    {"junit", "test results, for CI services", report_junit},
    {"links", "one line a link, with its verdict", report_links},
    {NULL, NULL, NULL},
};

const struct report_format *report_find(const char *name)
{
    const struct report_format *format = report_formats;

    while (format->name && strcmp(format->name, name) != 0)
        format++;
    return format->name ? format : NULL;
}
