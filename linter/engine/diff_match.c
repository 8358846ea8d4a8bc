#include "engine/diff_match.h"

#include "text/alloc.h"
#include "text/map.h"

/*
 * Lines that stand once in both texts are anchors: almost every row of a list
 * is one. The longest chain of anchors that keeps its order is matched, and
 * the gaps between them line by line.
 */

/* How often a line stands in each text, and where it stood last. */
struct use {
    size_t before, after; /* counts */
    size_t old_line, new_line;
};

struct anchor {
    size_t old_line, new_line;
    size_t previous; /* in the longest chain that ends here, or STR_NONE */
};

struct matching {
    const struct diff_lines *before, *after;
    size_t *matches;
    struct anchor *anchors; /* by old line */
    size_t nanchors;
};

/* A part of both texts; the ends are not in it. */
struct gap {
    size_t old_line, old_end, new_line, new_end;
};

static struct use *use_of(struct map *map, struct arena *arena, struct str line)
{
    void **place = map_at(map, line);

    if (!*place)
        *place = arena_alloc(arena, sizeof(struct use));
    return *place;
}

static void count_uses(struct matching *matching, struct map *map,
                       struct arena *arena)
{
    for (size_t i = 0; i < matching->before->count; i++) {
        struct use *use = use_of(map, arena, matching->before->items[i]);

        use->before++;
        use->old_line = i;
    }
    for (size_t i = 0; i < matching->after->count; i++) {
        struct use *use = use_of(map, arena, matching->after->items[i]);

        use->after++;
        use->new_line = i;
    }
}

static void find_anchors(struct matching *matching)
{
    struct arena arena;
    struct map map;

    arena_init(&arena);
    map_init(&map);
    count_uses(matching, &map, &arena);
    for (size_t i = 0; i < matching->before->count; i++) {
        const struct use *use = map_get(&map, matching->before->items[i]);

        if (use->before == 1 && use->after == 1)
            matching->anchors[matching->nanchors++] =
                (struct anchor){i, use->new_line, STR_NONE};
    }
    map_release(&map);
    arena_release(&arena);
}

/* The length of the longest chain whose end stands above the line. */
static size_t chain_above(const struct matching *matching, const size_t *ends,
                          size_t count, size_t new_line)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (matching->anchors[ends[middle]].new_line < new_line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Matches the longest chain of anchors: patience sorting. `ends[n]` is the
   highest end of a chain of n + 1 anchors. */
static void match_anchors(struct matching *matching)
{
    size_t *ends = mem_zero(matching->nanchors, sizeof *ends);
    size_t count = 0, at;

    for (size_t i = 0; i < matching->nanchors; i++) {
        struct anchor *anchor = &matching->anchors[i];
        size_t len = chain_above(matching, ends, count, anchor->new_line);

        anchor->previous = len ? ends[len - 1] : STR_NONE;
        ends[len] = i;
        if (len == count)
            count++;
    }
    at = count ? ends[count - 1] : STR_NONE;
    for (; at != STR_NONE; at = matching->anchors[at].previous)
        matching->matches[matching->anchors[at].old_line] =
            matching->anchors[at].new_line;
    mem_free(ends);
}

static bool same_line(const struct matching *matching, size_t old_line,
                      size_t new_line)
{
    return str_eq(matching->before->items[old_line],
                  matching->after->items[new_line]);
}

/* From both ends inward; then, if as many lines are left on both sides, each
   with the one in its place. */
static void match_gap(struct matching *matching, struct gap gap)
{
    while (gap.old_line < gap.old_end && gap.new_line < gap.new_end &&
           same_line(matching, gap.old_line, gap.new_line))
        matching->matches[gap.old_line++] = gap.new_line++;
    while (gap.old_line < gap.old_end && gap.new_line < gap.new_end &&
           same_line(matching, gap.old_end - 1, gap.new_end - 1))
        matching->matches[--gap.old_end] = --gap.new_end;
    if (gap.old_end - gap.old_line != gap.new_end - gap.new_line)
        return;
    for (; gap.old_line < gap.old_end; gap.old_line++, gap.new_line++)
        if (same_line(matching, gap.old_line, gap.new_line))
            matching->matches[gap.old_line] = gap.new_line;
}

static void match_gaps(struct matching *matching)
{
    struct gap gap = {0};
    size_t old_line = 0;

    for (; old_line < matching->before->count; old_line++) {
        size_t new_line = matching->matches[old_line];

        if (new_line == STR_NONE)
            continue;
        gap.old_end = old_line;
        gap.new_end = new_line;
        match_gap(matching, gap);
        gap.old_line = old_line + 1;
        gap.new_line = new_line + 1;
    }
    gap.old_end = old_line;
    gap.new_end = matching->after->count;
    match_gap(matching, gap);
}

size_t *diff_match(const struct diff_lines *before,
                   const struct diff_lines *after)
{
    struct matching matching = {.before = before, .after = after};

    matching.matches = mem_zero(before->count, sizeof *matching.matches);
    matching.anchors = mem_zero(before->count, sizeof *matching.anchors);
    for (size_t i = 0; i < before->count; i++)
        matching.matches[i] = STR_NONE;
    find_anchors(&matching);
    match_anchors(&matching);
    match_gaps(&matching);
    mem_free(matching.anchors);
    return matching.matches;
}
