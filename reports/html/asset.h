/*
 * The style and the script of the page: reports/html/page.css and page.js,
 * put into the program by the build.
 */
#ifndef LISTLINT_REPORTS_HTML_ASSET_H
#define LISTLINT_REPORTS_HTML_ASSET_H

#include "text/str.h"

struct html_asset {
    const char *bytes, *end;
    const char *hash; /* as Content-Security-Policy writes it: "sha256-..." */
};

extern const struct html_asset html_style, html_script;

struct str html_asset_text(const struct html_asset *asset);

#endif
