/*
 * What a configuration may hold, as tables: each key with the shape of its
 * value, what it is for, and what reads it. The reader holds a file against
 * them, and the JSON Schema of the configuration is written from them.
 */
#ifndef LISTLINT_CLI_CONFIG_SHAPE_H
#define LISTLINT_CLI_CONFIG_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/yaml.h"

enum shape_kind {
    SHAPE_TEXT,
    SHAPE_WORD,     /* one of few */
    SHAPE_NUMBER,   /* a whole number of at most nine digits */
    SHAPE_DECIMAL,  /* a number with or without a fraction */
    SHAPE_SPAN,     /* of time, to what reads it: "12h" */
    SHAPE_FILE,     /* the name of a file, to what reads it */
    SHAPE_PATTERN,  /* a text that is one (PCRE2) to what reads it */
    SHAPE_FORM,     /* a text that is a template or a pattern to it */
    SHAPE_TEXTS,    /* a list of them */
    SHAPE_STATUSES, /* a list of statuses of HTTP, to what reads it */
    SHAPE_KEYS,     /* a mapping whose keys are known */
    SHAPE_NAMED,    /* a mapping of names to values of one shape */
    SHAPE_OPTIONS,  /* of rules, as those declare them */
};

struct key;

struct shape {
    enum shape_kind kind;
    const char *words;        /* SHAPE_WORD: see cli/choice.h */
    const struct key *keys;   /* SHAPE_KEYS: end with a NULL name */
    double low, high;         /* SHAPE_NUMBER, SHAPE_DECIMAL; 0: any */
    const char *form;         /* SHAPE_FILE, and SHAPE_NAMED for its names: a
                                 pattern for the JSON Schema, since what reads
                                 them tells more */
    const struct shape *each; /* SHAPE_NAMED: of its values */
    bool selectors;           /* SHAPE_NAMED: the names are those of rules */
    size_t least;             /* SHAPE_NAMED: values */
    size_t most;              /* and of lists; 0: any number */
};

/* How much the configuration may say of tables: each cell may be held against
   all of it. */
enum { SCHEMAS_MOST = 32, COLUMNS_MOST = 64, TEXTS_MOST = 512 };

/* A truth value is one of these words. */
#define TRUTH_WORDS "true false yes no"

struct option;
struct reading;

/* Takes in a value that has its shape: reading->field says where. */
typedef void key_read(struct reading *reading, const struct yaml *value);

struct key {
    const char *name;
    const char *summary; /* what it says, in one line */
    bool needed;         /* a mapping without it is an error */
    struct shape shape;
    key_read *read;
    size_t field; /* offset of what it fills in */
};

key_read key_read_truth;   /* bool: a word of TRUTH_WORDS, or another */
key_read key_read_number;  /* size_t */
key_read key_read_decimal; /* double */
key_read key_read_text;    /* struct str */
key_read key_read_texts;   /* struct given_texts */
key_read key_read_pattern; /* const struct patterns * */

/* The shape of a whole configuration. */
extern const struct shape config_shape;

/* The keys of what stands under `links`. */
extern const struct key link_keys[];

/* The keys of what stands under `schemas`, each for one. */
extern const struct shape schema_shape;

/* The shape of an option of a rule. */
struct shape option_shape(const struct option *option);

/* Whether the value and all in it has the shape; else sets the error. */
bool shape_check(struct reading *reading, const struct yaml *value,
                 const struct shape *shape);

/* Reads a mapping that has that shape: `into` is what its keys fill in. */
void keys_read(struct reading *reading, const struct yaml *mapping,
               const struct key *keys, void *into);

#endif
