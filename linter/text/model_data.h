/*
 * The files of the character models, linter/data/, as they are.
 */
#ifndef LISTLINT_TEXT_MODEL_DATA_H
#define LISTLINT_TEXT_MODEL_DATA_H

#include "text/str.h"

struct model_data {
    const char *language;
    const char *start, *end;
};

/* Ends with a NULL language. */
extern const struct model_data model_data[];

#endif
