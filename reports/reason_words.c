#include "reports/reason_words.h"

/* The hyphens of a name stand for spaces. */
void reason_words(struct buf *out, enum reason reason)
{
    for (const char *at = reason_name(reason); *at; at++)
        buf_add_char(out, *at == '-' ? ' ' : *at);
}

const char *reason_of_run(enum reason reason)
{
    switch (reason) {
    case REASON_NO_NETWORK: return "no network";
    case REASON_INTERRUPTED: return "the run was interrupted";
    default: return NULL;
    }
}

size_t reason_links(const struct record *record, enum reason reason)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].reason == reason)
            count += record->links[i].nplaces;
    return count;
}
