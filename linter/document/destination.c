#include "document/destination.h"

static bool read_link(const struct link *link, struct destination *found)
{
    *found = (struct destination){link->url, link->target, link, false};
    return link->kind != LINK_REFERENCE && !link->partial;
}

static bool read_definition(const struct definition *definition,
                            struct destination *found)
{
    *found =
        (struct destination){definition->url, definition->target, NULL, false};
    return definition->used && definition->repeats == NONE;
}

static bool read_at(const struct document *document, size_t index,
                    struct destination *found)
{
    if (index < document->nlinks)
        return read_link(&document->links[index], found);
    return read_definition(&document->definitions[index - document->nlinks],
                           found);
}

bool destination_next(struct destination_search *search,
                      struct destination *found)
{
    const struct document *document = search->document;

    while (search->next < document->nlinks + document->ndefinitions) {
        if (!read_at(document, search->next++, found))
            continue;
        found->exact = str_eq(document_text(document, found->span), found->url);
        return true;
    }
    return false;
}

bool destination_has_entity(struct str written)
{
    size_t entity = str_find_char(written, '&', 0);

    return entity != STR_NONE &&
           str_find_char(written, ';', entity) != STR_NONE;
}

bool destination_is_resolved(struct str written)
{
    return str_has_char(written, '\\') || destination_has_entity(written);
}
