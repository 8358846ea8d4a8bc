/*
 * The tables of the code pages as C, for the library: made by a program that
 * the build runs, of what the C library's iconv knows there. The same iconv
 * and utf8proc give the same bytes.
 */
#ifndef LISTLINT_TEXT_TABLES_TABLES_H
#define LISTLINT_TEXT_TABLES_TABLES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Numbers of one or two bytes each. */
struct numbers {
    const void *first;
    size_t size; /* of each, in bytes */
    size_t count;
};

#define NUMBERS(array)                                                         \
    (struct numbers)                                                           \
    {                                                                          \
        array, sizeof *(array), sizeof(array) / sizeof *(array)                \
    }

/* Writes the numbers that are not 0 as an initialiser, in braces. */
void write_numbers(FILE *out, struct numbers numbers);

/* Each writes what one header declares: text/codepage.h, text/pairpage.h and
   text/eastern.h. False if iconv lacks a charset, which is said. */
bool write_codepages(FILE *out);
bool write_pairpages(FILE *out);
bool write_eastern(FILE *out);

/* Says that iconv lacks a charset, and is false. */
bool lacks(const char *charset);

#endif
