#include "reports/html/chart.h"

#include "reports/html/text.h"

/* Lengths are in thousandths of the room. */
enum {
    ROOM = 1000,
    LEAST = 6, /* what is there is seen, however little it is */
};

static size_t bar_value(const struct chart_bar *bar)
{
    size_t value = 0;

    for (int i = 0; i < CHART_PARTS; i++)
        value += bar->parts[i];
    return value;
}

static size_t longest(const struct chart_bar *bars, size_t count)
{
    size_t most = 0;

    for (size_t i = 0; i < count; i++)
        if (!bars[i].is_rest && bar_value(&bars[i]) > most)
            most = bar_value(&bars[i]);
    return most;
}

/* No number of a run is near the limit, but a stored run is a file. */
static int length_of(size_t value, size_t most, int room)
{
    int length = (int)((double)value / (double)most * room);

    return value && length < LEAST ? LEAST : length;
}

static void put_part(FILE *out, const char *kind, int start, int length)
{
    if (length)
        html_put(out,
                 "<rect class=\"%s\" x=\"%d.%d%%\" width=\"%d.%d%%\" "
                 "height=\"100%%\"/>",
                 kind, start / 10, start % 10, length / 10, length % 10);
}

static void put_drawing(FILE *out, const struct chart_bar *bar, size_t most,
                        const char *const kinds[CHART_PARTS])
{
    const char *before = "";
    int start = 0;

    html_put(out, "<svg class=\"bar\" role=\"img\" aria-label=\"");
    for (int i = 0; i < CHART_PARTS; i++) {
        if (!bar->parts[i])
            continue;
        html_put(out, "%s%s %zu", before, kinds[i], bar->parts[i]);
        before = ", ";
    }
    html_put(out, "\">");
    for (int i = 0; i < CHART_PARTS; i++) {
        int length = length_of(bar->parts[i], most, ROOM);

        put_part(out, kinds[i], start, length);
        start += length;
    }
    html_put(out, "</svg>");
}

static void put_label(FILE *out, const struct chart_bar *bar)
{
    if (*bar->target)
        html_put(out, "<a href=\"#%s\">%s</a>", bar->target, bar->label);
    else
        html_put(out, "<span>%s</span>", bar->label);
    if (*bar->detail)
        html_put(out, " <small>%s</small>", bar->detail);
}

static void put_bar(FILE *out, const struct chart_bar *bar, size_t most,
                    const char *const kinds[CHART_PARTS])
{
    html_put(out, "<tr><th scope=\"row\">");
    put_label(out, bar);
    html_put(out, "</th><td>");
    if (!bar->is_rest)
        put_drawing(out, bar, most, kinds);
    html_put(out, "</td><td class=\"number\">%zu</td></tr>\n", bar_value(bar));
}

static void put_key(FILE *out, const char *kind)
{
    html_put(out,
             "<li><svg class=\"key\" aria-hidden=\"true\"><rect class=\"%s\" "
             "width=\"100%%\" height=\"100%%\"/></svg> ",
             kind);
}

/* What the colours mean, where there are several. */
static void put_kinds(FILE *out, const struct chart_bar *bars, size_t count,
                      const char *const kinds[CHART_PARTS])
{
    size_t sums[CHART_PARTS] = {0}, used = 0;

    for (size_t i = 0; i < count; i++)
        for (int part = 0; part < CHART_PARTS; part++)
            sums[part] += bars[i].is_rest ? 0 : bars[i].parts[part];
    for (int part = 0; part < CHART_PARTS; part++)
        used += sums[part] != 0;
    if (used < 2)
        return;
    html_put(out, "<ul class=\"legend\">");
    for (int part = 0; part < CHART_PARTS; part++) {
        if (!sums[part])
            continue;
        put_key(out, kinds[part]);
        html_put(out, "%s</li>", kinds[part]);
    }
    html_put(out, "</ul>\n");
}

void chart_bars(FILE *out, const char *title, const struct chart_bar *bars,
                size_t count, const char *const kinds[CHART_PARTS])
{
    size_t most = longest(bars, count);

    if (!most)
        return;
    html_put(out,
             "<figure class=\"chart\">\n<figcaption>%s</figcaption>\n"
             "<table>\n",
             title);
    for (size_t i = 0; i < count; i++)
        put_bar(out, &bars[i], most, kinds);
    html_put(out, "</table>\n");
    put_kinds(out, bars, count, kinds);
    html_put(out, "</figure>\n");
}

static void put_told(FILE *out, const struct chart_share *shares, size_t count)
{
    const char *before = "";

    for (size_t i = 0; i < count; i++) {
        if (!shares[i].value)
            continue;
        html_put(out, "%s%zu %s", before, shares[i].value, shares[i].name);
        before = ", ";
    }
}

/* The shares fill the room, also where some are drawn longer than they are. */
static void put_shares(FILE *out, const struct chart_share *shares,
                       size_t count, size_t all)
{
    int start = 0, room = ROOM;

    for (size_t i = 0; i < count; i++)
        room -= shares[i].value ? LEAST : 0;
    for (size_t i = 0; i < count; i++) {
        int length = shares[i].value ? LEAST : 0;

        length += (int)((double)shares[i].value / (double)all * room);
        put_part(out, shares[i].kind, start, length);
        start += length;
    }
}

static void put_legend(FILE *out, const struct chart_share *shares,
                       size_t count)
{
    html_put(out, "<ul class=\"legend\">");
    for (size_t i = 0; i < count; i++) {
        if (!shares[i].value)
            continue;
        put_key(out, shares[i].kind);
        html_put(out, "<b>%zu</b> %s</li>", shares[i].value, shares[i].name);
    }
    html_put(out, "</ul>\n");
}

void chart_shares(FILE *out, const char *title,
                  const struct chart_share *shares, size_t count)
{
    size_t all = 0;

    for (size_t i = 0; i < count; i++)
        all += shares[i].value;
    if (!all)
        return;
    html_put(out,
             "<figure class=\"chart wide\">\n<figcaption>%s</figcaption>\n"
             "<svg class=\"shares\" role=\"img\" aria-label=\"%s: ",
             title, title);
    put_told(out, shares, count);
    html_put(out, "\">");
    put_shares(out, shares, count, all);
    html_put(out, "</svg>\n");
    put_legend(out, shares, count);
    html_put(out, "</figure>\n");
}
