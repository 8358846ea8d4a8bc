#include "cli/own_memory.h"

#include <cmark-gfm.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>
#include <sqlite3.h>
#include <stdalign.h>
#include <stddef.h>

#include "text/alloc.h"

/* SQLite asks how large a piece is: that stands before it. */
struct piece {
    alignas(max_align_t) int size;
    max_align_t bytes[];
};

static struct piece *piece_of(void *bytes)
{
    return (struct piece *)((char *)bytes - offsetof(struct piece, bytes));
}

static void *resize(void *old, int size)
{
    struct piece *piece = old ? piece_of(old) : NULL;

    piece = mem_resize_bytes(piece, sizeof *piece + (size_t)size);
    piece->size = size;
    return piece->bytes;
}

static void *take(int size)
{
    return resize(NULL, size);
}

static void give_back(void *bytes)
{
    if (bytes)
        mem_free(piece_of(bytes));
}

static int size_of(void *bytes)
{
    return bytes ? piece_of(bytes)->size : 0;
}

static int round_up(int size)
{
    return (size + 7) / 8 * 8;
}

static int begin(void *unused)
{
    (void)unused;
    return SQLITE_OK;
}

static void end(void *unused)
{
    (void)unused;
}

static const sqlite3_mem_methods for_sqlite = {
    take, give_back, resize, size_of, round_up, begin, end, NULL,
};

void own_memory(void)
{
    /* The one that it has for its extensions aborts, in its own words; for
       those it takes no other. */
    cmark_mem *cmark = cmark_get_default_mem_allocator();

    cmark->calloc = mem_zero;
    cmark->realloc = mem_resize_bytes;
    cmark->free = mem_free;
    json_set_alloc_funcs(mem_alloc, mem_free);
    xmlMemSetup(mem_free, mem_alloc, mem_resize_bytes, mem_copy_string);
    sqlite3_config(SQLITE_CONFIG_MALLOC, &for_sqlite);
}
