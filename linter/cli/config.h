/*
 * The configuration: `.listlint.yml`, or `.github/listlint.yml`.
 *
 * Read strictly: what it does not know is an error that names line and
 * column. Immutable once loaded; any number of threads may ask.
 */
#ifndef LISTLINT_CLI_CONFIG_H
#define LISTLINT_CLI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/fail_on.h"
#include "engine/finding.h"
#include "text/arena.h"
#include "text/str.h"
#include "web/web.h"

struct rule;
struct config;
struct given_schema;

/* What `links` says of the web. It lives as long as the configuration. */
struct config_web {
    const struct web_host_setting *hosts; /* in the order of the file */
    size_t nhosts;
    size_t dead_after; /* days; 0: not said */
    const char *cache; /* absolute; no symbolic link but below the folder that
                          the configuration is for; NULL: no `cache` */
    long keep_alive;   /* seconds; see web/web.h */
    long keep_dead;
};

/*
 * The file that holds for the lists of a folder, a real path (cli/path.h):
 * looked for in it and in each above it, up to and including the first that
 * holds `.git`. Empty if there is none. In the arena.
 */
struct str config_find(struct arena *arena, struct str folder);

/*
 * Reads a file; `rules` end with NULL and outlive the configuration. The
 * caller owns the result: config_free. NULL on failure, with one line in
 * `*error` (in the arena).
 */
struct config *config_load(struct str path, const struct rule *const *rules,
                           struct arena *arena, struct str *error);

/* The configuration that changes nothing. */
struct config *config_none(const struct rule *const *rules);

/* NULL is fine. */
void config_free(struct config *config);

/* FAIL_ON_UNSET if the file does not say. */
enum fail_on config_fail_on(const struct config *config);

/*
 * The path of a list as globs see it: from the folder that the configuration
 * is for, its parts separated by '/'. `path` is that of the list in the real
 * path of its folder, and so is what a list outside that folder keeps.
 */
struct str config_relative(const struct config *config, struct str path);

/*
 * The severity of a rule for a list, by its relative path. Under `rules` the
 * more exact word wins, of equal ones the later; a glob of `per-file` that
 * matches wins over `rules`, a later one over an earlier.
 */
enum severity config_severity(const struct config *config,
                              const struct rule *rule, struct str relative);

/* The values of the rule's options, in the order of rule->options. */
const char *const *config_options(const struct config *config,
                                  const struct rule *rule);

/* Whether `ignore` names the list, by its relative path. */
bool config_ignores(const struct config *config, struct str relative);

/* Whether `links: exclude` names the address. */
bool config_excludes_link(const struct config *config, struct str url);

/* How many texts its patterns gave up on, up to 100 for each. */
size_t config_lost(const struct config *config);

const struct config_web *config_web(const struct config *config);

/* What `schemas` says of tables, in the order of the file; NULL if nothing. It
   lives as long as the configuration. */
const struct given_schema *config_schemas(const struct config *config);

#endif
