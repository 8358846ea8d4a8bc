/*
 * JSON that a report writes, read back, for the tests of those reports.
 */
#ifndef LISTLINT_TESTS_SAMPLE_JSON_H
#define LISTLINT_TESTS_SAMPLE_JSON_H

#include <jansson.h>

#include "engine/record.h"

/* What a format writes, as a value; the caller owns it: json_decref. */
json_t *sample_json(const char *format, const struct record *record);

/* Holds a value against its text, with the fields in their order. */
void expect_json(const json_t *value, const char *expected);

/* Holds a text to printable ASCII without a command of the GitHub runner. */
void expect_harmless(const char *text);

#endif
