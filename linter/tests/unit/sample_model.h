/*
 * The character model of one language.
 */
#ifndef LISTLINT_TESTS_SAMPLE_MODEL_H
#define LISTLINT_TESTS_SAMPLE_MODEL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "text/model.h"

static const struct model *model_of(const char *language)
{
    size_t count;
    const struct model *all = models(&count);

    for (size_t i = 0; i < count; i++)
        if (!strcmp(all[i].language, language))
            return &all[i];
    fail_msg("no model of %s", language);
    return NULL;
}

#endif
