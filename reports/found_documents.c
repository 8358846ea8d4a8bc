#include "reports/found_documents.h"

#include <stdlib.h>
#include <string.h>

static int worst_first(const void *left, const void *right)
{
    const struct found_document *a = left, *b = right;

    for (int level = SEVERITY_ERROR; level >= SEVERITY_NOTE; level--)
        if (a->levels[level] != b->levels[level])
            return a->levels[level] < b->levels[level] ? 1 : -1;
    return a->findings < b->findings ? -1 : 1;
}

struct found_documents found_documents_of(struct arena *arena,
                                          const struct record *record)
{
    struct found_documents documents = {
        .items =
            arena_array(arena, record->nfindings, sizeof *documents.items)};
    struct found_document *last = NULL;

    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];

        if (!last || strcmp(last->path, finding->place.path) != 0) {
            last = &documents.items[documents.count++];
            last->path = finding->place.path;
            last->findings = finding;
        }
        last->count++;
        last->levels[finding->severity]++;
    }
    qsort(documents.items, documents.count, sizeof *documents.items,
          worst_first);
    return documents;
}
