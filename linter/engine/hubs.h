/*
 * What hubs say of the repositories, data sets and models that a list names:
 * the walk that the rules about them share.
 */
#ifndef LISTLINT_ENGINE_HUBS_H
#define LISTLINT_ENGINE_HUBS_H

#include "document/document.h"
#include "engine/response.h"
#include "text/site.h"

struct check;

/* A link to what a hub told something of. */
struct hub_link {
    const struct document *document;
    const struct link *link;
    const struct entry *entry; /* that the link stands in, or NULL */
    const struct hub_facts *facts;
    struct str title;    /* `owner/name`, or the address */
    enum site_kind kind; /* of what the hub told of: SITE_REPOSITORY,
                            SITE_DATASET, SITE_MODEL, SITE_SPACE, or
                            SITE_UNKNOWN */
};

/* Visits the links to what hubs know, in order; several of one entry, or of one
   block outside of entries, that lead to one thing are visited once. Pictures
   are passed over. */
void hubs_each(struct check *check,
               void (*visit)(struct check *check, const struct hub_link *hub));

/* Whether the text or the heading of the entry, or any heading above it, has
   one of the phrases, which end with NULL: the list says so itself. */
bool hub_is_told(const struct hub_link *hub, const char *const *phrases);

#endif
