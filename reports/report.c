#include "reports/report.h"

#include <string.h>

enum { SHOWS_ALL = SHOWS_LINES | SHOWS_LINKS | SHOWS_FIXES };

const struct report_format report_formats[] = {
    {"human", "findings with the lines they are about", SHOWS_LINES,
     report_human},
    {"concise", "one line a finding", 0, report_concise},
    {"grouped", "one line a finding, by list and section", 0, report_grouped},
    {"html", "a page for a maintainer, in one file", SHOWS_ALL, report_html},
    {"links", "one line a link, with its verdict", SHOWS_LINKS, report_links},
    {"json", "everything that is known, for programs",
     SHOWS_LINKS | SHOWS_FIXES, report_json},
    {"jsonl", "the same, a line each, as soon as it is known", SHOWS_ALL,
     report_jsonl},
    {"junit", "test results, for CI services", SHOWS_LINES | SHOWS_LINKS,
     report_junit},
    {"github", "annotations of a pull request on GitHub", 0, report_github},
    {"markdown", "the summary of a job on GitHub", 0, report_markdown},
    {"sarif", "SARIF 2.1.0, for code scanning", SHOWS_FIXES, report_sarif},
    {"gitlab", "code quality, for merge requests on GitLab", 0, report_gitlab},
    {"rdjson", "findings with suggestions, for reviewdog", SHOWS_FIXES,
     report_rdjson},
    {"checkstyle", "XML of Checkstyle, for Jenkins and others", 0,
     report_checkstyle},
    {NULL, NULL, 0, NULL},
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
