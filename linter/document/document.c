#include "document/document.h"

#include "document/spans.h"
#include "text/alloc.h"

void document_free(struct document *document)
{
    if (!document)
        return;
    mem_free(document->lines);
    arena_release(&document->brief);
    arena_release(&document->arena);
    mem_free(document);
}

void document_forget(struct document *document)
{
    arena_release(&document->brief);
    document->census = NULL;
    document->broken = NULL;
    document->drafts = NULL;
    document->nbroken = document->ndrafts = 0;
    document->plain = (struct str){0};
}

struct str document_text(const struct document *document, struct span span)
{
    return str_slice(document->source, span.start, span.end);
}

size_t document_line(const struct document *document, size_t offset)
{
    size_t low = 0, high = document->nlines;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (document->lines[middle].start <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t document_first_code(const struct document *document, size_t offset)
{
    return spans_first(document->code, document->ncode, offset);
}

bool document_in_code(const struct document *document, size_t offset)
{
    return spans_hold(document->code, document->ncode, offset);
}

const struct block *document_block(const struct document *document,
                                   size_t offset)
{
    size_t low = 0, high = document->nblocks;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->blocks[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->nblocks || document->blocks[low].span.start > offset)
        return NULL;
    return &document->blocks[low];
}

const struct entry *document_entry(const struct document *document,
                                   size_t offset)
{
    size_t low = 0, high = document->nentries;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->entries[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->nentries || document->entries[low].span.start > offset)
        return NULL;
    return &document->entries[low];
}

static size_t first_from(const struct link *links, size_t count, size_t offset)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (links[middle].span.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t document_first_link(const struct document *document, size_t offset)
{
    return first_from(document->links, document->nlinks, offset);
}

size_t document_first_torn(const struct document *document, size_t offset)
{
    return first_from(document->torn, document->ntorn, offset);
}

size_t document_section(const struct document *document, size_t offset)
{
    size_t low = 0, high = document->nheadings;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (document->headings[middle].span.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : NONE;
}
