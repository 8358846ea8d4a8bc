#include "reports/statistics.h"

#include <stdlib.h>
#include <string.h>

#include "reports/paint.h"
#include "text/alloc.h"

/* The findings of one rule and severity. */
struct line {
    const struct record_finding *first;
    size_t count, fixable;
};

struct lines {
    struct line *items;
    size_t count;
};

/* The columns of the widest. */
struct columns {
    int count, rule, name;
};

static int by_rule(const void *a, const void *b)
{
    const struct line *x = a, *y = b;
    int order = strcmp(x->first->rule, y->first->rule);

    return order ? order : (int)y->first->severity - (int)x->first->severity;
}

/* The first of each kind is whichever the sort puts there: what of it is shown
   is the same in all. */
static void sum_up(struct lines *lines)
{
    size_t kept = 0;

    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->items[i];

        if (kept && by_rule(&lines->items[kept - 1], line) == 0) {
            lines->items[kept - 1].count += line->count;
            lines->items[kept - 1].fixable += line->fixable;
        } else {
            lines->items[kept++] = *line;
        }
    }
    lines->count = kept;
}

/* The worst first, as everywhere. */
static int by_weight(const void *a, const void *b)
{
    const struct line *x = a, *y = b;

    if (x->first->severity != y->first->severity)
        return x->first->severity > y->first->severity ? -1 : 1;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return by_rule(a, b);
}

static int wider(int columns, size_t len)
{
    return (size_t)columns < len ? (int)len : columns;
}

static struct columns measure(const struct lines *lines)
{
    struct columns columns = {0};

    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        int digits = snprintf(NULL, 0, "%zu", line->count);

        columns.count = wider(columns.count, (size_t)digits);
        columns.rule = wider(columns.rule, strlen(line->first->rule));
        columns.name = wider(columns.name, strlen(line->first->name));
    }
    return columns;
}

static void add_line(struct buf *out, const struct line *line,
                     const struct columns *columns,
                     const struct report_style *style)
{
    const struct record_finding *first = line->first;
    const char *end = paint(style, PAINT_END);

    buf_printf(out, "%s%*zu%s  %s%-7s%s  %-*s  ", paint(style, PAINT_BOLD),
               columns->count, line->count, end,
               paint_severity(style, first->severity),
               severity_name(first->severity), end, columns->rule, first->rule);
    if (line->fixable)
        buf_printf(out, "%-*s  %s%zu fixable%s\n", columns->name, first->name,
                   paint(style, PAINT_DIM), line->fixable, end);
    else
        buf_printf(out, "%s\n", first->name);
}

static void sort(struct lines *lines, int (*order)(const void *, const void *))
{
    if (lines->count)
        qsort(lines->items, lines->count, sizeof *lines->items, order);
}

void statistics_add(struct buf *out, const struct record *record,
                    const struct report_style *style)
{
    struct lines lines = {mem_zero(record->nfindings, sizeof(struct line)),
                          record->nfindings};
    struct columns columns;

    for (size_t i = 0; i < record->nfindings; i++)
        lines.items[i] = (struct line){&record->findings[i], 1,
                                       record->findings[i].nedits > 0};
    sort(&lines, by_rule);
    sum_up(&lines);
    sort(&lines, by_weight);
    columns = measure(&lines);
    for (size_t i = 0; i < lines.count; i++)
        add_line(out, &lines.items[i], &columns, style);
    mem_free(lines.items);
}
