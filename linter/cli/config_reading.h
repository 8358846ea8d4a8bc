/*
 * The reading of a configuration: shared by the files that read its parts.
 */
#ifndef LISTLINT_CLI_CONFIG_READING_H
#define LISTLINT_CLI_CONFIG_READING_H

#include "cli/config_model.h"
#include "cli/yaml.h"

struct reading {
    struct config *config;
    struct str path;
    struct arena *arena; /* of the error */
    struct str *error;
    bool failed;
};

/* Sets the error, unless there is one: the first is the one that is told. */
void reading_fail(struct reading *reading, const struct yaml *node,
                  struct str message);

/* Whether the value is of that kind; one that is left out is empty. Else
   sets the error. */
bool reading_expect(struct reading *reading, const struct yaml *value,
                    enum yaml_kind kind);

/* The index of the word (cli/choice.h) that the value is, or STR_NONE after
   setting the error. */
size_t reading_choice(struct reading *reading, const struct yaml *value,
                      const char *words);

/* Reads the value of the key `options`. */
void reading_options(struct reading *reading, const struct yaml *value);

#endif
