#include "engine/withhold.h"

#include <stdlib.h>
#include <string.h>

#include "document/visible.h"
#include "engine/fix.h"
#include "engine/jobs.h"
#include "engine/rule.h"
#include "text/alloc.h"

/* A finding whose fix would be made. */
struct candidate {
    struct finding *finding;
    size_t place; /* in the order of the findings */
};

struct scales {
    const struct document *document;
    struct candidate *candidates; /* by what their rules hide, and rule */
    size_t count;
    struct finding **pan; /* those whose fixes are made, by place, between
                             null pointers */
    struct finding **set; /* the same without them */
    size_t places;
    struct buf before; /* what is visible of the document */
    bool letters;      /* nothing else counts */
    size_t left;       /* weighings */
    size_t withheld;
};

/* Candidates from `first` up to, not including, `end`. */
struct range {
    size_t first, end;
};

static bool is_candidate(const struct document *document,
                         const struct finding *finding)
{
    if (finding->document != document || finding->held || !finding->edits ||
        finding->rule->hides == HIDES_ANYTHING)
        return false;
    for (const struct edit *e = finding->edits; e; e = e->next)
        if (!e->safe)
            return false;
    return true;
}

static int by_rule(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    const struct rule *left = x->finding->rule, *right = y->finding->rule;
    int order;

    if (left->hides != right->hides)
        return left->hides < right->hides ? -1 : 1;
    order = strcmp(left->code, right->code);
    if (order)
        return order;
    return x->place < y->place ? -1 : x->place > y->place;
}

static void collect(struct scales *scales, struct finding *const *findings)
{
    for (size_t i = 0; i < scales->places; i++)
        if (is_candidate(scales->document, findings[i]))
            scales->candidates[scales->count++] =
                (struct candidate){.finding = findings[i], .place = i};
    if (scales->count)
        qsort(scales->candidates, scales->count, sizeof *scales->candidates,
              by_rule);
}

static void put(struct scales *scales, struct range range, bool on)
{
    for (size_t i = range.first; i < range.end; i++) {
        const struct candidate *candidate = &scales->candidates[i];

        scales->pan[candidate->place] = on ? candidate->finding : NULL;
    }
}

/* The list with the fixes that are on; the order of findings decides which of
   two that touch is made. */
static void make(const struct scales *scales, struct buf *out)
{
    size_t count = 0;

    for (size_t i = 0; i < scales->places; i++)
        if (scales->pan[i])
            scales->set[count++] = scales->pan[i];
    buf_init(out);
    fix_pass(out, scales->document, scales->set, count, false);
}

/* Whether the list with those fixes shows what it showed. */
static bool shows_all(const struct scales *scales)
{
    struct buf text, after;
    struct document *fixed;
    bool all;

    make(scales, &text);
    fixed = document_parse(scales->document->path, buf_str(&text));
    buf_init(&after);
    visible_add(&after, fixed, true);
    all = visible_keeps(buf_str(&scales->before), buf_str(&after),
                        scales->letters);
    buf_release(&after);
    document_free(fixed);
    buf_release(&text);
    return all;
}

/* Puts the fixes on where they hide nothing beside those that are: true. Beyond
   the bound all count as if they did. */
static bool try(struct scales *scales, struct range range)
{
    if (!scales->left)
        return false;
    scales->left--;
    put(scales, range, true);
    if (shows_all(scales))
        return true;
    put(scales, range, false);
    return false;
}

static void withhold_range(struct scales *scales, struct range range)
{
    for (size_t i = range.first; i < range.end; i++)
        for (struct edit *e = scales->candidates[i].finding->edits; e;
             e = e->next)
            e->safe = false;
    scales->withheld += range.end - range.first;
}

/* Of fixes that hide something, puts on what hides nothing. */
static void halve(struct scales *scales, struct range range)
{
    size_t middle = range.first + (range.end - range.first) / 2;
    struct range halves[] = {{range.first, middle}, {middle, range.end}};

    if (range.end - range.first == 1 || !scales->left) {
        withhold_range(scales, range);
        return;
    }
    for (size_t i = 0; i < 2; i++)
        if (!try(scales, halves[i]))
            halve(scales, halves[i]);
}

/* The front of the range that is of one rule. */
static struct range of_rule(const struct scales *scales, struct range range)
{
    struct range front = {range.first, range.first};

    while (front.end < range.end &&
           scales->candidates[front.end].finding->rule ==
               scales->candidates[range.first].finding->rule)
        front.end++;
    return front;
}

/* All rules are tried before any is halved: one that hides something does not
   use up what others need. */
static void sift(struct scales *scales, struct range range)
{
    struct range rest = range, rule = of_rule(scales, range);

    if (rule.end < range.end)
        for (; rest.first < range.end; rest.first = rule.end) {
            rule = of_rule(scales, rest);
            try(scales, rule);
        }
    for (rest = range; rest.first < range.end; rest.first = rule.end) {
        rule = of_rule(scales, rest);
        if (!scales->pan[scales->candidates[rule.first].place])
            halve(scales, rule);
    }
}

static size_t weighings(const struct document *document)
{
    size_t most = WITHHOLD_BYTES / (document->source.len + 1);

    if (most > WITHHOLD_WEIGHINGS)
        return WITHHOLD_WEIGHINGS;
    return most > WITHHOLD_LEAST ? most : WITHHOLD_LEAST;
}

/* Those whose rules hide as much, beside what is on. */
static void weigh(struct scales *scales, struct range range, enum hides hides)
{
    if (range.first == range.end)
        return;
    scales->letters = hides != HIDES_NOTHING;
    scales->left = weighings(scales->document);
    if (!try(scales, range))
        sift(scales, range);
}

static void weigh_all(struct scales *scales)
{
    struct range none = {0, 0}, signs = {0, scales->count};

    while (none.end < scales->count &&
           scales->candidates[none.end].finding->rule->hides == HIDES_NOTHING)
        none.end++;
    signs.first = none.end;
    buf_init(&scales->before);
    visible_add(&scales->before, scales->document, false);
    weigh(scales, none, HIDES_NOTHING);
    weigh(scales, signs, HIDES_SIGNS);
    buf_release(&scales->before);
}

/* In a wide document no edit is safe: engine/rule.h. */
size_t withhold(const struct document *document,
                struct finding *const *findings, size_t count)
{
    struct scales scales = {
        .document = document,
        .candidates = mem_zero(count, sizeof *scales.candidates),
        .pan = mem_zero(count, sizeof(struct finding *)),
        .set = mem_zero(count, sizeof(struct finding *)),
        .places = count,
    };

    if (!document->wide)
        collect(&scales, findings);
    if (scales.count)
        weigh_all(&scales);
    mem_free(scales.candidates);
    mem_free(scales.pan);
    mem_free(scales.set);
    return scales.withheld;
}

/* Where the findings about each document begin. */
struct parts {
    const struct findings *findings;
    size_t *first, count;
};

static void weigh_part(void *context, size_t index)
{
    const struct parts *parts = context;
    size_t first = parts->first[index];
    struct finding *const *items = parts->findings->items + first;

    withhold(items[0]->document, items,
             findings_of_one(parts->findings, first));
}

void withhold_all(const struct findings *findings, size_t threads)
{
    struct parts parts = {findings,
                          mem_zero(findings->count, sizeof *parts.first), 0};

    for (size_t i = 0; i < findings->count; i += findings_of_one(findings, i))
        parts.first[parts.count++] = i;
    jobs_finish(jobs_start(threads, parts.count, weigh_part, &parts));
    mem_free(parts.first);
}
