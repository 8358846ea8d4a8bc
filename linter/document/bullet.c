#include "document/bullet.h"

#include "document/spans.h"
#include "text/url.h"

/* A bullet while its text is written; offsets of the source only grow. */
struct writing {
    const struct document *document;
    char *text;
    size_t *places;
    size_t len;
    size_t link;    /* the next that may be one by reference */
    size_t comment; /* the next that may hide something */
};

static void write_char(struct writing *writing, char c, size_t place)
{
    if (char_is_space(c)) {
        if (!writing->len || writing->text[writing->len - 1] == ' ')
            return;
        c = ' ';
    }
    writing->places[writing->len] = place;
    writing->text[writing->len++] = c;
}

/* What stands for an address: a form of it that needs no brackets. */
static void write_address(struct writing *writing, struct str url, size_t place)
{
    write_char(writing, '(', place);
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];

        write_char(writing, char_is_space(c) || c == '(' || c == ')' ? '_' : c,
                   place);
    }
    write_char(writing, ')', place);
}

/* The link by reference whose text ends at the offset, or NULL. */
static const struct link *reference_at(struct writing *writing, size_t at)
{
    const struct document *document = writing->document;

    while (writing->link < document->nlinks) {
        const struct link *link = &document->links[writing->link];

        if (link->kind == LINK_REFERENCE && !link->image &&
            link->text_span.end >= at)
            return link->text_span.end == at ? link : NULL;
        if (link->span.start > at)
            return NULL;
        writing->link++;
    }
    return NULL;
}

/* The end of the comment that starts at the offset, or 0. */
static size_t comment_end(struct writing *writing, size_t at)
{
    const struct document *document = writing->document;

    while (writing->comment < document->ncomments &&
           document->comments[writing->comment].start < at)
        writing->comment++;
    if (writing->comment == document->ncomments ||
        document->comments[writing->comment].start != at)
        return 0;
    return document->comments[writing->comment].end;
}

/* Writes what stands at the offset; where the next begins. */
static size_t write_at(struct writing *writing, size_t at)
{
    const struct link *link = reference_at(writing, at);
    size_t end = comment_end(writing, at);

    if (end)
        return end;
    if (!link) {
        write_char(writing, writing->document->source.ptr[at], at);
        return at + 1;
    }
    write_char(writing, ']', at);
    write_address(writing, link->url, at);
    return link->span.end > at ? link->span.end : at + 1;
}

static void write_lines(struct writing *writing, const struct block *block)
{
    size_t at = block->span.start;

    for (size_t i = 0; i < block->nlines; i++) {
        if (at < block->lines[i].start)
            at = block->lines[i].start;
        while (at < block->lines[i].end)
            at = write_at(writing, at);
        write_char(writing, ' ', block->lines[i].end);
    }
    while (writing->len && writing->text[writing->len - 1] == ' ')
        writing->len--;
    writing->places[writing->len] =
        writing->len ? writing->places[writing->len - 1] + 1 : at;
}

/* The first link to the web, and how long the addresses are that are written
   where only their name stands. */
static const struct link *web_link(const struct document *document,
                                   const struct block *block, size_t *more)
{
    const struct link *web = NULL;

    *more = 0;
    for (size_t i = document_first_link(document, block->span.start);
         i < document->nlinks &&
         document->links[i].span.start < block->span.end;
         i++) {
        const struct link *link = &document->links[i];

        if (!web && !link->image && url_is_web(link->url))
            web = link;
        if (link->kind == LINK_REFERENCE && !link->image)
            *more += link->url.len + 3;
    }
    return web;
}

static bool has_torn(const struct document *document, const struct block *block)
{
    size_t torn = document_first_torn(document, block->span.start);

    return torn < document->ntorn &&
           document->torn[torn].span.start < block->span.end;
}

bool bullet_read(struct arena *arena, const struct document *document,
                 const struct block *block, struct bullet *bullet)
{
    struct writing writing = {.document = document};
    size_t most = block->span.end - block->span.start, more;

    if (block->item == NONE || block->kind != BLOCK_PARAGRAPH ||
        most > BULLET_LONGEST || has_torn(document, block))
        return false;
    bullet->block = block;
    bullet->link = web_link(document, block, &more);
    most += more + block->nlines + 1;
    if (!bullet->link || most > BULLET_LONGEST)
        return false;
    writing.text = arena_alloc(arena, most);
    writing.places = arena_array(arena, most, sizeof *writing.places);
    writing.link = document_first_link(document, block->span.start);
    writing.comment =
        spans_first(document->comments, document->ncomments, block->span.start);
    write_lines(&writing, block);
    bullet->text = (struct str){writing.text, writing.len};
    bullet->places = writing.places;
    return true;
}
