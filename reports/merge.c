#include "reports/merge.h"

#include "reports/merge_parts.h"

int merge_order(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

const struct merge_document *merge_document(const struct merge *merge,
                                            const char *path)
{
    return map_get(&merge->documents, str_from(path));
}

static struct merge_document *document_at(struct merge *merge, const char *path)
{
    void **known = map_at(&merge->documents, str_from(path));
    struct merge_document *document = *known;

    if (document)
        return document;
    document = arena_alloc(merge->arena, sizeof *document);
    document->rank = merge->record->ndocuments++;
    *known = document;
    return document;
}

static void note_sight(struct merge *merge, struct merge_document *document,
                       size_t run)
{
    struct merge_sight *sight;

    if (document->sights && document->sights->run == run)
        return;
    sight = arena_alloc(merge->arena, sizeof *sight);
    *sight = (struct merge_sight){run, document->sights};
    document->sights = sight;
}

static void add_documents(struct merge *merge, size_t run)
{
    const struct record *record = merge->runs[run].record;
    bool complete = merge->runs[run].complete;

    for (size_t i = 0; i < record->ndocuments; i++) {
        const struct record_document *told = &record->documents[i];
        struct merge_document *document = document_at(merge, told->path);

        note_sight(merge, document, run);
        if (document->complete && !complete)
            continue;
        document->told = told;
        document->run = run;
        document->complete = complete;
    }
}

/* What holds for all, for the run tells of one of its documents. */
static void add_state(struct record *record, const struct record *run)
{
    record->partial = record->partial || run->partial;
    if (run->unfinished)
        record->unfinished = run->unfinished;
}

static void merge_documents(struct merge *merge)
{
    struct record_document *documents;

    for (size_t i = 0; i < merge->count; i++)
        add_documents(merge, i);
    documents =
        arena_array(merge->arena, merge->record->ndocuments, sizeof *documents);
    for (size_t i = 0; i < merge->count; i++) {
        const struct record *record = merge->runs[i].record;

        for (size_t j = 0; j < record->ndocuments; j++) {
            const struct merge_document *document =
                merge_document(merge, record->documents[j].path);

            documents[document->rank] = *document->told;
            add_state(merge->record, merge->runs[document->run].record);
        }
    }
    merge->record->documents = documents;
}

/* What was not found but happened. */
static void add_facts(struct record *record, const struct record *run)
{
    struct record_summary *summary = &record->summary;

    record->version = run->version;
    if (run->time > record->time)
        record->time = run->time;
    record->offline = record->offline && run->offline;
    summary->requests += run->summary.requests;
    summary->suppressed += run->summary.suppressed;
    summary->baselined += run->summary.baselined;
    summary->fixed += run->summary.fixed;
    summary->seconds += run->summary.seconds;
}

const struct record *merge_runs(struct arena *arena,
                                const struct merge_run *runs, size_t count)
{
    struct record *record = arena_alloc(arena, sizeof *record);
    struct merge merge = {
        .arena = arena, .runs = runs, .count = count, .record = record};

    map_init(&merge.documents);
    record->time = -1;
    record->offline = true;
    for (size_t i = 0; i < count; i++)
        add_facts(record, runs[i].record);
    merge_documents(&merge);
    merge_findings(&merge);
    merge_links(&merge);
    map_release(&merge.documents);
    record_tally(record);
    return record;
}
