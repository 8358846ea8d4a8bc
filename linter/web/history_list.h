/*
 * The lists in a row of the history, as JSON: strings, and hops.
 */
#ifndef LISTLINT_WEB_HISTORY_LIST_H
#define LISTLINT_WEB_HISTORY_LIST_H

#include "text/buf.h"
#include "web/history.h"

/* Adds `["a", "b"]`; the strings are UTF-8. */
void history_list_write(struct buf *buf, const struct str *items, size_t count);

/* Adds `[["https://a.example/", 301, true]]`. */
void history_list_write_hops(struct buf *buf, const struct hop *hops,
                             size_t count);

/* Reads what the calls above wrote, into the arena. False: it is no such
   list, or one of more than `most` items. */
bool history_list_read(struct str text, size_t most, struct arena *arena,
                       const struct str **items, size_t *count);
bool history_list_read_hops(struct str text, size_t most, struct arena *arena,
                            const struct hop **hops, size_t *count);

#endif
