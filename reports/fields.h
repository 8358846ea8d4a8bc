/*
 * The fields of a JSON object that somebody else may have written.
 *
 * Each is asked for with what it must be, and is that or a value that harms
 * nobody; the first that is not is an error. What is not asked for is ignored,
 * since newer versions know more.
 */
#ifndef LISTLINT_REPORTS_FIELDS_H
#define LISTLINT_REPORTS_FIELDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "text/arena.h"
#include "text/str.h"

/* No count is above this: what JSON tells exactly (RFC 8259, 6). */
#define FIELD_COUNT_MOST 9007199254740991LL

struct intake {
    struct arena *arena; /* of all that is read */
    struct str error;    /* the first; empty as long as all is well; not
                            printable */
};

/* An object and what messages call it: "finding". */
struct fields {
    struct intake *intake;
    const json_t *object;
    const char *noun;
};

/* Notes that something is wrong: `finding has no "message"`. */
void intake_fail(struct intake *intake, struct str error);

/* Whether it is there, and not null. */
bool field_given(struct fields fields, const char *name);

/* Exact, in the arena, with a NUL behind it. */
struct str field_bytes(struct fields fields, const char *name);

/* Printable, in the arena; of an array's item, too. */
const char *field_text(struct fields fields, const char *name);
const char *field_text_of(struct fields fields, const json_t *value,
                          const char *name);

long long field_integer(struct fields fields, const char *name, long long least,
                        long long most);
size_t field_count(struct fields fields, const char *name);
bool field_flag(struct fields fields, const char *name);

/* Not less than 0. */
double field_seconds(struct fields fields, const char *name);

/* The array, or NULL for an empty one and what is none. */
const json_t *field_array(struct fields fields, const char *name);

/* The object, which messages call `noun`. */
struct fields field_object(struct fields fields, const char *name,
                           const char *noun);

/* An item of an array, which must be an object. */
struct fields field_item(struct fields fields, const json_t *array,
                         size_t index, const char *noun);

#endif
