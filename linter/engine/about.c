#include "engine/about.h"

#include "engine/conceal.h"

enum {
    TOLD_MAX = 200,  /* bytes of a name that are told */
    READ_MAX = 2048, /* bytes that are looked at, lest half a secret is told */
};

const struct entry *about_entry(const struct document *document, size_t offset)
{
    const struct entry *entry = document_entry(document, offset);

    if (entry || !offset || offset == NONE)
        return entry;
    entry = document_entry(document, offset - 1);
    return entry && entry->span.end == offset ? entry : NULL;
}

static struct str front_of(struct str name)
{
    return name.len > READ_MAX ? str_slice(name, 0, READ_MAX) : name;
}

const char *about_name(struct arena *arena, struct str name)
{
    struct str told = str_from(conceal(arena, front_of(name)));
    size_t end = TOLD_MAX;

    if (told.len <= TOLD_MAX)
        return told.ptr;
    while (((unsigned char)told.ptr[end] & 0xC0) == 0x80)
        end--;
    return str_printf(arena, "%.*s…", (int)end, told.ptr).ptr;
}

const char *about_place(struct arena *arena, const struct document *document,
                        size_t offset)
{
    const struct entry *entry = about_entry(document, offset);
    size_t section = document_section(document, offset);

    if (entry && entry->name.len)
        return about_name(arena, entry->name);
    if (section == NONE)
        return "";
    return about_name(arena, document->headings[section].text);
}
