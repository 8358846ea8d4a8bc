#include "document/role.h"

#include "document/spans.h"

/* Pictures may stand in one another; deeper ones are made to take time. */
enum { DEEPEST = 8 };

static bool holds(struct span span, size_t offset)
{
    return span.start <= offset && offset < span.end;
}

/* What the link has there: its address, its label, or else text. */
static enum role link_role(const struct link *link, size_t offset,
                           struct span *around)
{
    if (!holds(link->target, offset))
        return ROLE_TEXT;
    *around = link->target;
    return link->kind == LINK_REFERENCE ? ROLE_LABEL : ROLE_ADDRESS;
}

/* Asks the last link that begins at or before the offset, and those around
   it. */
static enum role links_role(const struct document *document, size_t offset,
                            struct span *around)
{
    size_t i = document_first_link(document, offset + 1);
    enum role role = ROLE_TEXT;

    i = i ? i - 1 : NONE;
    for (int depth = 0; i != NONE && depth < DEEPEST; depth++) {
        role = link_role(&document->links[i], offset, around);
        i = role == ROLE_TEXT ? document->links[i].inside : NONE;
    }
    i = document_first_torn(document, offset + 1);
    if (i && role == ROLE_TEXT)
        role = link_role(&document->torn[i - 1], offset, around);
    return role;
}

static enum role definition_role(const struct document *document, size_t offset,
                                 struct span *around)
{
    const struct definition *definition = document->definitions;
    size_t low = 0, high = document->ndefinitions;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (definition[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == document->ndefinitions)
        return ROLE_TEXT;
    if (holds(definition[low].target, offset)) {
        *around = definition[low].target;
        return ROLE_ADDRESS;
    }
    if (!holds(definition[low].label, offset))
        return ROLE_TEXT;
    *around = definition[low].label;
    return ROLE_LABEL;
}

static enum role html_role(const struct document *document, size_t offset)
{
    const struct block *block;

    if (spans_hold(document->comments, document->ncomments, offset))
        return ROLE_COMMENT;
    if (spans_hold(document->html, document->nhtml, offset))
        return ROLE_TAG;
    block = document_block(document, offset);
    return block && block->kind == BLOCK_HTML ? ROLE_HTML : ROLE_TEXT;
}

enum role role_at(const struct document *document, size_t offset,
                  struct span *around)
{
    struct span ignored;
    enum role role;

    if (document_in_code(document, offset))
        return ROLE_CODE;
    if (!around)
        around = &ignored;
    role = links_role(document, offset, around);
    if (role == ROLE_TEXT)
        role = definition_role(document, offset, around);
    return role == ROLE_TEXT ? html_role(document, offset) : role;
}
