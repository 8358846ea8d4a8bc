/*
 * From libcurl's result to the evidence: what was seen of a request.
 */
#ifndef LISTLINT_WEB_SIGHT_H
#define LISTLINT_WEB_SIGHT_H

#include <curl/curl.h>

#include "web/evidence.h"
#include "web/fetch.h"

/* What came of a transfer that is over; `code` is libcurl's result. */
struct evidence sight_of(const struct fetch *fetch, CURLcode code);

#endif
