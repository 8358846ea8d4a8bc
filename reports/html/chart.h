/*
 * Charts of the page: drawn as SVG, with the numbers as text beside them.
 */
#ifndef LISTLINT_REPORTS_HTML_CHART_H
#define LISTLINT_REPORTS_HTML_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

enum { CHART_PARTS = 3 };

/* A row of bars: its parts stand one behind the other. */
struct chart_bar {
    const char *label;
    const char *detail; /* behind the label; may be empty */
    const char *target; /* the id that the label leads to; empty: none */
    size_t parts[CHART_PARTS];
    bool is_rest; /* of all that has no bar of its own: only the number is told,
                     which may be many times the longest bar */
};

/* One part of a whole. */
struct chart_share {
    const char *name, *kind;
    size_t value;
};

/* Bars, the longest as long as there is room; `kinds` are the classes of the
   parts. Nothing where there is no bar. */
void chart_bars(FILE *out, const char *title, const struct chart_bar *bars,
                size_t count, const char *const kinds[CHART_PARTS]);

/* One bar that is cut into shares. Nothing where all of them are 0. */
void chart_shares(FILE *out, const char *title,
                  const struct chart_share *shares, size_t count);

#endif
