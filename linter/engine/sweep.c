#include "engine/sweep.h"

#include <stdlib.h>

#include "engine/rule.h"
#include "text/alloc.h"

static size_t count_rules(void)
{
    size_t count = 0;

    while (all_rules[count])
        count++;
    return count;
}

/* Takes the rules that the suppression names into its hold, or lets go of
   them; who holds a rule already keeps it. */
static void hold(struct sweep *sweep, enum reach reach,
                 const struct suppression *suppression)
{
    for (size_t n = 0; n < suppression->nnames; n++) {
        struct suppression_name *name = &suppression->names[n];

        for (size_t i = 0; i < sweep->nrules; i++) {
            struct holder *holder = &sweep->holders[reach][i];

            if (!suppression_names(suppression, name, all_rules[i]))
                continue;
            if (suppression->kind == SUPPRESSION_UNTIL)
                *holder = (struct holder){0};
            else if (!holder->name)
                *holder = (struct holder){suppression, name};
        }
    }
}

/* A comment about a line, to be put in order. */
struct about {
    size_t line, index;
};

static int compare_about(const void *a, const void *b)
{
    const struct about *x = a, *y = b;

    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void order_lines(struct sweep *sweep)
{
    const struct suppressions *all = sweep->all;
    struct about *abouts = mem_zero(all->count, sizeof *abouts);

    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == SUPPRESSION_LINE ||
            all->items[i].kind == SUPPRESSION_NEXT_LINE)
            abouts[sweep->nabout++] = (struct about){all->items[i].line, i};
    if (sweep->nabout)
        qsort(abouts, sweep->nabout, sizeof *abouts, compare_about);
    sweep->about = mem_zero(sweep->nabout, sizeof *sweep->about);
    for (size_t i = 0; i < sweep->nabout; i++)
        sweep->about[i] = abouts[i].index;
    mem_free(abouts);
}

void sweep_start(struct sweep *sweep, const struct suppressions *all)
{
    *sweep = (struct sweep){.all = all, .nrules = count_rules(), .line = NONE};
    for (size_t i = 0; i < REACHES; i++)
        sweep->holders[i] = mem_zero(sweep->nrules, sizeof **sweep->holders);
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].kind == SUPPRESSION_FILE)
            hold(sweep, REACH_FILE, &all->items[i]);
    order_lines(sweep);
}

void sweep_end(struct sweep *sweep)
{
    for (size_t i = 0; i < REACHES; i++)
        mem_free(sweep->holders[i]);
    mem_free(sweep->about);
}

/* A region has both the line that begins it and the line that ends it. */
static void pass_regions(struct sweep *sweep, size_t line)
{
    for (; sweep->next < sweep->all->count; sweep->next++) {
        const struct suppression *item = &sweep->all->items[sweep->next];
        bool until = item->kind == SUPPRESSION_UNTIL;

        if (item->kind != SUPPRESSION_FROM && !until)
            continue;
        if (until ? item->line >= line : item->line > line)
            return;
        hold(sweep, REACH_REGION, item);
    }
}

static void forget_line(struct sweep *sweep)
{
    for (size_t i = 0; i < sweep->nrules; i++)
        sweep->holders[REACH_LINE][i] = (struct holder){0};
}

void sweep_to(struct sweep *sweep, size_t line)
{
    const struct suppression *items = sweep->all->items;

    if (sweep->line == line)
        return;
    sweep->line = line;
    pass_regions(sweep, line);
    forget_line(sweep);
    while (sweep->next_about < sweep->nabout) {
        const struct suppression *item =
            &items[sweep->about[sweep->next_about]];

        if (item->line > line)
            return;
        if (item->line == line)
            hold(sweep, REACH_LINE, item);
        sweep->next_about++;
    }
}

const struct suppression *sweep_find(struct sweep *sweep, size_t rule, bool use)
{
    const struct suppression *found = NULL;

    for (size_t i = 0; i < REACHES; i++) {
        struct holder *holder = &sweep->holders[i][rule];

        if (!holder->name)
            continue;
        found = holder->suppression;
        if (use)
            holder->name->state = STATE_USED;
    }
    return found;
}
