#include "reports/report.h"

#include <string.h>

const struct report_format report_formats[] = {
    {"human", "findings with the lines they are about", true, report_human},
    {"concise", "one line a finding", false, report_concise},
    {"grouped", "one line a finding, by list and section", false,
     report_grouped},
    {"html", "a page for a maintainer, in one file", true, report_html},
    {"links", "one line a link, with its verdict", false, report_links},
    {"json", "everything that is known, for programs", false, report_json},
    {"jsonl", "the same, a line each, as soon as it is known", true,
     report_jsonl},
    {"junit", "test results, for CI services", true, report_junit},
    {"github", "annotations of a pull request on GitHub", false, report_github},
    {"markdown", "the summary of a job on GitHub", false, report_markdown},
    {"sarif", "SARIF 2.1.0, for code scanning", false, report_sarif},
    {"gitlab", "code quality, for merge requests on GitLab", false,
     report_gitlab},
    {"rdjson", "findings with suggestions, for reviewdog", false,
     report_rdjson},
    {"checkstyle", "XML of Checkstyle, for Jenkins and others", false,
     report_checkstyle},
    {NULL, NULL, false, NULL},
};

const struct report_format *report_find(const char *name)
{
    const struct report_format *format = report_formats;

    while (format->name && strcmp(format->name, name) != 0)
        format++;
    return format->name ? format : NULL;
}

bool report_is_streamed(const struct report_format *format)
{
    return format->write == report_jsonl;
}
