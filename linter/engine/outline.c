#include "engine/outline.h"

#include "engine/repeat_key.h"

struct outline outline_begin(struct arena *arena,
                             const struct document *document)
{
    return (struct outline){.arena = arena, .document = document};
}

static size_t column_of(const struct outline *outline,
                        const struct block *block)
{
    return repeat_column(outline->document, block->first_line);
}

/* Leaves the items whose text starts at the column or behind it. */
static void leave_items(struct outline *outline, size_t column)
{
    while (outline->item && outline->item->column >= column) {
        struct outline_item *item = outline->item;

        outline->item = item->parent;
        item->parent = outline->spare;
        outline->spare = item;
    }
}

static void enter_item(struct outline *outline, const struct block *block)
{
    size_t column = column_of(outline, block);
    struct outline_item *item;

    leave_items(outline, column);
    item = outline->spare;
    if (item)
        outline->spare = item->parent;
    else
        item = arena_alloc(outline->arena, sizeof *item);
    item->block = outline->next;
    item->column = column;
    item->parent = outline->item;
    outline->item = item;
}

/* Whether the block stands behind the items, not in the last one. */
static bool is_between(const struct outline *outline, const struct block *block)
{
    return block->kind == BLOCK_PARAGRAPH && outline->item &&
           !column_of(outline, block);
}

void outline_walk(struct outline *outline, const struct entry *entry)
{
    const struct document *document = outline->document;

    for (; outline->next < document->nblocks; outline->next++) {
        const struct block *block = &document->blocks[outline->next];

        if (block->span.start > entry->span.start)
            return;
        if (block->item != NONE) {
            enter_item(outline, block);
        } else if (block->kind == BLOCK_HEADING) {
            leave_items(outline, 0);
        } else if (is_between(outline, block)) {
            leave_items(outline, 0);
            outline->part++;
        }
    }
}

size_t outline_block(const struct outline *outline)
{
    return outline->item ? outline->item->block : NONE;
}

size_t outline_parent(const struct outline *outline)
{
    const struct outline_item *item = outline->item;

    return item && item->parent ? item->parent->block : NONE;
}

bool outline_inside(const struct outline *outline, size_t block)
{
    const struct outline_item *item = outline->item;

    if (item)
        item = item->parent;
    while (item && item->block > block)
        item = item->parent;
    return item && item->block == block;
}
