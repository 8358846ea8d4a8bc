#include "engine/fix.h"

#include <stdlib.h>
#include <string.h>

#include "document/line_end.h"
#include "text/alloc.h"

struct taken_edit {
    const struct edit *edit;
    size_t number; /* in the order of taking */
};

/* What may be taken. */
struct fixes {
    struct finding *const *findings;
    size_t count;
    bool unsafe;
};

/* What was taken so far. */
struct taken {
    struct taken_edit *edits;
    size_t count, capacity;
    unsigned char *marks; /* one for each place between two bytes: 1 where an
                             edit that was taken lies or ends */
};

/*
 * An edit holds the places at both of its ends: two edits that touch might
 * both be about the same bytes.
 */
static size_t places(const struct edit *edit)
{
    return edit->span.end - edit->span.start + 1;
}

static bool is_free(const struct taken *taken, const struct edit *edit)
{
    return !memchr(taken->marks + edit->span.start, 1, places(edit));
}

static bool is_applicable(const struct taken *taken,
                          const struct finding *finding, bool unsafe)
{
    for (const struct edit *e = finding->edits; e; e = e->next)
        if ((!e->safe && !unsafe) || !is_free(taken, e))
            return false;
    return finding->edits && !finding->held;
}

static void take(struct taken *taken, const struct edit *edit)
{
    taken->edits = mem_grow(taken->edits, taken->count, &taken->capacity,
                            sizeof *taken->edits);
    taken->edits[taken->count] = (struct taken_edit){edit, taken->count};
    taken->count++;
    memset(taken->marks + edit->span.start, 1, places(edit));
}

/* Edits of one finding may touch: they keep their order. */
static int by_place(const void *a, const void *b)
{
    const struct taken_edit *x = a, *y = b;
    struct span left = x->edit->span, right = y->edit->span;

    if (left.start != right.start)
        return left.start < right.start ? -1 : 1;
    if (left.end != right.end)
        return left.end < right.end ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* A feed behind a carriage return is a line end that the rule has chosen. */
static void add_text(struct buf *out, struct str text, struct str usual_end)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n' && (!i || text.ptr[i - 1] != '\r'))
            buf_add(out, usual_end);
        else
            buf_add_char(out, text.ptr[i]);
}

static void add_move(struct fixed *fixed, struct move move)
{
    fixed->moves = mem_grow(fixed->moves, fixed->nmoves, &fixed->capacity,
                            sizeof *fixed->moves);
    fixed->moves[fixed->nmoves++] = move;
}

static void write_edited(struct fixed *fixed, const struct document *document,
                         const struct taken *taken)
{
    struct buf *out = &fixed->text;
    struct str usual_end = line_end_text(line_ends_count(document).usual);
    size_t at = 0;

    for (size_t i = 0; i < taken->count; i++) {
        const struct edit *edit = taken->edits[i].edit;
        struct move move = {.before = edit->span};

        buf_add(out, str_slice(document->source, at, edit->span.start));
        move.after.start = out->len;
        add_text(out, edit->text, usual_end);
        move.after.end = out->len;
        add_move(fixed, move);
        at = edit->span.end;
    }
    buf_add(out, str_slice(document->source, at, document->source.len));
}

/* Whether the document may be written: if it is wide, nobody is to get it in
   another encoding who was not told so. */
static bool is_writable(const struct document *document,
                        struct finding *const *findings, size_t count)
{
    for (size_t i = 0; document->wide && i < count; i++)
        if (findings[i]->document == document && findings[i]->converts &&
            !findings[i]->held)
            return true;
    return !document->wide;
}

void fixed_init(struct fixed *fixed)
{
    *fixed = (struct fixed){0};
    buf_init(&fixed->text);
}

void fixed_release(struct fixed *fixed)
{
    buf_release(&fixed->text);
    mem_free(fixed->moves);
    fixed->moves = NULL;
    fixed->nmoves = fixed->capacity = 0;
}

/* Takes the findings about the document that mend damaged text, or the others.
   Returns how many. */
static size_t take_all(struct taken *taken, const struct document *document,
                       const struct fixes *fixes, bool mends)
{
    size_t count = 0;

    for (size_t i = 0; i < fixes->count; i++) {
        const struct finding *finding = fixes->findings[i];

        if (finding->document != document || finding->mends != mends ||
            !is_applicable(taken, finding, fixes->unsafe))
            continue;
        for (const struct edit *e = finding->edits; e; e = e->next)
            take(taken, e);
        count++;
    }
    return count;
}

/* All mending comes first and in one pass: what is left of the damage after
   it may be too little to be seen in the next. */
size_t fix_document(struct fixed *fixed, const struct document *document,
                    struct finding *const *findings, size_t count, bool unsafe)
{
    struct taken taken = {.marks = mem_zero(document->source.len + 1, 1)};
    struct fixes fixes = {findings, count, unsafe};
    size_t applied;

    if (!is_writable(document, findings, count))
        fixes.count = 0;
    applied = take_all(&taken, document, &fixes, true);
    applied += take_all(&taken, document, &fixes, false);
    if (taken.count)
        qsort(taken.edits, taken.count, sizeof *taken.edits, by_place);
    write_edited(fixed, document, &taken);
    mem_free(taken.marks);
    mem_free(taken.edits);
    return applied;
}

size_t fix_pass(struct buf *out, const struct document *document,
                struct finding *const *findings, size_t count, bool unsafe)
{
    struct fixed fixed;
    size_t applied;

    fixed_init(&fixed);
    applied = fix_document(&fixed, document, findings, count, unsafe);
    buf_add(out, buf_str(&fixed.text));
    fixed_release(&fixed);
    return applied;
}
