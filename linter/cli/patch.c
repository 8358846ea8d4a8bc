#include "cli/patch.h"

#include "text/alloc.h"

void patch_release(struct patch *patch)
{
    line_runs_release(&patch->runs);
    mem_free(patch->files);
    arena_release(&patch->arena);
}

/* The first file that is not before the path. */
static size_t find_file(const struct patch *patch, struct str path)
{
    size_t low = 0, high = patch->nfiles;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (str_compare(patch->files[middle].path, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool patch_has(const struct patch *patch, struct str path)
{
    size_t at = find_file(patch, path);

    return at < patch->nfiles && str_eq(patch->files[at].path, path);
}

static void add_runs(struct line_runs *runs, const struct patch *patch,
                     const struct patch_file *file)
{
    for (size_t i = 0; i < file->nruns; i++) {
        struct line_run run = patch->runs.items[file->first + i];

        if (run.added)
            line_runs_add(runs, run.first, run.end);
        else
            line_runs_add_removal(runs, run.end - 1);
    }
}

const struct changed *patch_changed(const struct patch *patch,
                                    struct arena *arena, struct str path,
                                    struct str text)
{
    const struct changed *changed;
    struct line_runs runs;
    bool whole = false;
    size_t at = find_file(patch, path);

    line_runs_init(&runs);
    for (; at < patch->nfiles && str_eq(patch->files[at].path, path); at++) {
        add_runs(&runs, patch, &patch->files[at]);
        whole |= patch->files[at].whole;
    }
    changed = whole ? changed_all(arena) : changed_lines(arena, text, &runs);
    line_runs_release(&runs);
    return changed;
}
