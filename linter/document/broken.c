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

/* The first byte at or behind the offset at which look_at finds anything. */
static size_t next_place(struct str text, size_t at)
{
    static const bool begins[256] = {
        ['['] = true, [']'] = true, [')'] = true, ['<'] = true, [0xEF] = true};

    while (at < text.len && !begins[(unsigned char)text.ptr[at]])
        at++;
    return at;
}

static size_t look_at(struct broken_scan *scan, size_t at)
{
    size_t open = bracket_width(scan->plain, at, SQUARE_OPEN);
    size_t close = bracket_width(scan->plain, at, SQUARE_CLOSE);

    if (open)
        push(scan, (struct bracket_at){at, open});
    if (close)
        broken_at_close(scan, pop(scan), (struct bracket_at){at, close});
    if (scan->plain.ptr[at] == ')')
        broken_at_round(scan, at);
    if (scan->plain.ptr[at] == '<')
        broken_at_angle(scan, at);
    return open + close ? open + close : 1;
}

static void scan_text(struct broken_scan *scan, struct span text)
{
    scan->plain = str_slice(scan->document->plain, 0, text.end);
    scan->start = text.start;
    scan->nopen = 0;
    for (size_t at = text.start; (at = next_place(scan->plain, at)) < text.end;)
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
        arena_array(&document->arena, scan->nfound, sizeof *document->broken);
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
