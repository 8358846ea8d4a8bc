#include "model_text.h"

#include <stdint.h>
#include <stdio.h>

#include "document/broken.h"
#include "document/draft.h"
#include "document/piece.h"

/* NONE is written as -1. */
static void add_number(struct buf *out, const char *name, size_t number)
{
    if (number == NONE)
        buf_printf(out, " %s=-1", name);
    else
        buf_printf(out, " %s=%zu", name, number);
}

static void add_span(struct buf *out, const char *name, struct span span)
{
    buf_printf(out, " %s=%u-%u", name, span.start, span.end);
}

static void add_text(struct buf *out, const char *name, struct str text)
{
    buf_printf(out, " %s='%.*s'", name, STR_ARG(text));
}

static void add_spans(struct buf *out, const char *name,
                      const struct span *spans, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        add_span(out, name, spans[i]);
        buf_add_char(out, '\n');
    }
}

static void add_blocks(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->nblocks; i++) {
        const struct block *block = &document->blocks[i];

        buf_printf(out, "block kind=%d", block->kind);
        add_span(out, "span", block->span);
        add_number(out, "section", block->section);
        add_number(out, "item", block->item);
        add_number(out, "table", block->table);
        add_number(out, "first", block->first_line);
        buf_add_char(out, '\n');
        add_spans(out, "line", block->lines, block->nlines);
    }
    for (size_t i = 0; i < document->nitems; i++) {
        buf_add(out, STR("item"));
        add_number(out, "parent", document->items[i].parent);
        add_number(out, "nested", document->items[i].nested);
        buf_add_char(out, '\n');
    }
}

static void add_headings(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->nheadings; i++) {
        const struct heading *heading = &document->headings[i];

        buf_printf(out, "heading level=%d", heading->level);
        add_span(out, "span", heading->span);
        add_number(out, "parent", heading->parent);
        add_text(out, "text", heading->text);
        add_text(out, "slug", heading->slug);
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < document->nanchors; i++) {
        add_text(out, "anchor", document->anchors[i].name);
        add_text(out, "key", document->anchors[i].key);
        buf_add_char(out, '\n');
    }
}

static void add_row(struct buf *out, const struct row *row)
{
    buf_printf(out, "row pipes=%d%d", row->leading_pipe, row->trailing_pipe);
    add_number(out, "line", row->line);
    add_span(out, "span", row->span);
    for (size_t i = 0; i < row->ncells; i++) {
        add_span(out, "cell", row->cells[i].span);
        add_span(out, "content", row->cells[i].content);
        add_text(out, "text", row->cells[i].text);
    }
    buf_add_char(out, '\n');
}

static void add_tables(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->ntables; i++) {
        const struct table *table = &document->tables[i];

        buf_add(out, STR("table"));
        add_span(out, "span", table->span);
        add_number(out, "columns", table->columns);
        add_number(out, "section", table->section);
        add_number(out, "block", table->block);
        buf_add_char(out, '\n');
        add_row(out, &table->header);
        add_row(out, &table->delimiter);
        for (size_t j = 0; j < table->nrows; j++)
            add_row(out, &table->rows[j]);
    }
}

static void add_links(struct buf *out, const struct link *links, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct link *link = &links[i];

        buf_printf(out, "link kind=%d image=%d%d partial=%d", link->kind,
                   link->image, link->has_image, link->partial);
        add_span(out, "span", link->span);
        add_span(out, "text", link->text_span);
        add_span(out, "target", link->target);
        add_text(out, "url", link->url);
        add_text(out, "text", link->text);
        add_number(out, "section", link->section);
        add_number(out, "block", link->block);
        add_number(out, "table", link->table);
        add_number(out, "row", link->row);
        add_number(out, "cell", link->cell);
        add_number(out, "inside", link->inside);
        buf_add_char(out, '\n');
    }
}

static void add_entries(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->nentries; i++) {
        const struct entry *entry = &document->entries[i];

        buf_add(out, STR("entry"));
        add_span(out, "span", entry->span);
        add_text(out, "name", entry->name);
        add_span(out, "at", entry->name_span);
        add_text(out, "description", entry->description);
        if (entry->link)
            add_span(out, "link", entry->link->span);
        add_number(out, "section", entry->section);
        add_number(out, "table", entry->table);
        add_number(out, "row", entry->row);
        buf_add_char(out, '\n');
    }
}

static void add_definitions(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->ndefinitions; i++) {
        const struct definition *definition = &document->definitions[i];

        buf_printf(out, "definition used=%d", definition->used);
        add_span(out, "span", definition->span);
        add_span(out, "label", definition->label);
        add_span(out, "target", definition->target);
        add_text(out, "key", definition->key);
        add_text(out, "url", definition->url);
        add_number(out, "repeats", definition->repeats);
        buf_add_char(out, '\n');
    }
}

static void add_broken(struct buf *out, const struct document *document)
{
    for (size_t i = 0; i < document->nbroken; i++) {
        buf_printf(out, "broken kind=%d", document->broken[i].kind);
        add_span(out, "span", document->broken[i].span);
        buf_add_char(out, '\n');
    }
    for (size_t i = 0; i < document->ndrafts; i++) {
        buf_printf(out, "draft fault=%d", document->drafts[i].fault);
        add_span(out, "header", document->drafts[i].header.span);
        add_number(out, "rows", document->drafts[i].nrows);
        buf_add_char(out, '\n');
    }
}

void model_text(struct buf *out, const struct document *document)
{
    add_blocks(out, document);
    add_headings(out, document);
    add_tables(out, document);
    add_links(out, document->links, document->nlinks);
    add_links(out, document->torn, document->ntorn);
    add_entries(out, document);
    add_definitions(out, document);
    add_broken(out, document);
    add_spans(out, "code", document->code, document->ncode);
    add_spans(out, "html", document->html, document->nhtml);
    add_spans(out, "comment", document->comments, document->ncomments);
    add_text(out, "plain", document->plain);
    add_number(out, "misplaced", document->misplaced);
    buf_add_char(out, '\n');
}

static void add_parsed(struct buf *out, struct str list,
                       const struct piece_plan *plan)
{
    struct document *document = piece_parse(STR("README.md"), list, plan);

    buf_clear(out);
    model_text(out, document);
    document_free(document);
}

bool model_is_one(struct str list)
{
    static const struct piece_plan whole = {.bytes = SIZE_MAX};
    static const struct piece_plan parts[] = {{.bytes = 1},
                                              {.bytes = 1, .ahead = true}};
    struct buf expected, found;
    bool same = true;

    buf_init(&expected);
    buf_init(&found);
    add_parsed(&expected, list, &whole);
    for (size_t i = 0; same && i < sizeof parts / sizeof *parts; i++) {
        add_parsed(&found, list, &parts[i]);
        same = str_eq(buf_str(&found), buf_str(&expected));
    }
    if (!same)
        fprintf(stderr, "as a whole:\n%s\nin pieces:\n%s\n", expected.ptr,
                found.ptr);
    buf_release(&expected);
    buf_release(&found);
    return same;
}
