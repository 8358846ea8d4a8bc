#include "text/lattice.h"

#include <string.h>

#include <utf8proc.h>

#include "text/alloc.h"

/* Of the ways to reach a slot those are followed that are not less probable
   than the best by more than FAINT, and at most so many. */
enum { MOST_WAYS = 96 };

#define FAINT 1e-6

/* After so many slots the best way is taken, whatever comes behind: time
   and memory stay in proportion to the text. */
enum { MOST_SLOTS = 256 };

/* What a character that the model does not know has of the probability of all
   such characters. */
#define RARE 1e-3

/* One way to write the text up to a slot, as far as it matters later. */
struct node {
    struct model_context context;
    size_t choice;
    uint32_t code_point;
    double forward, backward;
};

/* A step from a node of one slot to a node of the next. */
struct way {
    size_t from, to; /* indexes into lattice.nodes */
    size_t choice;
    uint16_t symbol;
    double p, forward;
};

/* The nodes of one slot, and the ways to them. */
struct column {
    size_t first_node, end_node;
    size_t first_way, end_way;
};

struct lattice {
    const struct model *model;
    const struct neighbours *neighbours;
    struct column columns[MOST_SLOTS + 1]; /* the first stands before all */
    size_t ncolumns;
    struct node *nodes;
    size_t nnodes, node_capacity;
    struct way *ways;
    size_t nways, way_capacity;
};

/* Above these there are ideographs, which have no case. */
#define LAST_CASED 0x2E80u

static bool is_upper(uint32_t c)
{
    return c < LAST_CASED &&
           utf8proc_tolower((utf8proc_int32_t)c) != (utf8proc_int32_t)c;
}

static bool is_lower(uint32_t c)
{
    return c < LAST_CASED &&
           utf8proc_toupper((utf8proc_int32_t)c) != (utf8proc_int32_t)c;
}

/* How probable a capital letter is, by what stands before it: in words there
   is none, and few words begin with one. Models know small letters only. */
static double capital_weight(uint32_t before)
{
    if (is_lower(before))
        return 1e-3;
    if (is_upper(before))
        return 0.1;
    return before == ' ' ? 0.15 : 0.5;
}

/* One of the choices of a slot. */
struct choice {
    size_t index;
    uint32_t code_point;
    uint16_t symbol;
    bool is_strange; /* the model does not know it */
    bool is_upper;
};

static struct choice read_choice(const struct model *model,
                                 const struct slot *slot, size_t index)
{
    uint32_t c = slot->choices[index];
    uint16_t symbol = model_symbol(model, c);

    return (struct choice){index, c, symbol,
                           symbol == model->other && c >= 0x80,
                           c >= 0x80 && is_upper(c)};
}

/* The probability of a choice behind a node. */
static double weigh(const struct lattice *lattice, const struct node *node,
                    const struct choice *choice)
{
    const struct model *model = lattice->model;
    double p;

    if (!choice->is_strange &&
        model_passes(model, &node->context, choice->symbol))
        return 1;
    p = model_next(model, &node->context, choice->symbol);
    if (choice->is_strange)
        return p * RARE;
    p = neighbours_blend(lattice->neighbours, node->code_point,
                         choice->code_point, p);
    return choice->is_upper ? p * capital_weight(node->code_point) : p;
}

static void add_way(struct lattice *lattice, const struct way *way)
{
    lattice->ways = mem_grow(lattice->ways, lattice->nways,
                             &lattice->way_capacity, sizeof *lattice->ways);
    lattice->ways[lattice->nways++] = *way;
}

static void add_ways(struct lattice *lattice, const struct slot *slot,
                     const struct column *before)
{
    bool is_only =
        slot->count == 1 && before->end_node == before->first_node + 1;

    for (size_t i = 0; i < slot->count; i++) {
        struct choice choice = read_choice(lattice->model, slot, i);
        size_t from = before->first_node;

        for (; from < before->end_node; from++) {
            const struct node *node = &lattice->nodes[from];
            double p = is_only ? 1 : weigh(lattice, node, &choice);

            add_way(lattice, &(struct way){from, 0, i, choice.symbol, p,
                                           node->forward * p});
        }
    }
}

static double find_most(const struct lattice *lattice, size_t first)
{
    double most = 0;

    for (size_t i = first; i < lattice->nways; i++)
        if (lattice->ways[i].forward > most)
            most = lattice->ways[i].forward;
    return most;
}

static size_t count_above(const struct lattice *lattice, size_t first,
                          double least)
{
    size_t count = 0;

    for (size_t i = first; i < lattice->nways; i++)
        count += lattice->ways[i].forward >= least;
    return count;
}

/* Drops the ways that are not worth to be followed. */
static void thin_ways(struct lattice *lattice, size_t first)
{
    double most = find_most(lattice, first), least = most * FAINT;
    size_t kept = first;

    while (count_above(lattice, first, least) > MOST_WAYS && least < most)
        least = least * 4 < most ? least * 4 : most;
    for (size_t i = first; i < lattice->nways; i++)
        if (lattice->ways[i].forward >= least && kept < first + MOST_WAYS)
            lattice->ways[kept++] = lattice->ways[i];
    lattice->nways = kept;
}

static bool is_same(const struct node *node, size_t choice,
                    const struct model_context *context)
{
    return node->choice == choice && node->context.length == context->length &&
           !memcmp(node->context.symbols, context->symbols,
                   context->length * sizeof *context->symbols);
}

/* The node that a way leads to, from node `first` on; a new one if need be. */
static size_t reach(struct lattice *lattice, const struct way *way,
                    const struct slot *slot, size_t first)
{
    const struct node *from = &lattice->nodes[way->from];
    uint32_t code_point = slot->choices[way->choice];
    struct node node = {.context = from->context,
                        .choice = way->choice,
                        .code_point = code_point};

    if (!model_passes(lattice->model, &from->context, way->symbol))
        node.context = model_push(lattice->model, &from->context, way->symbol);
    for (size_t i = lattice->nnodes; i > first; i--)
        if (is_same(&lattice->nodes[i - 1], way->choice, &node.context))
            return i - 1;
    lattice->nodes = mem_grow(lattice->nodes, lattice->nnodes,
                              &lattice->node_capacity, sizeof node);
    lattice->nodes[lattice->nnodes] = node;
    return lattice->nnodes++;
}

/* Sums the ways up at their nodes; the nodes of a slot sum up to one. */
static void sum_forward(struct lattice *lattice, const struct column *column)
{
    double sum = 0;

    for (size_t i = column->first_way; i < column->end_way; i++) {
        const struct way *way = &lattice->ways[i];

        lattice->nodes[way->to].forward += way->forward;
        sum += way->forward;
    }
    for (size_t i = column->first_node; i < column->end_node; i++)
        lattice->nodes[i].forward /= sum;
}

static void add_column(struct lattice *lattice, const struct slot *slot)
{
    struct column column = {.first_node = lattice->nnodes,
                            .first_way = lattice->nways};

    add_ways(lattice, slot, &lattice->columns[lattice->ncolumns - 1]);
    thin_ways(lattice, column.first_way);
    for (size_t i = column.first_way; i < lattice->nways; i++)
        lattice->ways[i].to =
            reach(lattice, &lattice->ways[i], slot, column.first_node);
    column.end_node = lattice->nnodes;
    column.end_way = lattice->nways;
    sum_forward(lattice, &column);
    lattice->columns[lattice->ncolumns++] = column;
}

/* Passes what is behind a slot on to the slot before it. */
static void sum_backward(struct lattice *lattice, const struct column *column)
{
    double sum = 0;

    for (size_t i = column->first_way; i < column->end_way; i++) {
        const struct way *way = &lattice->ways[i];
        double p = way->p * lattice->nodes[way->to].backward;

        lattice->nodes[way->from].backward += p;
        sum += p;
    }
    for (size_t i = column[-1].first_node; i < column[-1].end_node; i++)
        lattice->nodes[i].backward /= sum;
}

/* Shares the probability of a slot out among its choices. */
static void choose(const struct lattice *lattice, const struct column *column,
                   struct slot *slot)
{
    double sum = 0;

    for (size_t i = column->first_node; i < column->end_node; i++) {
        const struct node *node = &lattice->nodes[i];

        slot->shares[node->choice] += (float)(node->forward * node->backward);
        sum += node->forward * node->backward;
    }
    for (size_t i = 0; i < slot->count; i++) {
        slot->shares[i] /= (float)sum;
        if (slot->shares[i] > slot->shares[slot->best])
            slot->best = i;
    }
}

/* Nothing before the node matters any more: it begins a new lattice. */
static void restart(struct lattice *lattice, struct node node)
{
    node.forward = 1;
    node.backward = 0;
    lattice->nways = 0;
    lattice->nnodes = 1;
    lattice->nodes[0] = node;
    lattice->columns[0] = (struct column){0, 1, 0, 0};
    lattice->ncolumns = 1;
}

static size_t find_best(const struct lattice *lattice,
                        const struct column *column)
{
    size_t best = column->first_node;

    for (size_t i = best; i < column->end_node; i++)
        if (lattice->nodes[i].forward > lattice->nodes[best].forward)
            best = i;
    return best;
}

/* Weighs the ends of the lattice: all alike, but where the text ends too. */
static void weigh_ends(struct lattice *lattice, bool is_end)
{
    const struct column *last = &lattice->columns[lattice->ncolumns - 1];

    for (size_t i = last->first_node; i < last->end_node; i++) {
        struct node *node = &lattice->nodes[i];

        node->backward = is_end ? model_next(lattice->model, &node->context,
                                             lattice->model->edge)
                                : 1;
    }
}

/* Settles the slots that the columns stand for, and starts again behind. */
static void settle(struct lattice *lattice, struct slot *slots, bool is_end)
{
    size_t count = lattice->ncolumns - 1;
    const struct column *last = &lattice->columns[count];

    weigh_ends(lattice, is_end);
    for (size_t i = count; i > 0; i--) {
        if (slots[i - 1].count > 1)
            choose(lattice, &lattice->columns[i], &slots[i - 1]);
        sum_backward(lattice, &lattice->columns[i]);
    }
    restart(lattice, lattice->nodes[find_best(lattice, last)]);
}

/* Whether all ways lead through one node, or the lattice has grown too long. */
static bool is_closed(const struct lattice *lattice)
{
    const struct column *last = &lattice->columns[lattice->ncolumns - 1];

    return last->end_node == last->first_node + 1 ||
           lattice->ncolumns > MOST_SLOTS;
}

void lattice_solve(const struct model *model,
                   const struct neighbours *neighbours, struct slot *slots,
                   size_t count)
{
    struct lattice *lattice = mem_zero(1, sizeof *lattice);
    size_t done = 0;

    lattice->model = model;
    lattice->neighbours = neighbours;
    lattice->nodes =
        mem_grow(NULL, 0, &lattice->node_capacity, sizeof *lattice->nodes);
    restart(lattice, (struct node){.context = model_start(model)});
    for (size_t i = 0; i < count; i++) {
        add_column(lattice, &slots[i]);
        if (!is_closed(lattice) && i + 1 < count)
            continue;
        settle(lattice, slots + done, i + 1 == count);
        done = i + 1;
    }
    mem_free(lattice->ways);
    mem_free(lattice->nodes);
    mem_free(lattice);
}
