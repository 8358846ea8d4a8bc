/*
 * Fingerprints: what makes a finding the same one in the next run.
 *
 * A fingerprint is made of the rule, the path, the headings above the place,
 * the entry, and how many of the same kind stand before it. It holds no line
 * number, so that a row more does not turn old findings into new ones.
 */
#ifndef LISTLINT_ENGINE_FINGERPRINT_H
#define LISTLINT_ENGINE_FINGERPRINT_H

#include <stdint.h>

#include "engine/finding.h"

/* Hex digits, and a NUL. */
enum { FINGERPRINT_SIZE = 17 };

/* The path as fingerprints know it: `./README.md` is README.md. */
struct str fingerprint_path(const struct document *document);

/* That of a finding of the rule at a place, with so many of its kind before
   it. */
void fingerprint_at(char out[FINGERPRINT_SIZE], const struct rule *rule,
                    const struct document *document, size_t offset,
                    uint64_t before);

/* Gives each finding its fingerprint; they are in their final order. */
void fingerprint_all(struct finding *const *findings, size_t count);

#endif
