#include "reports/html/text.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "reports/number.h"
#include "reports/reason_words.h"
#include "text/url.h"
#include "text/utc.h"

static const char *entity_of(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    }
    return NULL;
}

static void put_text(FILE *out, struct str text)
{
    size_t start = 0;

    for (size_t i = 0; i < text.len; i++) {
        const char *entity = entity_of(text.ptr[i]);

        if (!entity)
            continue;
        fwrite(text.ptr + start, 1, i - start, out);
        fputs(entity, out);
        start = i + 1;
    }
    if (start < text.len)
        fwrite(text.ptr + start, 1, text.len - start, out);
}

static void put_number(FILE *out, size_t number)
{
    char text[NUMBER_SIZE];

    fputs(number_text(text, number), out);
}

/* Writes what the conversion at `format` asks for; returns what is behind. */
static const char *put_argument(FILE *out, const char *format, va_list *args)
{
    if (strncmp(format, "%zu", 3) == 0) {
        put_number(out, va_arg(*args, size_t));
        return format + 3;
    }
    if (strncmp(format, "%.*s", 4) == 0) {
        int len = va_arg(*args, int);

        put_text(out, (struct str){va_arg(*args, const char *), (size_t)len});
        return format + 4;
    }
    if (format[1] == 's')
        put_text(out, str_from(va_arg(*args, const char *)));
    else if (format[1] == 'd')
        fprintf(out, "%d", va_arg(*args, int));
    else
        putc('%', out);
    return format + 2;
}

void html_put(FILE *out, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    while (*format) {
        size_t len = strcspn(format, "%");

        fwrite(format, 1, len, out);
        format += len;
        if (*format)
            format = put_argument(out, format, &args);
    }
    va_end(args);
}

void html_count(FILE *out, size_t count, const char *one, const char *many)
{
    html_put(out, "%zu %s", count, count == 1 ? one : many);
}

void html_reason(FILE *out, enum reason reason)
{
    struct buf words;

    buf_init(&words);
    reason_words(&words, reason);
    html_put(out, "%.*s", STR_ARG(buf_str(&words)));
    buf_release(&words);
}

void html_address(FILE *out, const char *url)
{
    if (url_is_web(str_from(url)))
        html_put(out,
                 "<a class=\"address\" href=\"%s\" "
                 "rel=\"noopener noreferrer nofollow\" "
                 "referrerpolicy=\"no-referrer\">%s</a>",
                 url, url);
    else
        html_put(out, "<span class=\"address\">%s</span>", url);
}

void html_prose(FILE *out, const char *markdown)
{
    struct str rest = str_from(markdown), part;
    bool is_code = false;

    for (; rest.len; is_code = !is_code) {
        part = str_cut(rest, '`', &rest);
        if (part.len)
            html_put(out, is_code ? "<code>%.*s</code>" : "%.*s",
                     STR_ARG(part));
    }
}

void html_day(FILE *out, long long seconds)
{
    struct tm day;

    if (utc_split(seconds, &day))
        fprintf(out, "<time>%04d-%02d-%02d</time>", day.tm_year + 1900,
                day.tm_mon + 1, day.tm_mday);
    else
        fputs("–", out);
}

void html_minute(FILE *out, long long seconds)
{
    struct tm day;

    html_day(out, seconds);
    if (utc_split(seconds, &day))
        fprintf(out, " <time>%02d:%02d</time> UTC", day.tm_hour, day.tm_min);
}
