/*
 * The JSON Schema (draft 2020-12) of the configuration: for editors, and for
 * who checks configurations without listlint. It is made from the tables that
 * the reader works by.
 *
 * What only the reader can tell it leaves out: whether patterns and globs are
 * any, whether a column that is named is there.
 */
#ifndef LISTLINT_CLI_CONFIG_JSON_H
#define LISTLINT_CLI_CONFIG_JSON_H

#include "engine/rule.h"
#include "text/buf.h"

/* Adds the schema, with these rules; they end with NULL. */
void config_json(struct buf *out, const struct rule *const *rules);

#endif
