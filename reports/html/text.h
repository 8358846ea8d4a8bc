/*
 * HTML, as the page is written: the markup is ours and stands in formats, all
 * else is escaped here and nowhere else.
 *
 * Text has been through the printable-text gate before (engine/record.h).
 */
#ifndef LISTLINT_REPORTS_HTML_TEXT_H
#define LISTLINT_REPORTS_HTML_TEXT_H

#include <stddef.h>
#include <stdio.h>

#include "engine/record.h"
#include "text/str.h"

/*
 * printf for markup. `%s` and `%.*s` write text, escaped for an element and
 * for an attribute in double quotes alike; `%zu` a number for people, with a
 * comma between thousands; `%d` one for programs. Nothing else is known.
 */
void html_put(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3), nonnull(2)));

/* "1 error", "2 errors". */
void html_count(FILE *out, size_t count, const char *one, const char *many);

/* "server error". */
void html_reason(FILE *out, enum reason reason);

/* An address: a link if it is http or https, else its text. */
void html_address(FILE *out, const char *url);

/* Text in which back-ticks mark code, as Markdown has it. */
void html_prose(FILE *out, const char *markdown);

/* The day of a time in Unix seconds, and also the minute, in UTC. A time that
   no calendar has is a dash. */
void html_day(FILE *out, long long seconds);
void html_minute(FILE *out, long long seconds);

#endif
