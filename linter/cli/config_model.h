/*
 * What a configuration holds: shared by config.c, which answers, and
 * config_read.c, which fills it in.
 */
#ifndef LISTLINT_CLI_CONFIG_MODEL_H
#define LISTLINT_CLI_CONFIG_MODEL_H

#include "cli/config.h"
#include "cli/glob.h"
#include "engine/given.h"
#include "text/patterns.h"

/* A severity for the rules that a word names. */
struct setting {
    struct str selector;
    enum severity severity;
    struct setting *next;
};

/* The settings for lists whose path matches. */
struct file_settings {
    const struct glob *glob;
    struct setting *settings;
    struct file_settings *next;
};

struct ignored {
    const struct glob *glob;
    struct ignored *next;
};

/* A pattern to free. */
struct own_pattern {
    struct patterns *patterns;
    struct own_pattern *next;
};

struct config {
    struct arena arena;
    const struct rule *const *rules;
    struct str folder; /* real path of the folder it is for */
    enum fail_on fail_on;
    struct setting *settings; /* each list in the order of the file */
    struct file_settings *files;
    struct ignored *ignored;
    const char ***options; /* by index of the rule, then of its option */
    struct patterns *excluded;
    struct config_web web;
    const struct given_schema *schemas;
    struct own_pattern *patterns; /* of the schemas */
};

/*
 * Fills in what the source says. False on failure, with one line in `*error`
 * (in the arena) that names `path`.
 */
bool config_read(struct config *config, struct str path, struct str source,
                 struct arena *arena, struct str *error);

/* The index of a rule of the configuration. */
size_t config_rule_index(const struct config *config, const struct rule *rule);

#endif
