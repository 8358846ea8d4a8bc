#include "reports/lines.h"
#include "reports/statistics.h"

void report_concise(FILE *out, const struct record *record,
                    const struct report_style *style)
{
    struct buf text;

    buf_init(&text);
    if (style->statistics)
        statistics_add(&text, record, style);
    for (size_t i = 0; !style->statistics && i < record->nfindings; i++)
        lines_head(&text, &record->findings[i], style);
    if (!style->quiet)
        lines_summary(&text, record);
    fwrite(buf_str(&text).ptr, 1, text.len, out);
    buf_release(&text);
}
