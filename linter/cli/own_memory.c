#include "cli/own_memory.h"

#include <cmark-gfm.h>
#include <jansson.h>
#include <libxml/xmlmemory.h>

#include "text/alloc.h"

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
}
