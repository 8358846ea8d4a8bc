/*
 * What an address leads to, on the hosts that lists link to most: whose
 * repository, which data set, a file in it. Told from the address alone.
 */
#ifndef LISTLINT_TEXT_SITE_H
#define LISTLINT_TEXT_SITE_H

#include "text/str.h"

enum site_kind {
    SITE_UNKNOWN,    /* nothing is known of the host */
    SITE_OTHER,      /* another page of a known host, or one of several kinds */
    SITE_OWNER,      /* a user or an organisation */
    SITE_REPOSITORY, /* the root of a repository of code */
    SITE_DATASET,    /* the page of a data set */
    SITE_MODEL,      /* the page of a model */
    SITE_SPACE,      /* a demo that runs on a hub */
    SITE_FILE,       /* a file in one of these, or on a drive */
    SITE_FOLDER,     /* a folder, or a branch other than main and master */
    SITE_PAPER,
    SITE_VIDEO,
    SITE_PLAYLIST,
    SITE_PACKAGE, /* of a package index */
    SITE_APP,     /* of an app store */
};

/* Views into the address; what it does not say is empty. */
struct site_place {
    struct str host;     /* the main name of the site: `github.com` for
                            `raw.githubusercontent.com` too, constant */
    enum site_kind kind; /* of the page itself */
    enum site_kind of;   /* what a file, a folder or another page is part of;
                            SITE_UNKNOWN where that cannot be told */
    struct str owner;    /* `group/subgroup` where GitLab has it so */
    struct str name;     /* of the repository, data set, model, package */
    struct str id;       /* of a paper (without version), video, record */
    struct str rest;     /* behind it, without `blob/` or `tree/`:
                            `main/data/a.csv`, `issues/1` */
};

/* The place that an address names, which may be any bytes. */
struct site_place site_find(struct str address);

#endif
