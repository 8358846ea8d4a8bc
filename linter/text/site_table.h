/*
 * The table of sites: what their hosts are called, and which of their
 * addresses show the same page. Read through text/site.h and url_identity.
 *
 * Two addresses may share an identity only where they show one thing for
 * certain: what is not known to be the same stays apart.
 */
#ifndef LISTLINT_TEXT_SITE_TABLE_H
#define LISTLINT_TEXT_SITE_TABLE_H

#include <stdbool.h>

#include "text/site.h"

/*
 * A form of addresses. A segment of the path is a literal, a variable or a
 * literal with a variable behind it (`id{number}`): text/site_variable.h.
 * Fields that say nothing are null.
 */
struct site_route {
    const char *path;    /* "{owner}/{name}/tree/{rest}" */
    const char *query;   /* the parameter that must be there, as {id} */
    const char *as;      /* the path of the identity, where it is not `path`;
                            "//host/path" where the host is another too */
    enum site_kind kind; /* SITE_OTHER where it is not there */
    enum site_kind of;
    const char *ignored;   /* parameters that change nothing, "a b=c" */
    const char *fragments; /* fragments that change nothing */
};

struct site {
    const struct site_route *routes; /* the first that fits; ends with a null
                                        path; may be null */
    bool folds;           /* owners and names are alike in either case */
    bool folds_all;       /* so are literals and ids */
    bool has_git;         /* `.git` may stand behind a name */
    bool has_names;       /* a path of two segments is owner and name, and so is
                             its identity; a name may have `.git`, and no host
                             has an `as` */
    const char *reserved; /* no variable takes them as the first segment */
    const char *ignored;  /* parameters that change nothing on any page */
};

/* A name of a site; one that begins with a dot stands for every host that has
   one label before it. */
struct site_host {
    const char *host; /* in lower case, without `www.` */
    const char *as;   /* the host that shows the same under every path, of the
                         same form; null where it is `host` */
    const struct site *site;
};

/* The host in any case, without `www.`; null where nothing is known of it. */
const struct site_host *site_host(struct str host);

#endif
