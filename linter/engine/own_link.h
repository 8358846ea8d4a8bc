/*
 * Which link of an entry leads to the entry itself, and not to a paper about
 * it or a demo of it.
 */
#ifndef LISTLINT_ENGINE_OWN_LINK_H
#define LISTLINT_ENGINE_OWN_LINK_H

#include "engine/schema.h"
#include "text/map.h"

/* The columns of links that are the entries' own. */
struct own_links {
    struct map columns; /* by the pointer to the table */
};

/* Learns them from the schemas, which must outlive it. The caller owns it:
   own_links_release. */
void own_links_init(struct own_links *own, const struct schema *schemas);
void own_links_release(struct own_links *own);

/*
 * The entry's own link to the web, or NULL: of a bullet the link that it begins
 * with, of a row that of its name, of a column called so (`Link`, `Website`) or
 * of the table's one column of links.
 */
const struct link *own_link(const struct own_links *own,
                            const struct document *document,
                            const struct entry *entry);

#endif
