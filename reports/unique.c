#include "reports/unique.h"

#include <string.h>

#include "text/hash.h"
#include "text/str.h"

struct unique_name {
    const char *text;
    size_t copies; /* the number that the latest copy was given */
    UT_hash_handle hh;
};

static struct unique_name *find(struct unique *unique, const char *text)
{
    struct unique_name *name = NULL;

    HASH_FIND(hh, unique->names, text, strlen(text), name);
    return name;
}

static const char *add(struct unique *unique, struct arena *arena,
                       const char *text)
{
    struct unique_name *name = arena_alloc(arena, sizeof *name);

    name->text = text;
    name->copies = 1;
    HASH_ADD_KEYPTR(hh, unique->names, name->text, strlen(text), name);
    return text;
}

/*
 * Linear over all: the number of a name only goes up, and each one that is
 * taken already belongs to a name of its own.
 */
const char *unique_add(struct unique *unique, struct arena *arena,
                       const char *wanted)
{
    struct unique_name *name = find(unique, wanted);
    const char *text;

    if (!name)
        return add(unique, arena, str_copy(arena, str_from(wanted)).ptr);
    do
        text = str_printf(arena, "%s (%zu)", wanted, ++name->copies).ptr;
    while (find(unique, text));
    return add(unique, arena, text);
}

void unique_release(struct unique *unique)
{
    HASH_CLEAR(hh, unique->names);
}
