/*
 * The reading of a configuration: shared by the files that read its parts.
 */
#ifndef LISTLINT_CLI_CONFIG_READING_H
#define LISTLINT_CLI_CONFIG_READING_H

#include "cli/config_model.h"
#include "cli/config_shape.h"
#include "cli/yaml.h"

struct reading {
    struct config *config;
    struct str path;
    struct arena *arena; /* of the error */
    struct str *error;
    bool failed;
    void *field; /* what the value at hand fills in */
};

/* Sets the error, unless there is one: the first is the one that is told. */
void reading_fail(struct reading *reading, const struct yaml *node,
                  struct str message);

/* The pattern that the value is, which the configuration owns; NULL after an
   error. */
const struct patterns *reading_pattern(struct reading *reading,
                                       const struct yaml *value);

/* Reads the value of the key `options`. */
key_read reading_options;

/* Reads what stands under `schemas`. */
key_read reading_schemas;

#endif
