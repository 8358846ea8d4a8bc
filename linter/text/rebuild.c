#include "text/rebuild.h"

#include <string.h>

#include "text/alloc.h"
#include "text/candidates.h"
#include "text/mojibake_sequence.h"
#include "text/utf8.h"

/* Stands for a character that nothing tells. */
#define LOST 0x25A1u

/* What the texts around say of the language counts as so many characters. */
enum { AROUND = 32 };

/* So many characters of one text are looked at for its language. */
enum { UNIT_ENOUGH = 64 };

/* Characters from this probability on are looked at again elsewhere. */
#define NEARLY_SURE 0.9f

void rebuild_init(struct rebuild *rebuild)
{
    *rebuild = (struct rebuild){.slots = NULL};
    arena_init(&rebuild->arena);
}

void rebuild_release(struct rebuild *rebuild)
{
    arena_release(&rebuild->arena);
    mem_free(rebuild->slots);
}

static struct slot *add_slot(struct rebuild *rebuild)
{
    rebuild->slots = mem_grow(rebuild->slots, rebuild->count,
                              &rebuild->capacity, sizeof *rebuild->slots);
    rebuild->slots[rebuild->count] = (struct slot){.count = 1};
    return &rebuild->slots[rebuild->count++];
}

/* The least cost of the choices under a model. */
static unsigned least_cost(const struct model *model, const struct slot *slot)
{
    unsigned least = MODEL_STRANGE;

    for (size_t i = 0; i < slot->count; i++) {
        uint16_t symbol = model_symbol(model, slot->choices[i]);
        unsigned cost = model_cost(model, symbol);

        if (cost < least)
            least = cost;
    }
    return least;
}

/* ASCII is the same in all languages. */
static void count(struct rebuild *rebuild, const struct slot *slot)
{
    size_t nmodels;
    const struct model *all = models(&nmodels);

    if (slot->choices[0] < 0x80 || rebuild->tally.characters >= UNIT_ENOUGH)
        return;
    for (size_t i = 0; i < nmodels; i++)
        rebuild->tally.costs[i] += least_cost(&all[i], slot);
    rebuild->tally.characters++;
}

static void add_character(struct rebuild *rebuild, uint32_t code_point)
{
    uint32_t *choice = arena_alloc(&rebuild->arena, sizeof *choice);
    struct slot *slot = add_slot(rebuild);

    *choice = code_point;
    slot->choices = choice;
    count(rebuild, slot);
}

static void add_choices(struct rebuild *rebuild, const uint32_t *found,
                        size_t nfound)
{
    uint32_t *choices = arena_array(&rebuild->arena, nfound, sizeof *choices);
    struct slot *slot = add_slot(rebuild);

    memcpy(choices, found, nfound * sizeof *choices);
    slot->choices = choices;
    slot->count = nfound;
    slot->shares = arena_array(&rebuild->arena, nfound, sizeof *slot->shares);
    count(rebuild, slot);
}

void rebuild_add_text(struct rebuild *rebuild, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        struct utf8_char c = utf8_decode(str_slice(text, at, text.len));

        add_character(rebuild, c.code_point);
        at += c.len;
    }
}

static void add_lost(struct rebuild *rebuild,
                     const struct mojibake_reading *reading,
                     const struct sequence *s)
{
    uint32_t found[CANDIDATES_MOST];
    struct str left = {s->bytes, s->have};
    size_t nfound = candidates_find(left, s->need, reading->holes, found);

    if (nfound)
        add_choices(rebuild, found, nfound);
    else
        add_choices(rebuild, &(uint32_t){UTF8_REPLACEMENT}, 1);
}

void rebuild_add_run(struct rebuild *rebuild,
                     const struct mojibake_reading *reading, struct str run)
{
    struct sequence s;

    for (size_t at = 0; at < run.len; at += s.len) {
        if (!sequence_read(reading, str_slice(run, at, run.len), &s))
            return;
        if (s.code_point)
            add_character(rebuild, s.code_point);
        else
            add_lost(rebuild, reading, &s);
    }
}

void rebuild_tally_add(struct rebuild_tally *all,
                       const struct rebuild_tally *tally)
{
    if (all->characters >= REBUILD_ENOUGH)
        return;
    for (size_t i = 0; i < MODELS_MOST; i++)
        all->costs[i] += tally->costs[i];
    all->characters += tally->characters;
}

/* What the texts around cost, as if they were AROUND characters. */
static double around(const struct rebuild_tally *others, size_t model)
{
    double weight = AROUND;

    if (!others->characters)
        return 0;
    if (others->characters < AROUND)
        weight = (double)others->characters;
    return (double)others->costs[model] * weight / (double)others->characters;
}

static const struct model *choose_model(const struct rebuild *rebuild,
                                        const struct rebuild_tally *others)
{
    size_t nmodels, best = 0;
    const struct model *all = models(&nmodels);
    double least = 0;

    for (size_t i = 0; i < nmodels; i++) {
        double cost = (double)rebuild->tally.costs[i] + around(others, i);

        if (i && cost >= least)
            continue;
        least = cost;
        best = i;
    }
    return &all[best];
}

void rebuild_solve(struct rebuild *rebuild, const struct rebuild_tally *others,
                   const struct neighbours *neighbours)
{
    rebuild->model = choose_model(rebuild, others);
    lattice_solve(rebuild->model, neighbours, rebuild->slots, rebuild->count);
}

static bool is_worth_remembering(const struct slot *slot)
{
    return slot->count == 1 || slot->shares[slot->best] >= NEARLY_SURE;
}

void rebuild_remember(const struct rebuild *rebuild,
                      struct neighbours *neighbours)
{
    for (size_t i = 1; i < rebuild->count; i++) {
        const struct slot *first = &rebuild->slots[i - 1];
        const struct slot *second = &rebuild->slots[i];

        if (is_worth_remembering(first) && is_worth_remembering(second))
            neighbours_add(neighbours, first->choices[first->best],
                           second->choices[second->best]);
    }
}

/* Pictures are all alike to a model of a language. */
static bool is_picture(uint32_t c)
{
    return c >= 0x1F000 || (c >= 0x2300 && c <= 0x27BF) ||
           (c >= 0x2B00 && c <= 0x2BFF);
}

static bool is_guessed(const struct rebuild *rebuild, const struct slot *slot)
{
    uint32_t best = slot->choices[slot->best];

    if (slot->count == 1)
        return best != UTF8_REPLACEMENT;
    return !is_picture(best) &&
           model_symbol(rebuild->model, best) != rebuild->model->other;
}

void rebuild_write(const struct rebuild *rebuild, size_t first, size_t end,
                   struct buf *text)
{
    for (size_t i = first; i < end; i++) {
        const struct slot *slot = &rebuild->slots[i];
        bool is_known = !slot->shares || is_guessed(rebuild, slot);

        buf_add_code_point(text, is_known ? slot->choices[slot->best] : LOST);
    }
}

/* The most probable choice that is none of those taken; slot->count if no
   other is worth to be named. */
static size_t next_best(const struct slot *slot, const bool *taken)
{
    size_t best = slot->count;

    for (size_t i = 0; i < slot->count; i++)
        if (!taken[i] &&
            (best == slot->count || slot->shares[i] > slot->shares[best]))
            best = i;
    return best;
}

static void list_others(const struct slot *slot, struct rebuilt *rebuilt)
{
    const size_t most = sizeof rebuilt->others / sizeof *rebuilt->others;
    bool taken[CANDIDATES_MOST] = {false};

    taken[slot->best] = true;
    while (rebuilt->nothers < most) {
        size_t next = next_best(slot, taken);

        if (next == slot->count || slot->shares[next] < REBUILD_FAINT)
            return;
        taken[next] = true;
        rebuilt->others[rebuilt->nothers++] = slot->choices[next];
    }
}

bool rebuild_read(const struct rebuild *rebuild, size_t at,
                  struct rebuilt *rebuilt)
{
    const struct slot *slot = &rebuild->slots[at];

    if (!slot->shares)
        return false;
    *rebuilt = (struct rebuilt){
        .best = slot->choices[slot->best],
        .share = slot->count == 1 ? 1 : slot->shares[slot->best],
        .guessed = is_guessed(rebuild, slot)};
    if (slot->count > 1)
        list_others(slot, rebuilt);
    return true;
}
