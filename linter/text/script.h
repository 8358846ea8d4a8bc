/*
 * Scripts of characters, and whether they go together in one name: the
 * restriction levels of UTS #39, section 5.2.
 *
 * Meant for host names as they are once mapped, without capital letters: of a
 * character that mapping takes away nothing is known, and it counts as common.
 */
#ifndef LISTLINT_TEXT_SCRIPT_H
#define LISTLINT_TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

#include "text/str.h"

/* The first scripts of the table; the others have no number of their own. */
enum { SCRIPT_LATIN, SCRIPT_JAPANESE, SCRIPT_BOPOMOFO_HAN, SCRIPT_KOREAN };

/* Bit n of the words stands for script n. */
struct script_set {
    uint64_t words[3];
};

/* The scripts that a character is written in (Script_Extensions, with the
   systems that are made of several); of a common one, as digits are, all. */
struct script_set script_set_of(uint32_t code_point);

/* Those that all characters of the text have in common. */
struct script_set script_set_of_text(struct str text);

bool script_set_meet(struct script_set a, struct script_set b);
bool script_set_has(struct script_set set, int script);

/* "Latin"; NULL for a common character. */
const char *script_name(uint32_t code_point);

/* Whether the text is "highly restrictive": one script, or Latin together with
   what Japanese, Korean or the Chinese of Taiwan is written in. */
bool script_is_restrictive(struct str text);

#endif
