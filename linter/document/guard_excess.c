#include "document/guard.h"

static const struct {
    const char *before, *after; /* the numbers: found, and the bound */
    size_t bound;
} words[EXCESS_KINDS] = {
    [EXCESS_CELLS] = {"cells in a line", "are no row of a table", GUARD_CELLS},
    [EXCESS_PADDING] = {"cells are missing in the rows of a table",
                        "make it no table", GUARD_PADDING},
    [EXCESS_ABOVE] = {"steps back to the header of a table",
                      "in a list make it no table", GUARD_STEPS},
    [EXCESS_MARKS] = {"marks of quotes and list items before a line",
                      "are text", GUARD_MARKS},
    [EXCESS_INDENT] = {"columns of white space before a list item",
                       "make it text", GUARD_INDENT},
    [EXCESS_REFERENCES] = {"bytes of definitions in the links that refer to "
                           "them",
                           "make them text", GUARD_REFERENCES},
};

struct str guard_excess(struct arena *arena, const struct document *document,
                        enum excess_kind kind)
{
    size_t bound = words[kind].bound;

    if (kind == EXCESS_ABOVE)
        bound += GUARD_STEPS_PER_BYTE * document->source.len;
    if (kind == EXCESS_REFERENCES)
        bound += GUARD_REFERENCES_PER_BYTE * document->source.len;
    return str_printf(arena, "%zu %s; more than %zu %s",
                      document->excess[kind].number, words[kind].before, bound,
                      words[kind].after);
}
