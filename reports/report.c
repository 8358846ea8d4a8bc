#include "reports/report.h"

#include <string.h>

const struct report_format report_formats[] = {
    {"human", "findings with the lines they are about", true, report_human},
    {"concise", "one line a finding", false, report_concise},
    {"html", "a page for a maintainer, in one file", true, report_html},
    {"json", "everything that is known, for programs", false, report_json},
    {"junit", "test results, for CI services", true, report_junit},
    {"links", "one line a link, with its verdict", false, report_links},
    {NULL, NULL, false, NULL},
};

const struct report_format *report_find(const char *name)
{
    const struct report_format *format = report_formats;

    while (format->name && strcmp(format->name, name) != 0)
        format++;
    return format->name ? format : NULL;
}
