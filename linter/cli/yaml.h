/*
 * A small part of YAML 1.1, read strictly: one document of mappings, lists
 * and text. Aliases, anchors, tags, repeated keys, keys that are no text,
 * nesting beyond YAML_DEPTH and more than YAML_NODES values are errors.
 *
 * A scalar is the text that was written: what it means is for the reader of
 * the key it stands under, so that `no` is no truth value here.
 */
#ifndef LISTLINT_CLI_YAML_H
#define LISTLINT_CLI_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

enum { YAML_DEPTH = 32, YAML_NODES = 10000 };

enum yaml_kind { YAML_TEXT, YAML_MAPPING, YAML_LIST };

struct yaml {
    enum yaml_kind kind;
    struct str text;     /* of YAML_TEXT; holds no NUL, one stands behind it */
    bool null;           /* YAML_TEXT: nothing was written, not even quotes */
    size_t line, column; /* from 1; columns in code points */
    const struct yaml *key;   /* of a value in a mapping, else NULL */
    const struct yaml *first; /* of YAML_MAPPING and YAML_LIST */
    const struct yaml *next;  /* of the same mapping or list */
};

/* What is wrong, and where. */
struct yaml_error {
    size_t line, column; /* line 0: in no certain place */
    struct str message;  /* in the arena or constant */
};

/*
 * The root of the document, in the arena; an empty document is a null text.
 * NULL on failure, with `*error` filled in.
 */
const struct yaml *yaml_read(struct arena *arena, struct str source,
                             struct yaml_error *error);

/* The value of that key of a mapping, or NULL. */
const struct yaml *yaml_find(const struct yaml *mapping, struct str key);

#endif
