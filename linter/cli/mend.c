#include "cli/mend.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/path.h"
#include "cli/read.h"
#include "cli/replace.h"
#include "engine/fix.h"
#include "text/alloc.h"
#include "text/printable.h"

static const struct list *list_at(const struct mends *mends, size_t index)
{
    return &mends->round->lists->items[index];
}

static struct str original(const struct mends *mends, size_t index)
{
    return buf_str(&list_at(mends, index)->source);
}

/* Fixes one document; true if that changes it. The new text waits in `out`. */
static bool fix_one(const struct mends *mends, size_t first, size_t count,
                    struct fixed *out, size_t *fixed)
{
    struct finding *const *findings = mends->round->findings.items + first;
    const struct document *document = findings[0]->document;

    fixed_init(out);
    *fixed = fix_document(out, document, findings, count,
                          mends->round->options->unsafe_fixes);
    if (*fixed && !str_eq(buf_str(&out->text), document->file))
        return true;
    fixed_release(out);
    return false;
}

/* The texts of one pass, before any document goes. */
struct fixed_text {
    bool changed;
    struct fixed out;
    size_t fixed;
};

static bool make_texts(const struct mends *mends, struct fixed_text *texts)
{
    const struct findings *findings = &mends->round->findings;
    bool any = false;

    for (size_t i = 0, count; i < findings->count; i += count) {
        struct fixed_text *text = &texts[findings->items[i]->document->index];

        count = findings_of_one(findings, i);
        text->changed = fix_one(mends, i, count, &text->out, &text->fixed);
        any |= text->changed;
    }
    return any;
}

/* What has changed of a list, in its new text. */
static const struct changed *changed_now(struct mends *mends, size_t index,
                                         const struct fixed *out)
{
    const struct round *round = mends->round;

    if (!round->changed[index])
        return NULL;
    return changed_after(&mends->arena, round->changed[index],
                         round->documents[index]->source, out);
}

static void accept(struct mends *mends, size_t index, struct fixed_text *text)
{
    struct mend *mend = &mends->items[index];

    round_replace(mends->round, index, buf_str(&text->out.text),
                  changed_now(mends, index, &text->out));
    buf_release(&mend->text);
    mend->text = text->out.text;
    buf_init(&text->out.text);
    fixed_release(&text->out);
    mend->changed = true;
    mend->fixed += text->fixed;
}

/* Before the first text is accepted, with which the findings go. */
static void hold(struct mends *mends, const struct fixed_text *texts)
{
    const struct fixed **fixed = mem_zero(mends->count, sizeof *fixed);

    for (size_t i = 0; i < mends->count; i++)
        fixed[i] = texts[i].changed ? &texts[i].out : NULL;
    holds_take(&mends->round->holds, &mends->round->findings, fixed);
    mem_free(fixed);
}

/* One pass; false if it changed nothing. */
static bool pass(struct mends *mends)
{
    struct fixed_text *texts = mem_zero(mends->count, sizeof *texts);
    bool any = make_texts(mends, texts);

    if (any)
        hold(mends, texts);
    for (size_t i = 0; i < mends->count; i++)
        if (texts[i].changed)
            accept(mends, i, &texts[i]);
    mem_free(texts);
    if (any)
        round_recheck(mends->round);
    return any;
}

/* Rules that undo each other's fixes would go on for ever. */
static void tell_endless(const struct mends *mends)
{
    struct fixed_text *texts = mem_zero(mends->count, sizeof *texts);
    struct arena arena;

    arena_init(&arena);
    make_texts(mends, texts);
    for (size_t i = 0; i < mends->count; i++) {
        if (!texts[i].changed)
            continue;
        fprintf(stderr,
                "listlint: warning: %s: still not done after %d passes "
                "of fixes\n",
                printable(&arena, list_at(mends, i)->path), FIX_PASSES);
        fixed_release(&texts[i].out);
    }
    arena_release(&arena);
    mem_free(texts);
}

/* Whoever asks for fixes and gets none is to know why. The findings about a
   document stand together. */
static void tell_wide(const struct mends *mends)
{
    const struct findings *findings = &mends->round->findings;
    const struct document *told = NULL;
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < findings->count; i++) {
        const struct document *document = findings->items[i]->document;

        if (!document->wide || !findings->items[i]->edits || document == told)
            continue;
        told = document;
        fprintf(stderr,
                "listlint: warning: %s: left in %s: only --unsafe-fixes with "
                "encoding/wide-encoding makes it UTF-8\n",
                printable(&arena, document->path), document->wide->name);
    }
    arena_release(&arena);
}

static bool make_passes(struct mends *mends)
{
    for (int i = 0; i < FIX_PASSES; i++)
        if (mends->round->links.interrupted || !pass(mends))
            return true;
    return false;
}

void mends_make(struct mends *mends, struct round *round)
{
    *mends = (struct mends){.count = round->lists->count, .round = round};
    mends->items = mem_zero(mends->count, sizeof *mends->items);
    arena_init(&mends->arena);
    if (!make_passes(mends))
        tell_endless(mends);
    if (!round->links.interrupted)
        tell_wide(mends);
}

void mends_release(struct mends *mends)
{
    for (size_t i = 0; i < mends->count; i++)
        buf_release(&mends->items[i].text);
    mem_free(mends->items);
    arena_release(&mends->arena);
}

static void undo(struct mends *mends, size_t index)
{
    round_replace(mends->round, index, original(mends, index),
                  list_at(mends, index)->changed);
    mends->items[index].changed = false;
    mends->items[index].fixed = 0;
}

void mends_undo(struct mends *mends)
{
    bool any = mends_any(mends);

    for (size_t i = 0; i < mends->count; i++)
        if (mends->items[i].changed)
            undo(mends, i);
    if (any)
        round_recheck(mends->round);
}

/* The text of standard input, with its fixes or without. */
static enum replaced pass_on(const struct mends *mends, size_t index)
{
    const struct mend *mend = &mends->items[index];
    struct str text =
        mend->changed ? buf_str(&mend->text) : original(mends, index);

    return write_all(STDOUT_FILENO, text) ? REPLACED : REPLACE_FAILED;
}

/* A file that may not be written to is not replaced either. */
static enum replaced replace(const struct mends *mends, size_t index,
                             struct arena *arena)
{
    const struct list *list = list_at(mends, index);
    struct original before = {list->info, buf_str(&list->source)};
    struct str target = path_real(arena, list->path);

    if (access(target.ptr, W_OK))
        return REPLACE_FAILED;
    return replace_file(arena, target, buf_str(&mends->items[index].text),
                        &before);
}

/* True if all is well; else one line says what is not. */
static bool tell(struct arena *arena, const struct list *list,
                 enum replaced result)
{
    struct str path =
        list->standard_input ? STR("standard output") : list->path;
    struct str error = path_error(arena, path, errno);

    if (result == REPLACED)
        return true;
    if (result == REPLACE_CHANGED)
        error = str_printf(arena,
                           "%.*s: changed while it was checked; left "
                           "as it is",
                           STR_ARG(path));
    fprintf(stderr, "listlint: %s\n", printable(arena, error));
    return false;
}

static bool write_one(struct mends *mends, size_t index, struct arena *arena)
{
    const struct list *list = list_at(mends, index);
    enum replaced result = REPLACED;

    if (list->standard_input)
        result = pass_on(mends, index);
    else if (mends->items[index].changed)
        result = replace(mends, index, arena);
    return tell(arena, list, result);
}

bool mends_write(struct mends *mends, struct arena *arena)
{
    bool fine = true, undone = false;

    for (size_t i = 0; i < mends->count; i++) {
        if (write_one(mends, i, arena))
            continue;
        fine = false;
        if (!mends->items[i].changed)
            continue;
        undo(mends, i);
        undone = true;
    }
    if (undone)
        round_recheck(mends->round);
    return fine;
}

bool mends_any(const struct mends *mends)
{
    for (size_t i = 0; i < mends->count; i++)
        if (mends->items[i].changed)
            return true;
    return false;
}

size_t mends_fixed(const struct mends *mends)
{
    size_t fixed = 0;

    for (size_t i = 0; i < mends->count; i++)
        fixed += mends->items[i].fixed;
    return fixed;
}
