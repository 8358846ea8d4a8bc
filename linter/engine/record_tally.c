#include "engine/record.h"

static void count_documents(struct record *record)
{
    struct record_summary *summary = &record->summary;

    summary->documents = record->ndocuments;
    summary->entries = summary->links = 0;
    for (size_t i = 0; i < record->ndocuments; i++) {
        summary->entries += record->documents[i].entries;
        summary->links += record->documents[i].links;
    }
}

static void count_findings(struct record *record)
{
    struct record_summary *summary = &record->summary;
    size_t counts[] = {
        [SEVERITY_NOTE] = 0, [SEVERITY_WARNING] = 0, [SEVERITY_ERROR] = 0};

    summary->fixable = 0;
    for (size_t i = 0; i < record->nfindings; i++) {
        counts[record->findings[i].severity]++;
        summary->fixable += record->findings[i].nedits > 0;
    }
    summary->errors = counts[SEVERITY_ERROR];
    summary->warnings = counts[SEVERITY_WARNING];
    summary->notes = counts[SEVERITY_NOTE];
}

/* Every place of a link counts. */
static void count_verdicts(struct record *record)
{
    struct record_summary *summary = &record->summary;
    size_t counts[] = {[VERDICT_SKIPPED] = 0,
                       [VERDICT_ALIVE] = 0,
                       [VERDICT_DEAD] = 0,
                       [VERDICT_UNVERIFIED] = 0};

    for (size_t i = 0; i < record->nlinks; i++)
        counts[record->links[i].verdict] += record->links[i].nplaces;
    for (size_t i = 0; i < REASON_COUNT; i++)
        counts[VERDICT_SKIPPED] += record->untold[i];
    summary->alive = counts[VERDICT_ALIVE];
    summary->dead = counts[VERDICT_DEAD];
    summary->unverified = counts[VERDICT_UNVERIFIED];
    summary->skipped = counts[VERDICT_SKIPPED];
}

void record_tally(struct record *record)
{
    count_documents(record);
    count_findings(record);
    count_verdicts(record);
}
