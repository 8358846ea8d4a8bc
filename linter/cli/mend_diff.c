#include "cli/mend.h"

#include "cli/path.h"
#include "engine/diff.h"
#include "text/printable.h"
#include "text/wide.h"

/* The path as `patch -p0` takes it: from the working folder, without symbolic
   links; a file elsewhere is named as it was given. */
static struct str patch_path(struct arena *arena, const struct list *list)
{
    struct str real, beneath;

    if (list->standard_input)
        return list->path;
    real = path_real(arena, list->path);
    beneath = path_beneath(real, path_real(arena, STR(".")));
    return beneath.len < real.len ? beneath : list->path;
}

/* A wide file is no text to people or to patch: what is shown is how its text
   changes, below a line that patch does not read. */
static void add_diff(const struct mends *mends, size_t index,
                     struct arena *arena, struct buf *out)
{
    const struct list *list = &mends->round->lists->items[index];
    struct str path = patch_path(arena, list);
    struct str before = buf_str(&list->source);
    struct wide wide;

    if (wide_find(before, &wide)) {
        before = wide_read(arena, before, &wide);
        buf_printf(out, "%s: from %s to UTF-8\n", printable(arena, path),
                   wide.name);
    }
    diff_unified(out, path, before, buf_str(&mends->items[index].text));
}

void mends_diff(const struct mends *mends, struct arena *arena, struct buf *out)
{
    for (size_t i = 0; i < mends->count; i++)
        if (mends->items[i].changed)
            add_diff(mends, i, arena, out);
}
