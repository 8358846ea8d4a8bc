/*
 * A configuration for tests, read from a scratch folder with the sample rules.
 * Includes scratch.h, before which _XOPEN_SOURCE must be 700.
 */
#ifndef LISTLINT_TESTS_SAMPLE_CONFIG_H
#define LISTLINT_TESTS_SAMPLE_CONFIG_H

#include "cli/config.h"
#include "sample_rules.h"
#include "scratch.h"

/* What the source says; the caller frees it. */
static inline struct config *load(const char *source)
{
    struct config *config;
    struct arena arena;
    struct str error = STR("");

    arena_init(&arena);
    scratch_write(".listlint.yml", source);
    config = config_load(STR(".listlint.yml"), sample_rules, &arena, &error);
    if (!config)
        fail_msg("%.*s", STR_ARG(error));
    arena_release(&arena);
    return config;
}

#endif
