#include "document/damage_pairs_repair.h"

/* So many times over is text read wrongly at most. */
enum { DEEPEST = 3 };

bool damage_may_lack(const struct pairs_reading *reading, struct str source,
                     struct span span)
{
    if (reading->page->keeps_leads)
        return false;
    if (reading->dropped)
        return true;
    return reading->asked &&
           (source.ptr[span.start - (span.start > 0)] == '?' ||
            source.ptr[span.end - (span.end == source.len)] == '?');
}

/* What a text says that is mojibake itself; false if some of it is not. */
static bool decode_again(struct arena *arena,
                         const struct pairs_reading *reading, struct str *text)
{
    struct buf said;
    struct pairs_run run;
    size_t done = 0;
    bool whole = true;

    buf_init(&said);
    for (size_t at = 0; whole && pairs_next(reading, *text, &at, &run);) {
        struct str source = str_slice(*text, run.start, run.end);
        size_t before;

        buf_add(&said, str_slice(*text, done, run.start));
        before = said.len;
        pairs_decode(reading, source, &said);
        whole = pairs_believed(reading, &run) &&
                pairs_proved(reading, source,
                             str_slice(buf_str(&said), before, said.len));
        done = run.end;
    }
    buf_add(&said, str_slice(*text, done, text->len));
    if (whole)
        *text = str_copy(arena, buf_str(&said));
    buf_release(&said);
    return whole;
}

static void add_votes(struct pairs_vote *vote, const struct damage *damage)
{
    for (size_t i = 0; i < damage->nruns && !damage->damaged; i++)
        pairs_vote_add(vote, damage->runs[i].text);
}

/* Decodes what the runs say now, if the reading explains all of it. */
static bool read_as(struct arena *arena, const struct pairs_reading *reading,
                    struct damage *damage)
{
    struct str *texts = arena_array(arena, damage->nruns, sizeof *texts);

    for (size_t i = 0; i < damage->nruns; i++) {
        texts[i] = damage->runs[i].text;
        if (!decode_again(arena, reading, &texts[i]))
            return false;
    }
    for (size_t i = 0; i < damage->nruns; i++)
        damage->runs[i].text = texts[i];
    damage->how = str_printf(arena, "%s, then as %.*s", pairs_name(reading),
                             STR_ARG(damage->how));
    return true;
}

/* The same by the reading of all damages, or else by its own. */
static void read_once_more(struct arena *arena, const struct pairs_reading *all,
                           struct damage *damage)
{
    struct pairs_reading own;
    struct pairs_vote vote;

    if (damage->damaged || read_as(arena, all, damage))
        return;
    pairs_vote_init(&vote);
    add_votes(&vote, damage);
    if (pairs_decide(&vote, &own))
        read_as(arena, &own, damage);
}

void damage_read_pairs_again(struct arena *arena, struct damage *items,
                             size_t count)
{
    for (int depth = 1; depth < DEEPEST; depth++) {
        struct pairs_reading all;
        struct pairs_vote vote;

        pairs_vote_init(&vote);
        for (size_t i = 0; i < count; i++)
            add_votes(&vote, &items[i]);
        if (!pairs_decide(&vote, &all))
            return;
        for (size_t i = 0; i < count; i++)
            read_once_more(arena, &all, &items[i]);
    }
}

/* Code is not mended. */
static bool is_line_damaged(const struct document *document,
                            const struct pairs_reading *reading, size_t line)
{
    size_t start = document->lines[line].start;
    struct str text = document_text(document, document->lines[line]);
    struct pairs_run run;

    for (size_t at = 0; pairs_next(reading, text, &at, &run);)
        if (!pairs_believed(reading, &run) ||
            document_in_code(document, start + run.start))
            return false;
    return true;
}

bool damage_all_pairs(const struct document *document,
                      const struct pairs_reading *reading, struct span span)
{
    size_t last = document_line(document, span.end - 1);

    for (size_t i = document_line(document, span.start); i <= last; i++)
        if (!is_line_damaged(document, reading, i))
            return false;
    return true;
}
