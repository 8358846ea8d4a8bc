#include <string.h>

#include "document/damage.h"
#include "document/damage_kinds.h"
#include "text/utf8.h"

/* U+FFFD, which stands for text that was lost. */
static const struct str replacement = {"\xEF\xBF\xBD", 3};

/* Both lists, by position. */
static struct damages merge(struct arena *arena, struct damages a,
                            struct damages b)
{
    struct damages all = {NULL, a.count + b.count};
    size_t i = 0, j = 0;

    if (!a.count || !b.count)
        return a.count ? a : b;
    all.items = arena_array(arena, all.count, sizeof *all.items);
    while (i + j < all.count) {
        bool first = j == b.count || (i < a.count && a.items[i].span.start <
                                                         b.items[j].span.start);

        all.items[i + j] = first ? a.items[i] : b.items[j];
        *(first ? &i : &j) += 1;
    }
    return all;
}

static size_t count_gone(struct str text)
{
    size_t count = 0;

    for (size_t at = 0; (at = str_find(text, replacement, at)) != STR_NONE;
         at += replacement.len)
        count++;
    return count;
}

/* What was lost before stays lost: the text that is left is no mending. */
static void count_all_gone(struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns; i++)
        damage->gone += count_gone(damage->runs[i].text);
    if (damage->gone)
        damage->repairable = false;
}

static bool is_beside_word(struct str source, struct span span)
{
    return (span.start > 0 && char_is_alnum(source.ptr[span.start - 1])) ||
           (span.end < source.len && char_is_alnum(source.ptr[span.end]));
}

/* "ï¿½" alone, in no word, is what a text about mojibake shows. */
static bool is_example(const struct document *document,
                       const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns; i++) {
        const struct damaged_run *run = &damage->runs[i];

        if (count_gone(run->text) * replacement.len < run->text.len ||
            is_beside_word(document->source, run->span))
            return false;
    }
    return true;
}

/* The index behind the damages that share lines, one with the next. */
static size_t chain_end(const struct document *document,
                        const struct damages *damages, size_t first)
{
    size_t next = first + 1;

    while (next < damages->count) {
        size_t end = damages->items[next - 1].span.end;
        size_t line = document_line(document, end - 1);

        if (damages->items[next].span.start > document->lines[line].end)
            break;
        next++;
    }
    return next;
}

/* A line that is mended in part looks clean to whoever comes after. */
static void settle_lines(const struct document *document,
                         struct damages *damages)
{
    size_t end;

    for (size_t first = 0; first < damages->count; first = end) {
        bool repairable = true;

        end = chain_end(document, damages, first);
        for (size_t i = first; i < end; i++)
            repairable = repairable && damages->items[i].repairable;
        for (size_t i = first; i < end; i++)
            damages->items[i].repairable = repairable;
    }
}

bool damages_touch(const struct damages *damages, struct span span)
{
    size_t low = 0, high = damages->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (damages->items[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < damages->count && damages->items[low].span.start < span.end;
         low++)
        if (damage_touches(&damages->items[low], span))
            return true;
    return false;
}

struct damages document_damages(struct arena *arena,
                                const struct document *document)
{
    struct damages damages = {NULL, 0}, pairs;

    if (utf8_skip_ascii(document->source, 0) == document->source.len)
        return damages;
    damages = damage_find_singles(arena, document);
    damage_read_again(arena, document, &damages);
    pairs = damage_find_pairs(arena, document);
    damages = merge(arena, damages, pairs);
    for (size_t i = 0; i < damages.count; i++)
        count_all_gone(&damages.items[i]);
    if (pairs.count)
        settle_lines(document, &damages);
    if (damages.count == 1 && damages.items[0].gone &&
        is_example(document, &damages.items[0]))
        damages.count = 0;
    return damages;
}
