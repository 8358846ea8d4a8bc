/*
 * Which licence a name with a slip in it means. A part of text/licence.h.
 */
#ifndef LISTLINT_TEXT_LICENCE_NEAR_H
#define LISTLINT_TEXT_LICENCE_NEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"

/*
 * The licence, as an index of licence_ids, that has a key (text/licence_key.h)
 * like this one but for spaces and one letter; false if there is none, or more
 * than one. Numbers are the same, and so is the first letter: other acronyms
 * and versions are other licences.
 */
bool licence_near(struct str key, uint16_t *licence);

#endif
