#include "engine/files.h"

#include "engine/rule.h"
#include "text/alloc.h"
#include "text/map.h"

struct files {
    struct file_home *homes; /* by the list's index */
    size_t lists;
    struct map facts; /* by path */
    struct document **owned;
    size_t nowned, capacity;
    struct arena arena;
};

struct files *files_new(size_t lists)
{
    struct files *files = mem_zero(1, sizeof *files);

    arena_init(&files->arena);
    map_init(&files->facts);
    files->homes = mem_zero(lists, sizeof *files->homes);
    files->lists = lists;
    return files;
}

void files_free(struct files *files)
{
    if (!files)
        return;
    for (size_t i = 0; i < files->nowned; i++)
        document_free(files->owned[i]);
    map_release(&files->facts);
    arena_release(&files->arena);
    mem_free(files->owned);
    mem_free(files->homes);
    mem_free(files);
}

struct arena *files_arena(struct files *files)
{
    return &files->arena;
}

struct file_home *files_home(struct files *files, size_t list)
{
    return &files->homes[list];
}

struct file_fact *files_add(struct files *files, struct str path, bool *added)
{
    struct file_fact *fact = map_get(&files->facts, path);

    *added = !fact;
    if (fact)
        return fact;
    fact = arena_alloc(&files->arena, sizeof *fact);
    fact->path = str_copy(&files->arena, path);
    fact->state = FILE_UNKNOWN;
    fact->list = NONE;
    *map_at(&files->facts, fact->path) = fact;
    return fact;
}

void files_own(struct files *files, struct document *document)
{
    files->owned = mem_grow(files->owned, files->nowned, &files->capacity,
                            sizeof(struct document *));
    files->owned[files->nowned++] = document;
}

const struct file_home *file_home_of(const struct collection *collection,
                                     const struct document *document)
{
    const struct files *files = collection->files;

    if (!files || document->index >= files->lists)
        return NULL;
    return &files->homes[document->index];
}

const struct file_fact *file_fact(const struct collection *collection,
                                  struct str path)
{
    return collection->files ? map_get(&collection->files->facts, path) : NULL;
}

const struct document *file_document(const struct collection *collection,
                                     const struct file_fact *fact)
{
    if (fact->list != NONE)
        return collection->documents[fact->list];
    return fact->other;
}
