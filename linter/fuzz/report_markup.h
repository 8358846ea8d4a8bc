/*
 * Reports in XML, HTML and Markdown, read back as their readers do: how many
 * findings they tell, and that nothing of a stranger became markup. A part of
 * report_promise.h.
 */
#ifndef LISTLINT_FUZZ_REPORT_MARKUP_H
#define LISTLINT_FUZZ_REPORT_MARKUP_H

#include <stddef.h>

#include "engine/record.h"
#include "text/str.h"

size_t report_junit_findings(struct str text, const struct record *record);
size_t report_checkstyle_findings(struct str text, const struct record *record);
size_t report_markdown_findings(struct str text, const struct record *record);
size_t report_html_findings(struct str text, const struct record *record);

#endif
