/*
 * Drafts are few, and the rows that are none are not kept.
 */
#include "document/draft_rows.h"

#include <string.h>

#include "document/build.h"

static struct row keep_row(struct arena *arena, struct row row)
{
    const struct cell *cells = row.cells;

    if (!row.ncells)
        return row;
    row.cells = arena_array(arena, row.ncells, sizeof *cells);
    memcpy(row.cells, cells, row.ncells * sizeof *cells);
    return row;
}

/* Everything of it that is in the arena of the search. */
static void keep(struct arena *arena, struct draft *draft)
{
    const struct row *rows = draft->rows;

    draft->header = keep_row(arena, draft->header);
    draft->delimiter = keep_row(arena, draft->delimiter);
    if (draft->meant.text.len)
        draft->meant.text = str_copy(arena, draft->meant.text);
    draft->rows = arena_array(arena, draft->nrows, sizeof *draft->rows);
    for (size_t i = 0; i < draft->nrows; i++)
        draft->rows[i] = keep_row(arena, rows[i]);
}

void draft_find(struct document *document)
{
    struct arena scratch, *arena = &document->brief;
    struct draft_search search = {.document = document, .arena = &scratch};
    struct vector drafts = {0};
    struct draft draft;

    arena_init(&scratch);
    while (draft_next(&search, &draft)) {
        keep(arena, &draft);
        *(struct draft *)vector_add(&drafts, sizeof draft) = draft;
    }
    arena_release(&scratch);
    document->ndrafts = drafts.count;
    document->drafts = vector_keep(&drafts, sizeof draft, arena);
}
