/*
 * Diffs. One of any bytes names files in order and lines that are in them, or
 * has one error; and the diff of two texts, read back, names the lines that the
 * texts themselves differ in.
 *
 * Parts: path, text before, text after; all of it is a diff as well.
 */
#include "cli/patch.h"
#include "document_promise.h"
#include "engine/diff.h"
#include "input.h"
#include "target.h"

static void promise_spans(const struct changed_spans *spans, size_t length)
{
    struct span all = {0, length};

    for (size_t i = 0; i < spans->count; i++) {
        promise_span(spans->items[i], all, "what changed is in the text");
        promise(spans->items[i].start < spans->items[i].end,
                "what changed is not empty");
        promise(!i || spans->items[i - 1].end < spans->items[i].start,
                "what changed is in order and apart");
    }
}

static void promise_changed(const struct changed *changed, struct str text)
{
    promise(changed->length == text.len, "a change knows its text");
    promise_spans(&changed->added, text.len);
    promise_spans(&changed->beside, text.len);
}

/* Whether the diff says no more of the file than that it differs. */
static bool is_whole(const struct patch *patch, struct str path)
{
    for (size_t i = 0; i < patch->nfiles; i++)
        if (patch->files[i].whole && str_eq(patch->files[i].path, path))
            return true;
    return false;
}

static void check_any(struct arena *arena, struct str diff, struct str text)
{
    struct str error = STR("");
    struct patch patch;

    if (patch_read(&patch, diff, &error)) {
        for (size_t i = 0; i < patch.nfiles; i++) {
            const struct patch_file *file = &patch.files[i];

            promise(!i || str_compare(file[-1].path, file->path) <= 0,
                    "files are in order");
            promise(file->first + file->nruns <= patch.runs.count,
                    "the lines of a file are there");
            promise(patch_has(&patch, file->path), "a file is found");
            if (!is_whole(&patch, file->path))
                promise_changed(patch_changed(&patch, arena, file->path, text),
                                text);
        }
    } else {
        promise_of(str_starts(error, STR("line ")), "an error names its line",
                   error);
    }
    patch_release(&patch);
}

static bool same_spans(const struct changed_spans *a,
                       const struct changed_spans *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].start != b->items[i].start ||
            a->items[i].end != b->items[i].end)
            return false;
    return true;
}

/* Both tell the same lines of the text. */
static void check_back(struct arena *arena, struct str path, struct str before,
                       struct str after)
{
    const struct changed *read, *known;
    struct line_runs runs;
    struct patch patch;
    struct str error = STR("");
    struct buf diff;

    buf_init(&diff);
    line_runs_init(&runs);
    diff_unified(&diff, path, before, after);
    diff_runs(&runs, before, after);
    promise_of(patch_read(&patch, buf_str(&diff), &error),
               "what we write we read", error);
    promise(patch.nfiles == !str_eq(before, after),
            "a diff is of one file, or empty");
    if (patch.nfiles) {
        promise_of(str_eq(patch.files[0].path, path), "the name comes back",
                   patch.files[0].path);
        known = changed_lines(arena, after, &runs);
        read = patch_changed(&patch, arena, path, after);
        promise_changed(known, after);
        promise_of(same_spans(&read->added, &known->added),
                   "the lines that are new come back", buf_str(&diff));
    }
    patch_release(&patch);
    line_runs_release(&runs);
    buf_release(&diff);
}

/* A name that a diff does not say otherwise. */
static bool is_plain(struct str path)
{
    return path.len && !str_has_char(path, '\0') &&
           !str_starts(path, STR("./")) && !str_eq(path, STR("/dev/null"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str after = input_of(data, size), path, before;
    struct arena arena;

    arena_init(&arena);
    check_any(&arena, after, after);
    path = input_part(&after);
    before = input_part(&after);
    if (is_plain(path))
        check_back(&arena, path, before, after);
    arena_release(&arena);
    return 0;
}
