/*
 * The lists of a run: their bytes and the configuration that holds for each.
 */
#ifndef LISTLINT_CLI_LISTS_H
#define LISTLINT_CLI_LISTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

#include "cli/config.h"
#include "cli/options.h"
#include "engine/changed.h"
#include "engine/check.h"
#include "text/arena.h"
#include "text/buf.h"

struct list {
    struct str path; /* as reports name it */
    bool standard_input;
    struct stat info; /* of the file, just before it was read */
    struct buf source;
    const struct config *config;
    struct str relative; /* the path as the configuration's globs see it */
    const struct changed *changed; /* cli/changes.h; NULL: all of it counts */
};

/* A folder of lists: many of them may follow one another. */
struct lists_folder {
    struct str path, real;
    const struct config *config; /* NULL: of no list yet */
};

struct lists {
    struct list *items;
    size_t count, capacity;
    struct config **configs; /* each file is read once */
    struct str *config_paths;
    size_t nconfigs, config_capacity;
    struct lists_folder folder; /* of the list that was added last */
    struct arena arena;
    const struct options *options;
};

/*
 * Finds and reads the lists that the options name, but for those that a
 * configuration ignores. The caller owns the result in any case:
 * lists_release. False on failure, with one line in `*error` (in its arena).
 */
bool lists_load(struct lists *lists, const struct options *options,
                struct str *error);
void lists_release(struct lists *lists);

/* What the rules are to do, for documents whose index is that of the list;
   the context of the result is the lists. */
struct settings lists_settings(const struct lists *lists);

/* Whether the rule of that code is checked for any of them. */
bool lists_check(const struct lists *lists, const char *code);

/* What the configuration of each list says of its tables, by the list's index;
   the arena holds it. */
const struct given_schema *const *lists_schemas(const struct lists *lists,
                                                struct arena *arena);

/* The least severity that fails the run, for findings of that list. */
enum fail_on lists_fail_on(const struct lists *lists, size_t index);

#endif
