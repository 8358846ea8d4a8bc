/*
 * The sites of the table. Read through text/site.h and url_identity.
 */
#ifndef LISTLINT_TEXT_SITE_ROUTE_H
#define LISTLINT_TEXT_SITE_ROUTE_H

#include "text/site_table.h"

/* A site without routes has more than one host, and that is all. */
extern const struct site site_amazon, site_app_store, site_ar5iv, site_arxiv,
    site_bitbucket, site_codeberg, site_doi, site_docs, site_drive, site_gist,
    site_gitee, site_github, site_github_raw, site_gitlab, site_hub,
    site_kaggle, site_modelscope, site_npm, site_openreview, site_play,
    site_pypi, site_questions, site_reddit, site_reddit_short, site_twitter,
    site_wiki, site_youtube, site_youtube_short, site_zenodo;

#endif
