/*
 * The headers of requests that a configuration sets.
 */
#ifndef LISTLINT_CLI_CONFIG_HEADER_H
#define LISTLINT_CLI_CONFIG_HEADER_H

#include "cli/config_shape.h"

enum { HEADERS_MOST = 16 };

/* The name of a header, a token of RFC 9110, as a pattern. */
#define HEADER_NAME_FORM "^[0-9A-Za-z!#$%&'*+.^_`|~-]+$"

/* Reads a mapping of names to values: `const char *const *`, "Name: value",
   ends with NULL. */
key_read reading_headers;

#endif
