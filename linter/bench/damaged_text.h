/*
 * Clean text, damaged on purpose: each line of it read as a code page and
 * filtered, with the place of every character in what comes out.
 */
#ifndef LISTLINT_BENCH_DAMAGED_TEXT_H
#define LISTLINT_BENCH_DAMAGED_TEXT_H

#include "text/buf.h"
#include "text/codepage.h"
#include "text/str.h"

/* What a program does with the bytes that it has no character for. */
enum filter {
    FILTER_KEPT,     /* they become C1 controls, and stay */
    FILTER_DROPPED,  /* they are left out */
    FILTER_REPLACED, /* U+FFFD stands in their place */
    FILTER_STRIPPED, /* they, and all controls and format characters, are out */
};

/* A character of the clean text above ASCII. */
struct original {
    uint32_t code_point;
    size_t at;     /* where it is in the damaged text */
    size_t line;   /* index of the line of the clean text */
    bool lossless; /* none of its bytes is lost */
};

struct damaged_text {
    struct buf text;        /* a Markdown document, a paragraph a line */
    struct original *chars; /* by position */
    size_t nchars, capacity;
    size_t nlines;
    bool is_replaced; /* what is lost leaves a mark */
};

void damaged_text_init(struct damaged_text *damaged);
void damaged_text_release(struct damaged_text *damaged);

/* Damages the lines of a clean text; those of ASCII are left out. */
void damaged_text_make(struct damaged_text *damaged, struct str clean,
                       const struct codepage *page, enum filter filter);

/* The index of the first character at or behind the offset. */
size_t damaged_text_find(const struct damaged_text *damaged, size_t offset);

#endif
