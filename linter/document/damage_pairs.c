#include "document/damage_kinds.h"

#include <string.h>

#include "document/damage_pairs_repair.h"
#include "document/damage_unit.h"
#include "text/alloc.h"
#include "text/pairs.h"

/* A shorter run beside clean text is an example of mojibake more often than a
   case of it. */
enum { LONG_RUN = 8 };

/* A run of the unit that is being read, where it stands in the document. */
struct found {
    struct span span;
    struct pairs_run run;
};

struct search {
    struct arena *arena;
    const struct document *document;
    struct pairs_vote vote;
    struct pairs_reading reading;
    struct damage *items;
    size_t count, capacity;
    struct found *found; /* all runs of the unit */
    size_t nfound, found_capacity;
    size_t line; /* that was asked about last, or NONE */
    bool is_line_damaged;
};

static void add_votes(void *context, struct unit unit)
{
    struct search *search = context;
    struct unit_cursor cursor = {search->document, unit, 0, 0};
    struct span text;

    while (unit_next(&cursor, &text))
        pairs_vote_add(&search->vote, document_text(search->document, text));
}

/* What the reading makes of a unit. */
struct fit {
    size_t strong; /* runs */
    size_t weak;   /* runs that the reading is firm enough to believe */
    size_t clean;  /* other runs */
};

static void add_found(struct search *search, struct span text,
                      const struct pairs_run *run)
{
    struct span span = {text.start + run->start, text.start + run->end};

    search->found = mem_grow(search->found, search->nfound,
                             &search->found_capacity, sizeof *search->found);
    search->found[search->nfound++] = (struct found){span, *run};
}

/* Reads the runs of a unit. */
static void find_runs(struct search *search, struct unit unit)
{
    struct unit_cursor cursor = {search->document, unit, 0, 0};
    struct pairs_run run;
    struct span text;

    search->nfound = 0;
    while (unit_next(&cursor, &text)) {
        struct str source = document_text(search->document, text);

        for (size_t at = 0; pairs_next(&search->reading, source, &at, &run);)
            add_found(search, text, &run);
    }
}

/* Runs of which nothing is left to judge are neither. */
static struct fit judge_runs(const struct search *search)
{
    struct fit fit = {0};

    for (size_t i = 0; i < search->nfound; i++) {
        const struct pairs_run *run = &search->found[i].run;
        bool believed = pairs_believed(&search->reading, run);
        bool lost = !run->evidence && (run->damaged || run->gone);

        fit.strong += believed && run->evidence == MOJIBAKE_STRONG;
        fit.weak += believed && run->evidence == MOJIBAKE_WEAK;
        fit.clean += !believed && !lost;
    }
    return fit;
}

static bool is_taken(const struct search *search, const struct fit *fit,
                     const struct pairs_run *run)
{
    if (!fit->clean)
        return pairs_believed(&search->reading, run);
    return run->evidence == MOJIBAKE_STRONG && run->wide >= LONG_RUN;
}

static void add_run(struct search *search, struct span span,
                    struct damage *damage, size_t *capacity)
{
    struct str source = document_text(search->document, span);
    struct buf said;

    buf_init(&said);
    pairs_decode(&search->reading, source, &said);
    if (damage_may_lack(&search->reading, search->document->source, span) ||
        !pairs_proved(&search->reading, source, buf_str(&said)))
        damage->mend = DAMAGE_LOST;
    damage->runs =
        mem_grow(damage->runs, damage->nruns, capacity, sizeof *damage->runs);
    damage->runs[damage->nruns++] =
        (struct damaged_run){span, str_copy(search->arena, buf_str(&said))};
    buf_release(&said);
}

/* Moves items that were gathered into the arena. */
static void *keep(struct arena *arena, void *items, size_t count, size_t size)
{
    void *kept = arena_array(arena, count, size);

    if (count)
        memcpy(kept, items, count * size);
    mem_free(items);
    return kept;
}

static void add_runs(struct search *search, const struct fit *fit,
                     struct damage *damage)
{
    size_t capacity = 0;

    for (size_t i = 0; i < search->nfound; i++) {
        const struct pairs_run *run = &search->found[i].run;

        if (!is_taken(search, fit, run))
            continue;
        add_run(search, search->found[i].span, damage, &capacity);
        damage->characters += run->complete + run->damaged + run->gone;
        damage->damaged += run->damaged;
    }
    damage->runs =
        keep(search->arena, damage->runs, damage->nruns, sizeof *damage->runs);
}

/* damage_all_pairs, asked once for the cells of one row. */
static bool are_lines_damaged(struct search *search, struct span span)
{
    const struct document *document = search->document;
    size_t line = document_line(document, span.start);

    if (line != search->line || span.end > document->lines[line].end)
        search->is_line_damaged =
            damage_all_pairs(document, &search->reading, span);
    search->line = line;
    return search->is_line_damaged;
}

static void add_damage(struct search *search, const struct fit *fit)
{
    struct damage damage = {.mend = DAMAGE_PROVED, .is_double = true};

    add_runs(search, fit, &damage);
    if (!damage.nruns)
        return;
    damage.span.start = damage.runs[0].span.start;
    damage.span.end = damage.runs[damage.nruns - 1].span.end;
    damage.how = str_from(pairs_name(&search->reading));
    damage.filter = "pairs that the page lacks";
    if (damage.damaged || !are_lines_damaged(search, damage.span))
        damage.mend = DAMAGE_LOST;
    search->items = mem_grow(search->items, search->count, &search->capacity,
                             sizeof *search->items);
    search->items[search->count++] = damage;
}

static void search_unit(void *context, struct unit unit)
{
    struct search *search = context;
    struct fit fit;

    find_runs(search, unit);
    fit = judge_runs(search);
    if (fit.strong || (fit.weak && !fit.clean))
        add_damage(search, &fit);
}

struct damages damage_find_pairs(struct arena *arena,
                                 const struct document *document)
{
    struct search search = {.arena = arena, .document = document, .line = NONE};
    struct damages damages = {NULL, 0};

    if (!pairs_possible(document->source))
        return damages;
    pairs_vote_init(&search.vote);
    unit_each(document, add_votes, &search);
    if (!pairs_decide(&search.vote, &search.reading))
        return damages;
    unit_each(document, search_unit, &search);
    mem_free(search.found);
    damage_read_pairs_again(arena, search.items, search.count);
    damages.count = search.count;
    damages.items =
        keep(arena, search.items, search.count, sizeof *damages.items);
    return damages;
}
