/*
 * Pages of text that are part of the program (cli/pages/), with gaps for what
 * its tables know. A gap is a line that is `@NAME@` but for spaces.
 */
#ifndef LISTLINT_CLI_PAGE_H
#define LISTLINT_CLI_PAGE_H

#include <stdio.h>

#include "text/str.h"

struct page {
    const char *name; /* of its file */
    struct str text;
};

/* Every page; ends with a NULL name. Made by the build from cli/pages/. */
extern const struct page all_pages[];

/* What fills a gap. */
struct gap {
    const char *name;
    void (*fill)(FILE *out); /* writes whole lines */
};

/* Writes the page of that name, which must be there, with every gap filled; the
   gaps end with a NULL name. */
void page_write(FILE *out, const char *name, const struct gap *gaps);

#endif
