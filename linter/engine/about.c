#include "engine/about.h"

#include "engine/conceal.h"

const struct entry *about_entry(const struct document *document, size_t offset)
{
    const struct entry *entry = document_entry(document, offset);

    if (entry || !offset || offset == NONE)
        return entry;
    entry = document_entry(document, offset - 1);
    return entry && entry->span.end == offset ? entry : NULL;
}

const char *about_place(struct arena *arena, const struct document *document,
                        size_t offset)
{
    const struct entry *entry = about_entry(document, offset);
    size_t section = document_section(document, offset);

    if (entry && entry->name.len)
        return conceal(arena, entry->name);
    if (section == NONE)
        return "";
    return conceal(arena, document->headings[section].text);
}
