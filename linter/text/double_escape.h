/*
 * Text that was escaped twice: `&amp;#39;` for `&#39;`, `%2520` for `%20`.
 */
#ifndef LISTLINT_TEXT_DOUBLE_ESCAPE_H
#define LISTLINT_TEXT_DOUBLE_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

/* An entity whose ampersand is escaped, once more or several times. */
struct double_entity {
    size_t start, end; /* bytes of the text: `&amp;amp;#39;` */
    struct str meant;  /* without what is too much, but for its ampersand:
                          `#39;` */
    bool woven;        /* into a word or between two: nobody who speaks of the
                          entity itself writes it so */
};

/* Reads the one whose ampersand stands at `at`; false if there is none. Only
   entities that programs make of everyday characters count. */
bool double_entity_read(struct str text, size_t at,
                        struct double_entity *found);

/* Whether a text speaks of entities, or shows code: there one that is escaped
   twice may well be meant. */
bool double_entity_is_subject(struct str text,
                              const struct double_entity *entity);

/*
 * The name of the page in the address of a wiki, as the address has it; empty
 * for other addresses. MediaWiki has no page whose name holds a percent sign
 * and two digits, so `%25` in front of digits is a `%` that was escaped twice.
 * Elsewhere it may be right: a file may be named `a%20b`.
 */
struct str double_percent_page(struct str address);

/* The offset of the first such `%25` at or behind `from`, or STR_NONE. */
size_t double_percent_find(struct str page, size_t from);

#endif
