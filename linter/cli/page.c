#include "cli/page.h"

#include <string.h>

static const struct page *find_page(const char *name)
{
    const struct page *page = all_pages;

    while (strcmp(page->name, name) != 0)
        page++;
    return page;
}

/* The gap that a line is, or NULL. */
static const struct gap *find_gap(const struct gap *gaps, struct str line)
{
    struct str name = str_trim(line);

    if (name.len < 3 || *name.ptr != '@' || name.ptr[name.len - 1] != '@')
        return NULL;
    name = str_slice(name, 1, name.len - 1);
    while (gaps->name && !str_eq(name, str_from(gaps->name)))
        gaps++;
    return gaps->name ? gaps : NULL;
}

void page_write(FILE *out, const char *name, const struct gap *gaps)
{
    struct str rest = find_page(name)->text;

    while (rest.len) {
        struct str line = str_cut(rest, '\n', &rest);
        const struct gap *gap = find_gap(gaps, line);

        if (gap)
            gap->fill(out);
        else
            fprintf(out, "%.*s\n", STR_ARG(line));
    }
}
