/*
 * Lines that a change touched, before anybody knows where they stand.
 *
 * Lines end at line feeds only, as in a diff, and count from 0.
 */
#ifndef LISTLINT_ENGINE_LINE_RUN_H
#define LISTLINT_ENGINE_LINE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* Lines from `first` up to, not including, `end`. */
struct line_run {
    size_t first, end;
    bool added; /* else they are as they were, and adjoin lines that went */
};

/* Runs in an array that grows. */
struct line_runs {
    struct line_run *items;
    size_t count, capacity;
};

void line_runs_init(struct line_runs *runs);
void line_runs_release(struct line_runs *runs);

/* Adds lines that are new; none is fine. */
void line_runs_add(struct line_runs *runs, size_t first, size_t end);

/* Adds the line above a place where lines went, and the one below it, which
   now has the index `line`. */
void line_runs_add_removal(struct line_runs *runs, size_t line);

/*
 * Whether the lines beside this one may be something else once it has gone: a
 * blank line, a heading, the head of a table. An entry, which holds a link, is
 * nothing to its neighbours, and what is wrong with them is old.
 */
bool line_holds_up(struct str line);

#endif
