/*
 * What all targets share: a broken promise is a crash, which libFuzzer keeps
 * the input of.
 */
#ifndef LISTLINT_FUZZ_TARGET_H
#define LISTLINT_FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/buf.h"
#include "text/str.h"

/* Each target defines it: https://llvm.org/docs/LibFuzzer.html. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Called once, before all inputs: readies the parser of documents. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* Ends the program with the promise on standard error, unless it holds. */
void promise(bool holds, const char *what);

/* The same, with the text that breaks it, as far as it can be shown. */
void promise_of(bool holds, const char *what, struct str text);

/* That all is UTF-8. */
void promise_utf8(struct str text);

/* That all is UTF-8, and no control character is there but those in `but`. */
void promise_printable(struct str text, struct str but);

/* That the part lies in the whole: it is a view into it, or empty. */
void promise_within(struct str part, struct str whole, const char *what);

#endif
