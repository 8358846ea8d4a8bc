#include "document_promise.h"

#include "document/broken.h"
#include "target.h"
#include "tests/model_text.h"

struct span document_span(const struct document *document)
{
    return (struct span){0, document->source.len};
}

void promise_span(struct span span, struct span within, const char *what)
{
    promise(span.start <= span.end && within.start <= span.start &&
                span.end <= within.end,
            what);
}

static void promise_index(size_t index, size_t count, const char *what)
{
    promise(index == NONE || index < count, what);
}

/* In order, and none within another. */
static void promise_spans(const struct document *document,
                          const struct span *spans, size_t count,
                          const char *what)
{
    for (size_t i = 0; i < count; i++) {
        promise_span(spans[i], document_span(document), what);
        promise(!i || spans[i - 1].end <= spans[i].start, what);
    }
}

static bool is_line_end(struct str text)
{
    return str_eq(text, STR("\n")) || str_eq(text, STR("\r")) ||
           str_eq(text, STR("\r\n"));
}

/* With their ends they are the source. */
static void promise_lines(const struct document *document)
{
    size_t at = 0;

    for (size_t i = 0; i < document->nlines; i++) {
        struct span line = document->lines[i];
        struct str end;

        promise_span(line, document_span(document), "a line is in the source");
        promise(line.start == at, "no byte stands between two lines");
        promise(document_line(document, line.start) == i,
                "a line holds its first byte");
        at = i + 1 < document->nlines ? document->lines[i + 1].start
                                      : document->source.len;
        end = str_slice(document->source, line.end, at);
        promise(is_line_end(end) || (!end.len && at == document->source.len),
                "a line ends with a line end, or the source does");
    }
    promise(at == document->source.len, "the lines are all of the source");
}

static void promise_blocks(const struct document *document)
{
    for (size_t i = 0; i < document->nblocks; i++) {
        const struct block *block = &document->blocks[i];

        promise_span(block->span, document_span(document),
                     "a block is in the source");
        promise(!i || block[-1].span.start <= block->span.start,
                "blocks are in order");
        promise(block->first_line + block->nlines <= document->nlines,
                "the lines of a block are lines of the document");
        for (size_t j = 0; j < block->nlines; j++)
            promise_span(block->lines[j],
                         document->lines[block->first_line + j],
                         "a line of a block is in its line");
        promise_index(block->section, document->nheadings,
                      "the section of a block is a heading");
        promise_index(block->item, document->nitems,
                      "the item of a block is an item");
        promise(block->kind != BLOCK_TABLE || block->table < document->ntables,
                "the table of a block is a table");
    }
    for (size_t i = 0; i < document->nitems; i++)
        promise(document->items[i].parent == NONE ||
                    document->items[i].parent < i,
                "the item around an item stands before it");
}

static void promise_row(const struct document *document, const struct row *row,
                        struct span within)
{
    promise(row->line < document->nlines, "a row has a line");
    promise_span(row->span, document->lines[row->line], "a row is in its line");
    promise_span(row->span, within, "a row is in its table");
    for (size_t i = 0; i < row->ncells; i++) {
        const struct cell *cell = &row->cells[i];

        promise_span(cell->span, row->span, "a cell is in its row");
        promise_span(cell->content, cell->span, "what a cell holds is in it");
        promise(!i || cell[-1].span.end <= cell->span.start,
                "cells are in order");
    }
}

static void promise_tables(const struct document *document)
{
    for (size_t i = 0; i < document->ntables; i++) {
        const struct table *table = &document->tables[i];

        promise_span(table->span, document_span(document),
                     "a table is in the source");
        promise_row(document, &table->header, table->span);
        promise_row(document, &table->delimiter, table->span);
        promise(table->header.ncells == table->columns,
                "a table has as many columns as its header has cells");
        for (size_t j = 0; j < table->nrows; j++)
            promise_row(document, &table->rows[j], table->span);
        promise(table->block < document->nblocks, "a table has a block");
        promise_index(table->section, document->nheadings,
                      "the section of a table is a heading");
    }
}

static void promise_place(const struct document *document,
                          const struct link *link)
{
    const struct table *table;
    const struct row *row;

    if (link->table == NONE)
        return;
    promise(link->table < document->ntables, "a link is in a table");
    table = &document->tables[link->table];
    promise(link->row == NONE || link->row < table->nrows,
            "a link is in a row of its table");
    row = link->row == NONE ? &table->header : &table->rows[link->row];
    promise(link->cell < row->ncells, "a link is in a cell of its row");
    promise_span(link->span, row->cells[link->cell].span,
                 "a link is in its cell");
}

static void promise_links(const struct document *document,
                          const struct link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct link *link = &links[i];

        promise_span(link->span, document_span(document),
                     "a link is in the source");
        promise_span(link->text_span,
                     link->kind == LINK_HTML ? document_span(document)
                                             : link->span,
                     "its text is in a link");
        promise_span(link->target, link->span, "its target is in a link");
        promise(!i || link[-1].span.start <= link->span.start,
                "links are in order");
        promise(link->block < document->nblocks, "a link is in a block");
        promise_index(link->section, document->nheadings,
                      "the section of a link is a heading");
        promise_index(link->inside, document->nlinks,
                      "the link around a picture is a link");
        promise_place(document, link);
    }
}

static void promise_headings(const struct document *document)
{
    for (size_t i = 0; i < document->nheadings; i++) {
        const struct heading *heading = &document->headings[i];

        promise_span(heading->span, document_span(document),
                     "a heading is in the source");
        promise(heading->level >= 1 && heading->level <= 6,
                "a heading has a level from 1 to 6");
        promise(
            heading->parent == NONE ||
                (heading->parent < i &&
                 document->headings[heading->parent].level < heading->level),
            "the heading above one is higher and stands before it");
    }
}

static void promise_entries(const struct document *document)
{
    for (size_t i = 0; i < document->nentries; i++) {
        const struct entry *entry = &document->entries[i];

        promise_span(entry->span, document_span(document),
                     "an entry is in the source");
        promise_span(entry->name_span, entry->span, "its name is in an entry");
        promise(!i || entry[-1].span.start <= entry->span.start,
                "entries are in order");
        promise(!entry->link || (entry->link->span.start >= entry->span.start &&
                                 entry->link->span.end <= entry->span.end),
                "its link is in an entry");
        promise_index(entry->section, document->nheadings,
                      "the section of an entry is a heading");
        promise(entry->table == NONE ||
                    (entry->table < document->ntables &&
                     entry->row < document->tables[entry->table].nrows),
                "an entry of a table is a row of it");
    }
}

static void promise_rest(const struct document *document)
{
    for (size_t i = 0; i < document->ndefinitions; i++) {
        const struct definition *definition = &document->definitions[i];

        promise_span(definition->span, document_span(document),
                     "a definition is in the source");
        promise_span(definition->label, definition->span,
                     "its label is in a definition");
        promise_span(definition->target, definition->span,
                     "its target is in a definition");
        promise(definition->repeats == NONE || definition->repeats < i,
                "what a definition repeats stands before it");
    }
    for (size_t i = 0; i < document->nbroken; i++) {
        const struct broken *broken = &document->broken[i];

        promise_span(broken->span, document_span(document),
                     "a broken link is in the source");
        promise_span(broken->text, broken->span, "its text is in it");
        promise_span(broken->target, broken->span, "its target is in it");
        promise(broken->open + broken->close <=
                    broken->span.end - broken->span.start,
                "its brackets are in it");
    }
}

void promise_document(const struct document *document)
{
    promise_lines(document);
    promise_blocks(document);
    promise_headings(document);
    promise_tables(document);
    promise_links(document, document->links, document->nlinks);
    promise_links(document, document->torn, document->ntorn);
    promise_entries(document);
    promise_rest(document);
    promise_spans(document, document->code, document->ncode,
                  "code is in order");
    promise_spans(document, document->html, document->nhtml,
                  "tags are in order");
    promise_spans(document, document->comments, document->ncomments,
                  "comments are in order");
    promise(document->plain.len == document->source.len,
            "the plain text is as long as the source");
}

void promise_pieces(struct str list)
{
    promise_of(model_is_one(list),
               "a list is the same in pieces and as a whole", list);
}
