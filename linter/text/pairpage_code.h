/*
 * How the tables of double-byte pages hold the bytes of a character: for
 * pairpage.c and for what makes the tables.
 *
 * A code is 0 for none, or the bytes, the first one high; of a pair bit 15 is
 * always set in its first byte, so it says here whether only the larger page
 * has it. Codes below PAIRPAGE_SINGLE stand for the twins, from 1 on.
 */
#ifndef LISTLINT_TEXT_PAIRPAGE_CODE_H
#define LISTLINT_TEXT_PAIRPAGE_CODE_H

#include <stdint.h>

#include "text/pairpage.h"

#define PAIRPAGE_WIDER  0x8000
#define PAIRPAGE_SINGLE 0x80

/* The bytes of a code that stands for no twins. */
struct pair pairpage_unpack(uint16_t code);

#endif
