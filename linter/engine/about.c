#include "engine/about.h"

#include "engine/conceal.h"
#include "text/utf8.h"

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
    struct str all = str_from(conceal(arena, front_of(name)));
    struct str told = utf8_front(all, TOLD_MAX);

    if (told.len == all.len)
        return all.ptr;
    return str_printf(arena, "%.*s…", STR_ARG(told)).ptr;
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
