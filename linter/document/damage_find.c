#include <string.h>

#include "document/damage.h"
#include "document/damage_kinds.h"
#include "document/damage_repair.h"
#include "text/utf8.h"

/* U+FFFD, which stands for text that was lost. */
static const struct str replacement = {"\xEF\xBF\xBD", 3};

/* Adds one behind the others. Of two in one unit the larger counts. */
static void add(struct damages *all, const struct damage *damage)
{
    struct damage *last = &all->items[all->count];

    if (all->count && last[-1].span.end > damage->span.start) {
        if (last[-1].characters < damage->characters)
            last[-1] = *damage;
        return;
    }
    *last = *damage;
    all->count++;
}

/* Both lists, by position. */
static struct damages merge(struct arena *arena, struct damages a,
                            struct damages b)
{
    struct damages all = {NULL, 0};
    size_t i = 0, j = 0;

    if (!a.count || !b.count)
        return a.count ? a : b;
    all.items = arena_array(arena, a.count + b.count, sizeof *all.items);
    while (i < a.count || j < b.count)
        if (j == b.count ||
            (i < a.count && a.items[i].span.start < b.items[j].span.start))
            add(&all, &a.items[i++]);
        else
            add(&all, &b.items[j++]);
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
        damage->mend = DAMAGE_LOST;
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

struct damages document_damages(struct arena *arena,
                                const struct document *document)
{
    struct damages damages = {NULL, 0};

    if (utf8_skip_ascii(document->source, 0) == document->source.len)
        return damages;
    damages = merge(arena, damage_find_singles(arena, document),
                    damage_find_pairs(arena, document));
    for (size_t i = 0; i < damages.count; i++)
        count_all_gone(&damages.items[i]);
    damage_settle(arena, document, &damages);
    if (damages.count == 1 && damages.items[0].gone &&
        is_example(document, &damages.items[0]))
        damages.count = 0;
    return damages;
}
