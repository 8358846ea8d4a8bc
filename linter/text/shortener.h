/*
 * Services that shorten the addresses of anybody.
 */
#ifndef LISTLINT_TEXT_SHORTENER_H
#define LISTLINT_TEXT_SHORTENER_H

#include <stdbool.h>

#include "text/str.h"

/* Whether the host (url_site) is such a service. */
bool shortener_is(struct str host);

#endif
