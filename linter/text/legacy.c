#include "text/legacy.h"

#include <math.h>
#include <stdbool.h>

#include "text/alloc.h"
#include "text/legacy_line.h"
#include "text/legacy_reader.h"
#include "text/utf8.h"

/* A reading is believed if every other text is less probable by this. */
#define CLEAR 4.0

/* What is known before any line is read counts as so much of a line. */
#define BEFORE 0.25

/* One pair of bytes is a character of some encoding nearly always, and proves
   nothing. */
#define LONE 6.0

/* Rounds of voting: enough to leave one of the encodings that share most. */
enum { ROUNDS = 8 };

/* How seldom invalid bytes are no text, beside the rarity of encodings. */
#define JUNK_RARITY 3.0

/* The lines of a source that hold invalid bytes. */
struct lines {
    struct legacy_line *all;
    size_t count, capacity;
};

/* What is known of the encodings of a document. */
struct vote {
    double counts[LEGACY_HYPOTHESES]; /* of lines */
    double total;
    double costs[LEGACY_HYPOTHESES]; /* the negative logarithms of how often
                                        each is to be expected */
};

static double rarity(size_t hypothesis)
{
    return hypothesis == LEGACY_JUNK ? JUNK_RARITY
                                     : charsets()[hypothesis].rarity;
}

static void count_vote(struct vote *vote)
{
    for (size_t i = 0; i < LEGACY_HYPOTHESES; i++) {
        double count = vote->counts[i] + BEFORE * exp(-rarity(i));

        vote->costs[i] = -log(count / (vote->total + BEFORE));
    }
}

/* What a hypothesis costs, all in all. */
static double total(const struct legacy_line *line, const struct vote *vote,
                    size_t hypothesis)
{
    double cost = line->costs[hypothesis] * LEGACY_STEP;
    bool is_pair = hypothesis != LEGACY_JUNK && charsets()[hypothesis].pairs;

    if (line->is_short && is_pair && vote->counts[hypothesis] < 0.5)
        cost += LONE;
    return cost + vote->costs[hypothesis];
}

static size_t find_best(const struct legacy_line *line, const struct vote *vote)
{
    size_t best = LEGACY_JUNK;

    for (size_t i = 0; i < CHARSET_COUNT; i++)
        if (line->costs[i] != LEGACY_NEVER &&
            total(line, vote, i) < total(line, vote, best))
            best = i;
    return best;
}

/* Whether no other text is nearly as probable. */
static bool is_clear(const struct legacy_line *line, const struct vote *vote,
                     size_t best)
{
    double most = total(line, vote, best) + CLEAR;

    for (size_t i = 0; i < LEGACY_HYPOTHESES; i++)
        if (line->costs[i] != LEGACY_NEVER &&
            line->same[i] != line->same[best] && total(line, vote, i) < most)
            return false;
    return true;
}

static bool is_same(const struct legacy_line *line, size_t a, size_t b)
{
    return line->costs[b] != LEGACY_NEVER && line->same[a] == line->same[b];
}

/* The encodings that give the text of a clear line share its voice. */
static void add_voice(struct vote *vote, const struct vote *before,
                      const struct legacy_line *line, size_t best)
{
    double shares[LEGACY_HYPOTHESES] = {0}, sum = 0;

    for (size_t i = 0; i < LEGACY_HYPOTHESES; i++)
        if (is_same(line, best, i))
            sum += shares[i] = exp(-before->costs[i]);
    for (size_t i = 0; i < LEGACY_HYPOTHESES; i++)
        vote->counts[i] += shares[i] / sum;
    vote->total++;
}

/* One round: lines that tell little follow the last one (this is the EM
   algorithm for a mixture). */
static struct vote repeat_vote(const struct lines *lines,
                               const struct vote *first,
                               const struct vote *before)
{
    struct vote vote = {.total = 0};

    for (size_t i = 0; i < lines->count; i++) {
        const struct legacy_line *line = &lines->all[i];
        size_t best = find_best(line, first);

        if (is_clear(line, first, best))
            add_voice(&vote, before, line, best);
    }
    count_vote(&vote);
    return vote;
}

static struct vote take_vote(const struct lines *lines)
{
    struct vote first = {.total = 0}, vote;

    count_vote(&first);
    vote = first;
    for (int round = 0; round < ROUNDS; round++)
        vote = repeat_vote(lines, &first, &vote);
    return vote;
}

static bool is_line_end(char c)
{
    return c == '\r' || c == '\n';
}

/* The bytes between the line ends before and behind `at`. */
static struct str line_at(struct str source, size_t done, size_t at)
{
    size_t start = at, end = at;

    while (start > done && !is_line_end(source.ptr[start - 1]))
        start--;
    while (end < source.len && !is_line_end(source.ptr[end]))
        end++;
    return str_slice(source, start, end);
}

/* Whether the line holds what no text does: control characters. */
static bool is_binary(struct str line)
{
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];

        if ((c < ' ' && !char_is_space((char)c)) || c == 0x7F)
            return true;
    }
    return false;
}

static void add_line(struct lines *lines, struct str line)
{
    if (is_binary(line))
        return;
    lines->all = mem_grow(lines->all, lines->count, &lines->capacity,
                          sizeof *lines->all);
    lines->all[lines->count++] = legacy_judge(line);
}

static void collect(struct lines *lines, struct str source)
{
    size_t done = 0, at;

    while ((at = utf8_invalid(source, done)) < source.len) {
        struct str line = line_at(source, done, at);

        add_line(lines, line);
        done = (size_t)(line.ptr - source.ptr) + line.len;
    }
}

static void read_line(struct arena *arena, struct legacy_readings *readings,
                      struct str source, const struct legacy_line *line,
                      const struct vote *vote)
{
    size_t best = find_best(line, vote);
    size_t start = (size_t)(line->bytes.ptr - source.ptr);
    struct legacy_reading *reading = &readings->items[readings->count];

    if (best == LEGACY_JUNK || !is_clear(line, vote, best))
        return;
    *reading = legacy_convert(arena, &charsets()[best], line->bytes);
    reading->start += start;
    reading->end += start;
    readings->count++;
}

struct legacy_readings legacy_read(struct arena *arena, struct str source)
{
    struct legacy_readings readings = {NULL, 0};
    struct lines lines = {NULL, 0, 0};
    struct vote vote;

    collect(&lines, source);
    if (!lines.count)
        return readings;
    vote = take_vote(&lines);
    readings.items = arena_array(arena, lines.count, sizeof *readings.items);
    for (size_t i = 0; i < lines.count; i++)
        read_line(arena, &readings, source, &lines.all[i], &vote);
    mem_free(lines.all);
    return readings;
}
