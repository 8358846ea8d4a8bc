/*
 * What a glob is compiled to: shared by glob_compile.c, which makes it, and
 * glob.c, which runs it.
 */
#ifndef LISTLINT_CLI_GLOB_NODES_H
#define LISTLINT_CLI_GLOB_NODES_H

#include <stddef.h>
#include <stdint.h>

#include "cli/glob.h"

/* A byte of a pattern makes two nodes at most, and one more ends it. */
enum { GLOB_LONGEST = 512, GLOB_NODES = 2 * GLOB_LONGEST + 1 };

/* Where the last alternative of a brace leads to: no split leads to 0. */
#define NOWHERE 0

enum node_kind {
    NODE_CHAR,  /* one certain character */
    NODE_ANY,   /* one character but '/' */
    NODE_CLASS, /* one of a set */
    NODE_STAR,  /* characters but '/' */
    NODE_MANY,  /* any characters */
    NODE_SPLIT, /* goes on behind it, and at `to` as well */
    NODE_JUMP,  /* goes on at `to` */
    NODE_END,
};

/*
 * A state of an automaton. States that take no character lead only to later
 * ones, so that one pass over the states finds all that are reached.
 */
struct node {
    enum node_kind kind;
    uint32_t code_point; /* of NODE_CHAR */
    struct str class;    /* of NODE_CLASS: what stands between the brackets */
    size_t to;           /* of NODE_SPLIT (or NOWHERE) and NODE_JUMP */
};

struct glob {
    bool folder; /* may stand for everything beneath it */
    size_t count;
    struct node nodes[];
};

/*
 * The character at the offset, which is moved behind it. A byte that is no
 * UTF-8 gives a value that no character has.
 */
uint32_t glob_take(struct str s, size_t *at);

#endif
