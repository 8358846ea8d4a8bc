#include "engine/line_run.h"

#include "text/alloc.h"

void line_runs_init(struct line_runs *runs)
{
    *runs = (struct line_runs){0};
}

void line_runs_release(struct line_runs *runs)
{
    mem_free(runs->items);
    line_runs_init(runs);
}

static void add(struct line_runs *runs, struct line_run run)
{
    runs->items = mem_grow(runs->items, runs->count, &runs->capacity,
                           sizeof *runs->items);
    runs->items[runs->count++] = run;
}

void line_runs_add(struct line_runs *runs, size_t first, size_t end)
{
    if (first < end)
        add(runs, (struct line_run){first, end, true});
}

void line_runs_add_removal(struct line_runs *runs, size_t line)
{
    add(runs, (struct line_run){line ? line - 1 : 0, line + 1, false});
}

bool line_holds_up(struct str line)
{
    return str_find_rare(line, STR("]("), 0) == STR_NONE &&
           str_find_rare(line, STR("://"), 0) == STR_NONE;
}
