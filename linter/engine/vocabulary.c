#include "engine/vocabulary.h"

#include <stdlib.h>

#include "engine/values.h"
#include "text/map.h"

/* Longer cells are prose, and columns with more values than that are none of
   a vocabulary. */
enum { LONGEST_CELL = 100, MOST_TERMS = 256 };

/* So many cells, and so many cells of one value, tell a vocabulary. */
enum { FEWEST_CELLS = 8, FREQUENT = 3 };

/* The terms of a column in the making. */
struct tally {
    struct arena *arena;
    struct map terms; /* by their text */
    struct term *items[MOST_TERMS];
    size_t nterms, parts, cells, prose;
    bool overflow;
};

static void add_part(struct tally *tally, struct map *map, struct str part)
{
    void **place = map_at(map, part);
    struct term *term = *place;

    if (!term && tally->nterms == MOST_TERMS) {
        tally->overflow = true;
        return;
    }
    if (!term) {
        term = arena_alloc(tally->arena, sizeof *term);
        term->text = part;
        tally->items[tally->nterms++] = term;
        *place = term;
    }
    term->count++;
}

static void add_cell(struct tally *tally, struct str text)
{
    tally->cells++;
    if (text.len > LONGEST_CELL) {
        tally->prose++;
        return;
    }
    while (text.len && !tally->overflow) {
        struct str part = value_cut(text, &text);

        if (!part.len)
            continue;
        tally->parts++;
        add_part(tally, &tally->terms, part);
    }
}

static bool is_vocabulary(const struct tally *tally)
{
    size_t frequent = 0;

    for (size_t i = 0; i < tally->nterms; i++)
        if (tally->items[i]->count >= FREQUENT)
            frequent += tally->items[i]->count;
    return !tally->overflow && tally->parts && tally->cells >= FEWEST_CELLS &&
           tally->prose * 20 <= tally->cells &&
           frequent * 10 >= tally->parts * 8;
}

static int compare(const void *a, const void *b)
{
    return str_compare(((const struct term *)a)->text,
                       ((const struct term *)b)->text);
}

static void keep_terms(const struct tally *tally, struct column *column)
{
    column->nterms = tally->nterms;
    column->terms =
        arena_array(tally->arena, tally->nterms, sizeof *column->terms);
    for (size_t i = 0; i < tally->nterms; i++)
        column->terms[i] = *tally->items[i];
    qsort(column->terms, column->nterms, sizeof *column->terms, compare);
}

const struct term *vocabulary_term(const struct column *column, struct str text)
{
    const struct term key = {.text = text};

    return column->nterms ? bsearch(&key, column->terms, column->nterms,
                                    sizeof *column->terms, compare)
                          : NULL;
}

/* The separator that most cells write first, the earlier of equal ones. */
static void find_separator(struct arena *arena, const struct schema *schema,
                           size_t index)
{
    struct tally tally = {.arena = arena};
    struct values values = values_of(schema, index);
    struct value value;
    size_t most = 0;

    map_init(&tally.terms);
    while (values_next_filled(&values, &value) && !tally.overflow) {
        struct str text = value_text(&value);
        struct str separator = value_separator(text, 0);

        if (separator.len)
            add_part(&tally, &tally.terms, separator);
    }
    for (size_t i = 0; i < tally.nterms; i++)
        if (tally.items[i]->count > most) {
            most = tally.items[i]->count;
            schema->columns[index].separator = tally.items[i]->text;
        }
    map_release(&tally.terms);
}

bool vocabulary_find(struct arena *arena, const struct schema *schema,
                     size_t column)
{
    struct tally tally = {.arena = arena};
    struct values values = values_of(schema, column);
    struct value value;
    bool found;

    map_init(&tally.terms);
    while (!tally.overflow && values_next_filled(&values, &value))
        add_cell(&tally, value_text(&value));
    found = is_vocabulary(&tally);
    if (found) {
        keep_terms(&tally, &schema->columns[column]);
        find_separator(arena, schema, column);
    }
    map_release(&tally.terms);
    return found;
}
