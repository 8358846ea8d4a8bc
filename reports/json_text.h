/*
 * JSON, as all reports in it are written: values by jansson, in ASCII alone.
 */
#ifndef LISTLINT_REPORTS_JSON_TEXT_H
#define LISTLINT_REPORTS_JSON_TEXT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "text/str.h"

/* The value; out of memory where it is NULL. */
json_t *json_must(json_t *value);

/* A string; each byte that is not UTF-8 becomes one U+FFFD. */
json_t *json_text(struct str s);
json_t *json_text_from(const char *string);

/* Whether json_text tells all of it. */
bool json_is_exact(struct str s);

json_int_t json_number(size_t number);

/* Writes the value, indented by one space a level, and gives it back. It
   stands `depth` arrays and objects deep. */
void json_write(FILE *out, json_t *value, int depth);

/* Writes the value on one line, without a line end, and gives it back. */
void json_write_line(FILE *out, json_t *value);

#endif
