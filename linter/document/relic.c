#include "document/relic.h"

#include <string.h>

#include "document/damage_unit.h"
#include "text/alloc.h"
#include "text/pairs.h"
#include "text/utf8.h"

/* What one unit holds at least to be no example, and how many units there are;
   or how much one alone holds. */
enum { ENOUGH = 4, UNITS = 2, PLENTY = 10 };

/* Characters that show a byte twice. */
static const struct filler {
    struct str character;
    unsigned byte;
} fillers[] = {{{"烫", 3}, 0xCC}, {{"屯", 3}, 0xCD}};

enum { FILLERS = sizeof fillers / sizeof *fillers };

struct search {
    const struct document *document;
    struct pairs_reading reading; /* as GBK */
    struct relic *items;
    size_t count, capacity;
    size_t sure; /* units that hold enough */
    bool plenty;
};

static bool has_any(const struct document *document)
{
    static const struct str marks[] = {
        {"锟斤拷", 9}, {"烫烫烫", 9}, {"屯屯屯", 9}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        unsigned char second = (unsigned char)marks[i].ptr[1];

        if (census_has_pair(document->census, (unsigned char)marks[i].ptr[0],
                            second, second) &&
            str_find(document->source, marks[i], 0) != STR_NONE)
            return true;
    }
    return false;
}

static bool is_quoted(struct str source, struct span run)
{
    char before = run.start ? source.ptr[run.start - 1] : ' ';
    char after = run.end < source.len ? source.ptr[run.end] : ' ';

    return (before == '"' || before == '\'') && before == after;
}

/* Bytes of memory that a run shows, if it is of one filler all along. */
static size_t count_unset(struct str run, const struct filler *filler)
{
    size_t count = 0;

    while (str_starts(str_slice(run, count, run.len), filler->character))
        count += filler->character.len;
    return count == run.len && count >= 3 * filler->character.len
               ? count / filler->character.len * 2
               : 0;
}

static bool add_unset(struct relic *relic, struct str run)
{
    for (size_t i = 0; i < FILLERS; i++) {
        size_t count = count_unset(run, &fillers[i]);

        if (!count)
            continue;
        relic->unset += count;
        relic->byte = fillers[i].byte;
        return true;
    }
    return false;
}

/* The last byte of the last U+FFFD may have taken one of ASCII with it. */
static bool add_replaced(const struct search *search, struct relic *relic,
                         struct str run)
{
    struct pairs_run found;
    size_t at = 0;

    if (!pairs_next(&search->reading, run, &at, &found) || at < run.len ||
        found.gone < 2 || found.gone < found.complete || found.damaged > 1)
        return false;
    relic->replaced += found.gone;
    return true;
}

/* Whether the run is Chinese that says something. */
static bool is_text(struct str run)
{
    return utf8_decode(run).code_point >= 0x2E80;
}

/* The stretch of bytes above 0x7F at or behind `at`; empty at the end. */
static struct span next_run(struct str source, struct span text, size_t at)
{
    struct span run;

    run.start = utf8_skip_ascii(str_slice(source, 0, text.end), at);
    run.end = run.start;
    while (run.end < text.end && (unsigned char)source.ptr[run.end] >= 0x80)
        run.end++;
    return run;
}

/* Adds the relics of a text; false if it is about something else. */
static bool add_text(const struct search *search, struct span text,
                     struct relic *relic)
{
    struct str source = search->document->source;
    struct span run = next_run(source, text, text.start);

    for (; run.start < run.end; run = next_run(source, text, run.end)) {
        struct str part = document_text(search->document, run);

        if (is_quoted(source, run))
            return false;
        if (add_unset(relic, part) || add_replaced(search, relic, part)) {
            if (!relic->span.end)
                relic->span.start = run.start;
            relic->span.end = run.end;
        } else if (is_text(part)) {
            return false;
        }
    }
    return true;
}

static void search_unit(void *context, struct unit unit)
{
    struct search *search = context;
    struct unit_cursor cursor = {search->document, unit, 0, 0};
    struct relic relic = {{0, 0}, 0, 0, 0};
    struct span text;

    while (unit_next(&cursor, &text))
        if (!add_text(search, text, &relic))
            return;
    if (!relic.span.end)
        return;
    search->sure += relic.replaced + relic.unset / 2 >= ENOUGH;
    search->plenty |= relic.replaced + relic.unset / 2 >= PLENTY;
    search->items = mem_grow(search->items, search->count, &search->capacity,
                             sizeof *search->items);
    search->items[search->count++] = relic;
}

struct relics document_relics(struct arena *arena,
                              const struct document *document)
{
    struct search search = {.document = document};
    struct relics relics = {NULL, 0};

    if (!has_any(document))
        return relics;
    search.reading.page = pairpages();
    unit_each(document, search_unit, &search);
    if (search.sure >= UNITS || search.plenty) {
        relics.count = search.count;
        relics.items = arena_array(arena, search.count, sizeof *relics.items);
        memcpy(relics.items, search.items, search.count * sizeof *relics.items);
    }
    mem_free(search.items);
    return relics;
}
