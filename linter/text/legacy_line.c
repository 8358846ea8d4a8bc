#include "text/legacy_line.h"

#include <string.h>

#include "text/legacy_cost.h"
#include "text/legacy_reader.h"
#include "text/utf8.h"

/* A line is judged by so many bytes: those above ASCII, and KEPT beside
   them. */
enum { SAMPLE = 240, KEPT = 5 };

/* A text that costs so much more than the best one is not looked at to its
   end. */
#define HOPELESS 40

/* A line of which a part is UTF-8. */
#define MIXED 4

/* A language that an encoding was not made for. */
#define GUEST 3

/* Reads all of the line; false if the encoding does not have it. Texts that are
   the same have the same hash. */
static bool read_all(const struct charset *charset, struct str bytes,
                     uint64_t *hash)
{
    struct legacy_reader reader = {.charset = charset, .bytes = bytes};

    *hash = 0xCBF29CE484222325u;
    while (reader.at < bytes.len) {
        struct utf8_char c = legacy_next(&reader);

        if (!c.valid)
            return false;
        *hash = (*hash ^ c.code_point) * 0x100000001B3u;
    }
    return true;
}

/* What a line is judged by. */
struct sample {
    char bytes[SAMPLE + 2 * KEPT + 1];
    size_t len;
};

static size_t room_left(const struct sample *sample)
{
    return sizeof sample->bytes - sample->len;
}

static void take_part(struct sample *sample, struct str part, bool gap)
{
    if (gap && room_left(sample))
        sample->bytes[sample->len++] = '\n';
    part = str_slice(part, 0, room_left(sample));
    memcpy(sample->bytes + sample->len, part.ptr, part.len);
    sample->len += part.len;
}

/* Whether the sample ends before the run: half of UTF-8 would be none. */
static bool is_full(const struct sample *sample, struct str run)
{
    return sample->len >= SAMPLE || (run.len + KEPT >= room_left(sample) &&
                                     utf8_invalid(run, 0) == run.len);
}

/* Fewer than two pairs. */
static bool is_short(struct str sample)
{
    size_t count = 0;

    for (size_t i = 0; i < sample.len; i++)
        count += (unsigned char)sample.ptr[i] >= 0x80;
    return count < 3;
}

static struct sample take_sample(struct str bytes)
{
    struct sample sample = {.len = 0};
    size_t done = 0, at = 0;

    while ((at = utf8_skip_ascii(bytes, at)) < bytes.len) {
        size_t from = at > done + KEPT ? at - KEPT : done;
        size_t end = legacy_run_end(bytes, at), last = end;

        if (is_full(&sample, str_slice(bytes, at, end)))
            break;
        while (last < bytes.len && last < end + KEPT &&
               (unsigned char)bytes.ptr[last] < 0x80)
            last++;
        take_part(&sample, str_slice(bytes, from, last), from > done);
        done = last;
        at = end;
    }
    return sample;
}

/* The sample as a hypothesis has it. */
struct items {
    struct legacy_item all[SAMPLE + 2 * KEPT + 1];
    size_t count;
};

static void add_item(struct items *items, uint32_t code_point, double cost)
{
    items->all[items->count++] = (struct legacy_item){code_point, cost};
}

/* Adds a character; a mark to the letter before it. */
static void add_character(struct items *items, uint32_t code_point)
{
    struct legacy_item *last = items->all + items->count - 1;
    uint32_t composed =
        items->count ? legacy_compose(last->code_point, code_point) : 0;

    if (composed)
        last->code_point = composed;
    else
        add_item(items, code_point, 0);
}

/* A character that the end of the sample cut is left out. */
static void read_items(const struct charset *charset, struct str sample,
                       struct items *items)
{
    struct legacy_reader reader = {.charset = charset, .bytes = sample};
    double cost = MIXED;

    items->count = 0;
    while (reader.at < sample.len) {
        size_t at = reader.at;
        struct utf8_char c = legacy_next(&reader);

        if (!reader.kept) {
            if (c.valid)
                add_character(items, c.code_point);
            continue;
        }
        cost += legacy_cost_utf8(str_slice(sample, at, reader.end));
        add_item(items, LEGACY_BYTES, cost);
        cost = 0;
        reader.at = reader.end;
    }
}

/* Whether a run is UTF-8, or what UTF-8 may be after a byte of it was lost:
   bytes that continue, without the first one or without the last. */
static bool is_cut(struct str run)
{
    for (size_t at = 0; at < run.len;) {
        struct utf8_char c = utf8_decode(str_slice(run, at, run.len));

        if (!c.valid && c.len == 1 && (unsigned char)run.ptr[at] >= 0xC0)
            return false;
        at += c.len;
    }
    return true;
}

/* A line of UTF-8 that lost a byte is common; one that lost several is not. */
static void read_junk(struct str sample, struct items *items)
{
    bool was_cut = false;

    items->count = 0;
    for (size_t at = 0; at < sample.len;) {
        size_t end = legacy_run_end(sample, at);
        struct str run = str_slice(sample, at, end);
        bool is_valid = utf8_invalid(run, 0) == run.len;
        bool may_join = is_valid || (!was_cut && is_cut(run));

        if (!run.len) {
            add_item(items, (unsigned char)sample.ptr[at++], 0);
            continue;
        }
        add_item(items, may_join ? LEGACY_BYTES : LEGACY_STRAY,
                 legacy_cost_utf8(run));
        was_cut = was_cut || !is_valid;
        at = end;
    }
}

/* A judgement at work. */
struct judgement {
    struct str sample;
    struct items items;
    uint64_t hashes[LEGACY_HYPOTHESES];
    double best; /* the least cost so far */
};

/* The least cost by the languages of an encoding. */
static double cost_items(const struct judgement *j,
                         const struct charset *charset)
{
    double least = -1;

    for (size_t i = 0; i < MODELS_MOST && charset->languages[i]; i++) {
        double cost = legacy_cost(charset->languages[i], j->items.all,
                                  j->items.count, j->best + HOPELESS) +
                      (i < charset->nown ? 0 : GUEST);
        if (least < 0 || cost < least)
            least = cost;
    }
    return least;
}

static uint16_t count_steps(double cost)
{
    double steps = cost / LEGACY_STEP;

    return steps < LEGACY_NEVER - 1 ? (uint16_t)steps : LEGACY_NEVER - 1;
}

/* The first hypothesis that gives the text of hypothesis `i`, by its languages
   or others. */
static size_t find_same(const struct legacy_line *line,
                        const struct judgement *j, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (line->costs[k] != LEGACY_NEVER && j->hashes[k] == j->hashes[i])
            return k;
    return i;
}

static bool is_alike(const struct charset *a, const struct charset *b)
{
    return !memcmp(a->languages, b->languages, sizeof a->languages);
}

static void judge_charset(struct legacy_line *line, struct judgement *j,
                          size_t i)
{
    const struct charset *all = charsets();
    double cost;

    line->same[i] = (uint8_t)i;
    line->costs[i] = LEGACY_NEVER;
    if (!read_all(&all[i], line->bytes, &j->hashes[i]))
        return;
    read_items(&all[i], j->sample, &j->items);
    line->same[i] = (uint8_t)find_same(line, j, i);
    line->costs[i] = line->costs[line->same[i]];
    if (line->same[i] < i && is_alike(&all[i], &all[line->same[i]]))
        return;
    cost = cost_items(j, &all[i]);
    line->costs[i] = count_steps(cost);
    if (cost < j->best)
        j->best = cost;
}

/* Stray bytes, between ASCII of whatever language. */
static double cost_junk(struct judgement *j)
{
    size_t nmodels;
    const struct model *all = models(&nmodels);
    double least = LEGACY_NEVER;

    read_junk(j->sample, &j->items);
    for (size_t i = 0; i < nmodels; i++) {
        double cost = LEGACY_NEVER;

        if (all[i].latin)
            cost = legacy_cost(&all[i], j->items.all, j->items.count, least);
        if (cost < least)
            least = cost;
    }
    return least;
}

struct legacy_line legacy_judge(struct str bytes)
{
    struct legacy_line line = {.bytes = bytes};
    struct sample sample = take_sample(bytes);
    struct judgement j = {.sample = {sample.bytes, sample.len}};

    j.best = cost_junk(&j);
    line.costs[LEGACY_JUNK] = count_steps(j.best);
    line.same[LEGACY_JUNK] = LEGACY_JUNK;
    line.is_short = is_short(j.sample);
    for (size_t i = 0; i < CHARSET_COUNT; i++)
        judge_charset(&line, &j, i);
    return line;
}
