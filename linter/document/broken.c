#include "document/broken.h"

#include <stdlib.h>

#include "document/broken_parts.h"
#include "document/broken_scan.h"
#include "document/plain.h"
#include "text/alloc.h"

static void push(struct broken_scan *scan, struct bracket_at bracket)
{
    scan->open = mem_grow(scan->open, scan->nopen, &scan->open_capacity,
                          sizeof *scan->open);
    scan->open[scan->nopen++] = bracket;
}

/* The bracket that was opened last, or one of no width. */
static struct bracket_at pop(struct broken_scan *scan)
{
    if (!scan->nopen)
        return (struct bracket_at){0};
    return scan->open[--scan->nopen];
}

/* What look_at finds begins with one of these: a bracket, also a fullwidth one,
   or a tag. */
static const char begins[] = {'[', ']', '<', '\xEF'};

/* The first of them at or behind the offset, or the end of the document. What
   was found before and is still ahead is not searched again. */
static size_t next_place(struct broken_scan *scan, size_t at)
{
    struct str plain = scan->document->plain;
    size_t first = plain.len;

    for (size_t i = 0; i < sizeof begins; i++) {
        size_t *next = &scan->next[i];

        if (*next < at || !at)
            *next = str_find_char(plain, begins[i], at);
        if (*next < first)
            first = *next;
    }
    return first;
}

static size_t look_at(struct broken_scan *scan, size_t at)
{
    size_t open = bracket_width(scan->plain, at, SQUARE_OPEN);
    size_t close = bracket_width(scan->plain, at, SQUARE_CLOSE);

    if (open && at > scan->start && scan->plain.ptr[at - 1] == ')')
        broken_at_round(scan, at - 1);
    if (open)
        push(scan, (struct bracket_at){at, open});
    if (close)
        broken_at_close(scan, pop(scan), (struct bracket_at){at, close});
    if (scan->plain.ptr[at] == '<')
        broken_at_angle(scan, at);
    return open + close ? open + close : 1;
}

static void scan_text(struct broken_scan *scan, struct span text)
{
    scan->plain = str_slice(scan->document->plain, 0, text.end);
    scan->start = text.start;
    scan->nopen = 0;
    for (size_t at = text.start; (at = next_place(scan, at)) < text.end;)
        at += look_at(scan, at);
    for (size_t i = 0; i < scan->nopen; i++)
        if (scan->open[i].width == 1)
            broken_at_open(scan, scan->open[i].at);
}

static int compare(const void *a, const void *b)
{
    const struct broken *x = a, *y = b;

    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return x->span.end < y->span.end ? -1 : x->span.end > y->span.end;
}

static void mark_partial(struct document *document, const struct broken *broken)
{
    for (size_t i = document_first_link(document, broken->span.start);
         i < document->nlinks &&
         document->links[i].span.start < broken->span.end;
         i++) {
        struct link *link = &document->links[i];

        if (link->kind == LINK_BARE &&
            (link->span.start != broken->target.start ||
             link->span.end != broken->target.end))
            link->partial = true;
    }
}

/* Keeps those that do not overlap one before them. */
static void keep(struct document *document, struct broken_scan *scan)
{
    size_t end = 0;

    document->broken =
        arena_array(&document->brief, scan->nfound, sizeof *document->broken);
    if (scan->nfound)
        qsort(scan->found, scan->nfound, sizeof *scan->found, compare);
    for (size_t i = 0; i < scan->nfound; i++) {
        if (scan->found[i].span.start < end)
            continue;
        end = scan->found[i].span.end;
        document->broken[document->nbroken++] = scan->found[i];
        mark_partial(document, &scan->found[i]);
    }
}

void broken_find(struct document *document)
{
    struct broken_scan scan = {.document = document};
    struct span text = {0};

    while (plain_next(document, text.end, &text))
        scan_text(&scan, text);
    keep(document, &scan);
    mem_free(scan.open);
    mem_free(scan.found);
}

const struct broken *broken_at(const struct document *document, size_t offset)
{
    size_t low = 0, high = document->nbroken;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->broken[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->nbroken || document->broken[low].span.start > offset)
        return NULL;
    return &document->broken[low];
}
