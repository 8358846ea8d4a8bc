#include "document/damage.h"

#include <string.h>

#include "document/damage_kinds.h"
#include "document/damage_rebuild.h"
#include "document/damage_repair.h"
#include "document/damage_unit.h"
#include "text/alloc.h"
#include "text/mojibake.h"
#include "text/utf8.h"

/* A run of the unit that is being read, where it stands in the document. */
struct found {
    struct span span;
    struct mojibake_run run;
};

struct search {
    struct arena *arena;
    const struct document *document;
    struct mojibake_vote vote;
    struct mojibake_reading reading; /* of the document */
    struct damage *items;
    size_t count, capacity;
    struct damage_origin *origins; /* of the items */
    size_t origin_capacity;
    struct found *found; /* all runs of the unit */
    size_t nfound, found_capacity;
};

static void vote_unit(struct mojibake_vote *vote,
                      const struct document *document, struct unit unit)
{
    struct unit_cursor cursor = {document, unit, 0, 0};
    struct span text;

    while (unit_next(&cursor, &text))
        mojibake_vote_add(vote, document_text(document, text));
}

static void add_votes(void *context, struct unit unit)
{
    struct search *search = context;

    vote_unit(&search->vote, search->document, unit);
}

/* What a reading makes of a unit. */
struct fit {
    size_t strong; /* runs */
    size_t weak;   /* runs that the reading is firm enough to believe */
    size_t clean;  /* other runs */
};

static void add_found(struct search *search, struct span text,
                      const struct mojibake_run *run)
{
    struct span span = {text.start + run->start, text.start + run->end};

    search->found = mem_grow(search->found, search->nfound,
                             &search->found_capacity, sizeof *search->found);
    search->found[search->nfound++] = (struct found){span, *run};
}

/* Reads the runs of a unit. */
static struct fit try_unit(struct search *search,
                           const struct mojibake_reading *reading,
                           struct unit unit)
{
    struct unit_cursor cursor = {search->document, unit, 0, 0};
    struct mojibake_run run;
    struct fit fit = {0};
    struct span text;

    search->nfound = 0;
    while (unit_next(&cursor, &text)) {
        struct str source = document_text(search->document, text);

        for (size_t at = 0; mojibake_next(reading, source, &at, &run);) {
            bool believed = mojibake_believed(reading, &run);

            fit.strong += believed && run.evidence == MOJIBAKE_STRONG;
            fit.weak += believed && run.evidence == MOJIBAKE_WEAK;
            fit.clean += !believed;
            add_found(search, text, &run);
        }
    }
    return fit;
}

/* Weak runs count only in a unit that has no clean text in it. */
static bool is_taken(const struct fit *fit,
                     const struct mojibake_reading *reading,
                     const struct mojibake_run *run)
{
    if (fit->clean || !mojibake_believed(reading, run))
        return run->evidence == MOJIBAKE_STRONG;
    return run->evidence != MOJIBAKE_BARE || fit->strong;
}

static void add_run(struct search *search,
                    const struct mojibake_reading *reading,
                    const struct found *found, struct damage *damage)
{
    struct str source = document_text(search->document, found->span);
    struct str said = damage_decode(search->arena, reading, source);

    if (!damage->nruns)
        damage->span.start = found->span.start;
    damage->span.end = found->span.end;
    damage->characters += found->run.complete + found->run.damaged;
    damage->damaged += found->run.damaged;
    damage->runs[damage->nruns++] = (struct damaged_run){found->span, said};
}

/* Adds the damaged runs of the unit, which has one at least. */
static void add_runs(struct search *search,
                     const struct mojibake_reading *reading,
                     const struct fit *fit, struct damage *damage)
{
    damage->runs =
        arena_array(search->arena, search->nfound, sizeof *damage->runs);
    for (size_t i = 0; i < search->nfound; i++)
        if (is_taken(fit, reading, &search->found[i].run))
            add_run(search, reading, &search->found[i], damage);
}

/* Damaging what was said again must give what stands there. */
static void prove(const struct search *search,
                  const struct mojibake_reading *reading, struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns && !damage->damaged; i++) {
        const struct damaged_run *run = &damage->runs[i];
        struct str source = document_text(search->document, run->span);

        if (!mojibake_proved(reading, source, run->text))
            damage->mend = DAMAGE_LOST;
    }
}

static void add_item(struct search *search, const struct damage *damage,
                     const struct damage_origin *origin)
{
    search->items = mem_grow(search->items, search->count, &search->capacity,
                             sizeof *search->items);
    search->origins =
        mem_grow(search->origins, search->count, &search->origin_capacity,
                 sizeof *search->origins);
    search->items[search->count] = *damage;
    search->origins[search->count++] = *origin;
}

/* A text of which a part is clean was not damaged as a whole: what stands there
   may be meant. */
static void add_damage(struct search *search,
                       const struct mojibake_reading *reading, struct unit unit,
                       const struct fit *fit)
{
    struct damage_origin origin = {unit, *reading, reading->page};
    struct damage damage = {.mend =
                                fit->clean ? DAMAGE_GUESSED : DAMAGE_PROVED};

    damage.filter = mojibake_filter(reading);
    damage.how = str_from(reading->all->pages[reading->page].name);
    add_runs(search, reading, fit, &damage);
    prove(search, reading, &damage);
    add_item(search, &damage, &origin);
}

static bool has_any(const struct fit *fit)
{
    return fit->strong || (fit->weak && !fit->clean);
}

/* Another reading than that of the document, for a unit that this does not
   explain. */
static bool read_alone(const struct search *search, struct unit unit,
                       struct mojibake_reading *reading)
{
    struct mojibake_vote vote;

    if (!search->vote.tallies[search->reading.page].missed)
        return false;
    mojibake_vote_init(&vote);
    vote_unit(&vote, search->document, unit);
    return mojibake_decide(&vote, reading);
}

static void search_unit(void *context, struct unit unit)
{
    struct search *search = context;
    struct mojibake_reading reading = search->reading;
    struct fit fit = try_unit(search, &reading, unit);

    if (!has_any(&fit) && read_alone(search, unit, &reading))
        fit = try_unit(search, &reading, unit);
    if (has_any(&fit))
        add_damage(search, &reading, unit, &fit);
}

/* Moves what was found into the arena. */
static struct damages finish(struct search *search)
{
    struct damages damages = {NULL, search->count};

    damages.items =
        arena_array(search->arena, search->count, sizeof *damages.items);
    if (search->count)
        memcpy(damages.items, search->items,
               search->count * sizeof *damages.items);
    mem_free(search->items);
    mem_free(search->origins);
    return damages;
}

struct damages damage_find_singles(struct arena *arena,
                                   const struct document *document)
{
    struct search search = {.arena = arena, .document = document};

    mojibake_vote_init(&search.vote);
    unit_each(document, add_votes, &search);
    if (!mojibake_decide(&search.vote, &search.reading))
        return (struct damages){NULL, 0};
    unit_each(document, search_unit, &search);
    mem_free(search.found);
    damage_read_again(arena, search.items, search.origins, search.count);
    damage_rebuild(arena, document, search.items, search.origins, search.count);
    damage_hold_back(document, search.items, search.origins, search.count);
    return finish(&search);
}
