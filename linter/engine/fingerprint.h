/*
 * Fingerprints: what makes a finding the same one in the next run.
 *
 * A fingerprint is made of the rule, the path, the headings above the place,
 * the entry, and how many of the same kind stand before it. It holds no line
 * number, so that a row more does not turn old findings into new ones.
 */
#ifndef LISTLINT_ENGINE_FINGERPRINT_H
#define LISTLINT_ENGINE_FINGERPRINT_H

#include "engine/finding.h"

/* Gives each finding its fingerprint; they are in their final order. */
void fingerprint_all(struct finding *const *findings, size_t count);

#endif
