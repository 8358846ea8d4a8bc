/*
 * The examples of the rules: their fixtures, put into the program by the
 * build.
 */
#ifndef LISTLINT_EXPLAIN_EXAMPLE_H
#define LISTLINT_EXPLAIN_EXAMPLE_H

#include <stddef.h>

#include "engine/rule.h"
#include "text/str.h"

struct example {
    const char *name;  /* of the rule */
    struct str bad;    /* a list with defects; any bytes */
    struct str config; /* the configuration for it, or empty */
    struct str told;   /* a line for each finding, as --output concise writes */
    struct str good;   /* a list without */
};

/* Every example, by name; ends with a NULL name. Made by the build. */
extern const struct example all_examples[];

/* The example of a rule, or NULL. */
const struct example *example_of(const struct rule *rule);

/*
 * The front of a list that is worth showing: whole parts (what stands between
 * blank lines outside of code) as long as there are at most 20 lines. The part
 * that holds line `least`, counted from 1, is in it; 0 for none. A part of
 * more than 60 lines may be cut.
 */
struct str example_front(struct str list, size_t least);

/* The front of the bad list, with its first finding. */
struct str example_bad(const struct example *example);

/* The front of the bad list for cmark-gfm: with the reference definitions that
   stand below it. In the arena. */
struct str example_rendered(struct arena *arena, const struct example *example);

/*
 * Takes the next finding off `*told`: `8:1: error: message`, without the path
 * and the rule; `*line` is its line. An empty result at the end.
 */
struct str example_finding(struct str *told, size_t *line);

/* Lines of a text, the last one also without a line feed. */
size_t example_lines(struct str text);

#endif
