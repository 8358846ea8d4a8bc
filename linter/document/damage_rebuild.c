#include "document/damage_rebuild.h"

#include "text/alloc.h"

/* A character is sure from this probability on. */
#define SURE 0.99f

/* A unit at work. */
struct work {
    struct arena *arena;
    const struct document *document;
    struct damage *damage;
    const struct damage_origin *origin;
    struct rebuild rebuild;
    struct span *slots; /* of each run, indexes of rebuild.slots */
    size_t finished;    /* damages */
    size_t still;       /* of these, those that are mojibake still */
};

static void add_clean(struct work *work, size_t start, size_t end)
{
    rebuild_add_text(&work->rebuild,
                     document_text(work->document, (struct span){start, end}));
}

/* Adds a stretch of the unit's text; `run` is the first of its runs that is
   not added yet. */
static void gather_text(struct work *work, struct span text, size_t *run)
{
    size_t at = text.start;

    for (; *run < work->damage->nruns; *run += 1) {
        struct span span = work->damage->runs[*run].span;

        if (span.start >= text.end)
            break;
        add_clean(work, at, span.start);
        work->slots[*run].start = work->rebuild.count;
        rebuild_add_run(&work->rebuild, &work->origin->reading,
                        document_text(work->document, span));
        work->slots[*run].end = work->rebuild.count;
        at = span.end;
    }
    add_clean(work, at, text.end);
    rebuild_add_text(&work->rebuild, STR("\n"));
}

static void open_work(struct work *work, struct damage *damage,
                      const struct damage_origin *origin)
{
    struct unit_cursor cursor = {work->document, origin->unit, 0, 0};
    struct span text;
    size_t run = 0;

    work->damage = damage;
    work->origin = origin;
    rebuild_init(&work->rebuild);
    work->slots = mem_zero(work->damage->nruns, sizeof *work->slots);
    while (unit_next(&cursor, &text))
        gather_text(work, text, &run);
}

static void close_work(struct work *work)
{
    rebuild_release(&work->rebuild);
    mem_free(work->slots);
}

static void write_run(struct work *work, size_t index)
{
    struct damaged_run *run = &work->damage->runs[index];
    struct buf buf;

    buf_init(&buf);
    rebuild_write(&work->rebuild, work->slots[index].start,
                  work->slots[index].end, &buf);
    run->text = str_copy(work->arena, buf_str(&buf));
    buf_release(&buf);
    if (!mojibake_proved(&work->origin->reading,
                         document_text(work->document, run->span), run->text))
        work->damage->mend = DAMAGE_LOST;
}

bool damage_sure(const struct rebuilt *rebuilt)
{
    return rebuilt->guessed && rebuilt->share >= SURE;
}

static void add_rebuilt(struct work *work)
{
    struct damage *damage = work->damage;

    damage->rebuilt =
        arena_array(work->arena, damage->damaged, sizeof *damage->rebuilt);
    for (size_t i = 0; i < work->rebuild.count; i++) {
        struct rebuilt *rebuilt = &damage->rebuilt[damage->nrebuilt];

        if (!rebuild_read(&work->rebuild, i, rebuilt))
            continue;
        damage->nrebuilt++;
        if (!rebuilt->guessed)
            damage->mend = DAMAGE_LOST;
    }
}

/* What the damages say of their language, as far as it takes. */
static struct rebuild_tally tally(struct work *work, struct damage *items,
                                  const struct damage_origin *origins,
                                  size_t count)
{
    struct rebuild_tally all = {.characters = 0};

    for (size_t i = 0; i < count && all.characters < REBUILD_ENOUGH; i++) {
        open_work(work, &items[i], &origins[i]);
        rebuild_tally_add(&all, &work->rebuild.tally);
        close_work(work);
    }
    return all;
}

/* Whether what came out is mojibake of the page once more: then the models,
   which know languages, had nothing to say of it. */
static bool is_mojibake_still(const struct work *work)
{
    struct mojibake_run run;

    for (size_t i = 0; i < work->damage->nruns; i++) {
        struct str text = work->damage->runs[i].text;

        for (size_t at = 0;
             mojibake_next(&work->origin->reading, text, &at, &run);)
            if (run.evidence == MOJIBAKE_STRONG)
                return true;
    }
    return false;
}

static void finish(struct work *work)
{
    if (work->damage->mend == DAMAGE_PROVED)
        work->damage->mend = DAMAGE_GUESSED;
    for (size_t i = 0; i < work->damage->nruns; i++)
        write_run(work, i);
    add_rebuilt(work);
    work->still += is_mojibake_still(work);
    work->finished++;
}

/* Whether there is something to choose from. */
static bool may_rebuild(const struct damage *damage,
                        const struct damage_origin *origin)
{
    return damage->damaged && !origin->reading.hollow;
}

/* Gives those up that leave nothing to choose from, and counts the others. */
static size_t sort_out(struct damage *items,
                       const struct damage_origin *origins, size_t count)
{
    size_t left = 0;

    for (size_t i = 0; i < count; i++) {
        if (may_rebuild(&items[i], &origins[i]))
            left++;
        else if (items[i].damaged)
            items[i].mend = DAMAGE_LOST;
    }
    return left;
}

/* What was read wrongly more than once all over is not guessed: some of it
   would be left half mended. */
static void give_up(struct damage *items, const struct damage_origin *origins,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (may_rebuild(&items[i], &origins[i]))
            damage_give_up(&items[i]);
}

/* Once to see what the document says where it is sure, and once more with that
   in mind. */
static void solve(struct work *work, struct damage *items,
                  const struct damage_origin *origins, size_t count)
{
    struct rebuild_tally all = tally(work, items, origins, count);
    struct neighbours none, neighbours;

    neighbours_init(&none);
    neighbours_init(&neighbours);
    for (size_t i = 0; i < 2 * count; i++) {
        if (!may_rebuild(&items[i % count], &origins[i % count]))
            continue;
        open_work(work, &items[i % count], &origins[i % count]);
        rebuild_solve(&work->rebuild, &all, i < count ? &none : &neighbours);
        if (i < count)
            rebuild_remember(&work->rebuild, &neighbours);
        else
            finish(work);
        close_work(work);
    }
    if (2 * work->still > work->finished)
        give_up(items, origins, count);
    neighbours_release(&neighbours);
}

void damage_rebuild(struct arena *arena, const struct document *document,
                    struct damage *items, const struct damage_origin *origins,
                    size_t count)
{
    struct work work = {.arena = arena, .document = document};

    if (sort_out(items, origins, count))
        solve(&work, items, origins, count);
}
