/*
 * Which pages a run of text can be mojibake of, without judging it. A part of
 * text/mojibake.h.
 */
#ifndef LISTLINT_TEXT_MOJIBAKE_SIEVE_H
#define LISTLINT_TEXT_MOJIBAKE_SIEVE_H

#include "text/codepage.h"
#include "text/str.h"

struct sieve {
    size_t end;     /* of the run */
    size_t letters; /* its characters */
    page_set pages; /* those that it can be evidence for */
};

/*
 * Sieves the run of bytes above 0x7F at `start`. Each page left has a byte for
 * each of its characters, a first byte of UTF-8 for the first one, and some
 * byte that follows such. None is left of most runs of clean text, and of most
 * of these after one character or two.
 */
struct sieve sieve_run(const struct codepages *all, struct str text,
                       size_t start);

#endif
