#include "reports/lines.h"
#include "reports/statistics.h"

/* Writes what the buffer holds and empties it. */
static void flush(FILE *out, struct buf *text)
{
    fwrite(buf_str(text).ptr, 1, text->len, out);
    buf_clear(text);
}

static void write_findings(FILE *out, struct buf *text,
                           const struct record *record,
                           const struct report_style *style)
{
    for (size_t i = 0; i < record->nfindings; i++) {
        if (i)
            buf_add_char(text, '\n');
        lines_head(text, &record->findings[i], style);
        lines_detail(text, &record->findings[i], style);
        flush(out, text);
    }
}

void report_human(FILE *out, const struct record *record,
                  const struct report_style *style)
{
    struct buf text;

    buf_init(&text);
    if (style->statistics)
        statistics_add(&text, record, style);
    else
        write_findings(out, &text, record, style);
    if (!style->quiet) {
        if (record->nfindings)
            buf_add_char(&text, '\n');
        lines_summary(&text, record);
    }
    flush(out, &text);
    buf_release(&text);
}
