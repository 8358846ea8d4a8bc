#include "document/mended.h"

#include "document/build.h"
#include "document/damage_cursor.h"
#include "document/spans.h"
#include "text/buf.h"
#include "text/utf8.h"

/* Stands in the text of a run for a character that nobody knows. */
#define UNKNOWN STR("□")

/* A text and as much of it as is mended. */
struct mending {
    struct str text;
    size_t done; /* of the text */
    struct buf buf;
};

static void mending_init(struct mending *mending, struct str text)
{
    *mending = (struct mending){.text = text};
    buf_init(&mending->buf);
}

static bool is_known(const struct damage *damage, const struct damaged_run *run)
{
    return !damage->damaged || str_find(run->text, UNKNOWN, 0) == STR_NONE;
}

/* The run stands at that offset of the text. */
static void mend_run(struct mending *mending, size_t at,
                     const struct damaged_run *run)
{
    buf_add(&mending->buf, str_slice(mending->text, mending->done, at));
    buf_add(&mending->buf, run->text);
    mending->done = at + (run->span.end - run->span.start);
}

/* The mended text in the arena; the text as it was if not `whole`. */
static struct str finish(struct mending *mending, struct arena *arena,
                         bool whole)
{
    struct str text = mending->text;

    if (whole && mending->done) {
        buf_add(&mending->buf, str_slice(text, mending->done, text.len));
        text = str_copy(arena, buf_str(&mending->buf));
    }
    buf_release(&mending->buf);
    return text;
}

struct str document_mended(struct arena *arena, const struct document *document,
                           struct span span)
{
    struct damage_cursor cursor = damages_from(document->damages, span.start);
    const struct damaged_run *run;
    struct mending mending;
    bool whole = true;

    mending_init(&mending, document_text(document, span));
    while (whole && (run = damages_next(&cursor, span.end))) {
        whole = run->span.start >= span.start && run->span.end <= span.end &&
                is_known(cursor.of, run);
        if (whole)
            mend_run(&mending, run->span.start - span.start, run);
    }
    return finish(&mending, arena, whole);
}

bool document_damaged(const struct document *document, struct span span)
{
    struct damage_cursor cursor = damages_from(document->damages, span.start);

    return damages_next(&cursor, span.end) != NULL;
}

bool document_lost(const struct document *document, struct span span)
{
    const struct damages *damages = document->damages;
    size_t i = damages_from(damages, span.start).damage;

    for (; i < damages->count && damages->items[i].span.start < span.end; i++)
        if (damages->items[i].damaged &&
            damage_touches(&damages->items[i], span))
            return true;
    return false;
}

/* The runs of a part of the source that a reader sees there: none in the
   address of a link, in a tag or in a picture. */
struct shown {
    const struct document *document;
    size_t link, html; /* the next that may hide a run */
    struct span tail;  /* what follows the text of the last link */
};

static struct shown shown_from(const struct document *document, size_t start)
{
    return (struct shown){
        document,
        document_first_link(document, start),
        spans_first(document->html, document->nhtml, start),
        {0, 0},
    };
}

/* The end of the picture that holds the offset, or 0. Steps over the links
   before it; offsets only grow. What is in a picture is never looked at. */
static size_t picture_end(struct shown *shown, size_t offset)
{
    const struct document *document = shown->document;

    while (shown->link < document->nlinks &&
           document->links[shown->link].span.start <= offset) {
        const struct link *link = &document->links[shown->link];

        if (link->image)
            shown->link = document_first_link(document, link->span.end);
        else
            shown->link++;
        if (link->image && offset < link->span.end)
            return link->span.end;
        if (!link->image && link->text_span.end < link->span.end)
            shown->tail = (struct span){link->text_span.end, link->span.end};
    }
    return 0;
}

/* The end of what hides the offset, or 0 where a reader sees it. */
static size_t hidden_end(struct shown *shown, size_t offset)
{
    const struct document *document = shown->document;
    size_t end = picture_end(shown, offset);

    if (end)
        return end;
    if (shown->tail.start <= offset && offset < shown->tail.end)
        return shown->tail.end;
    while (shown->html < document->nhtml &&
           document->html[shown->html].end <= offset)
        shown->html++;
    if (shown->html < document->nhtml &&
        document->html[shown->html].start <= offset)
        return document->html[shown->html].end;
    return 0;
}

static const struct damaged_run *next_shown(struct damage_cursor *cursor,
                                            struct shown *shown,
                                            struct span span)
{
    const struct damaged_run *run;
    size_t hidden;

    while ((run = damages_next(cursor, span.end))) {
        hidden = hidden_end(shown, run->span.start);
        if (!hidden)
            return run;
        *cursor = damages_from(cursor->damages, hidden);
    }
    return NULL;
}

/* What a reader sees of the span, mended. The runs stand in it as they stand
   in the source, in the same order. */
static void mend(struct document *document, struct str *text, struct span span)
{
    struct damage_cursor cursor = damages_from(document->damages, span.start);
    struct shown shown = shown_from(document, span.start);
    const struct damaged_run *run;
    struct mending mending;
    bool whole = true;

    if (utf8_skip_ascii(*text, 0) == text->len)
        return;
    mending_init(&mending, *text);
    while (whole && (run = next_shown(&cursor, &shown, span))) {
        size_t at =
            str_find(*text, document_text(document, run->span), mending.done);

        whole = at != STR_NONE && is_known(cursor.of, run);
        if (whole)
            mend_run(&mending, at, run);
    }
    *text = finish(&mending, &document->arena, whole);
}

static void mend_row(struct document *document, struct row *row)
{
    for (size_t i = 0; i < row->ncells; i++)
        mend(document, &row->cells[i].text, row->cells[i].content);
}

static void mend_tables(struct document *document)
{
    for (size_t t = 0; t < document->ntables; t++) {
        struct table *table = &document->tables[t];

        mend_row(document, &table->header);
        for (size_t r = 0; r < table->nrows; r++)
            mend_row(document, &table->rows[r]);
    }
}

static void mend_links(struct document *document, struct link *links,
                       size_t count)
{
    for (size_t i = 0; i < count; i++)
        mend(document, &links[i].text, links[i].text_span);
}

static void mend_headings(struct document *document)
{
    for (size_t i = 0; i < document->nheadings; i++)
        mend(document, &document->headings[i].text, document->headings[i].span);
}

/* Those of tables are not made yet. */
static void mend_bullets(struct build *build)
{
    struct entry *entries = build->entries.items;

    for (size_t i = 0; i < build->entries.count; i++) {
        struct entry *entry = &entries[i];

        entry->name = entry->link->text;
        mend(build->document, &entry->description,
             (struct span){entry->link->span.end, entry->span.end});
    }
}

void build_mend(struct build *build)
{
    struct document *document = build->document;
    struct damages *damages = arena_alloc(&document->arena, sizeof *damages);

    *damages = document_damages(&document->arena, document);
    document->damages = damages;
    if (!damages->count)
        return;
    mend_tables(document);
    mend_links(document, document->links, document->nlinks);
    mend_links(document, document->torn, document->ntorn);
    mend_headings(document);
    mend_bullets(build);
}
