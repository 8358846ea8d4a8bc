/*
 * Quantities as people write them in the tables of data sets and models:
 * `5.7k`, `about 50K entries`, `10K + 1M`, `约40万条`, `100k-200k`.
 *
 * The text is what a reader sees, without markup, a line end or `<br>` being a
 * space. Nothing is allocated: every view is one into the text that was read.
 */
#ifndef LISTLINT_TEXT_QUANTITY_H
#define LISTLINT_TEXT_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "text/str.h"

enum {
    QUANTITY_MOST = 16,      /* amounts in a text; with more it is UNSURE */
    QUANTITY_LONGEST = 1000, /* bytes of a text; a longer one is UNSURE */
};

enum quantity_kind {
    QUANTITY_NONE,     /* no number in it, in any script: not a quantity */
    QUANTITY_ONE,      /* 5.7k */
    QUANTITY_RANGE,    /* 100k-200k */
    QUANTITY_SUM,      /* 10K + 1M */
    QUANTITY_PARTS,    /* 300K pairs (en), 100K pairs (zh) */
    QUANTITY_NONSENSE, /* 15 TB tokens: surely wrong */
    QUANTITY_UNSURE,   /* words or marks that are not understood */
};

/* What is counted or measured. */
enum quantity_unit {
    UNIT_NONE,       /* nothing is said */
    UNIT_ITEMS,      /* what any row of data is called: samples, entries */
    UNIT_THINGS,     /* what only some rows are: images, pairs, languages */
    UNIT_TOKENS,     /* tokens */
    UNIT_WORDS,      /* words and characters */
    UNIT_BYTES,      /* bytes; the amount is in bytes */
    UNIT_TIME,       /* the amount is in seconds */
    UNIT_PARAMETERS, /* of a model */
};

/* How the number is written. */
enum quantity_form {
    FORM_PLAIN,     /* 5700 */
    FORM_GROUPED,   /* 5,700 */
    FORM_LETTER,    /* 5.7k, 5.7KB */
    FORM_WORD,      /* 5.7 thousand */
    FORM_IDEOGRAPH, /* 57万 */
    FORM_NUMERAL,   /* 九万 */
};

struct amount {
    double least, most; /* the same unless it is a range */
    double step;        /* the weight of the last digit: 1e5 in 1.1M */
    double coarse;      /* that of the last digit but zeros: 1e4 in 150K */
    int digits;         /* as many as are written: 2 in 1.1M */
    bool about;         /* ~3k */
    bool open;          /* 5K+, 超2TB: this much or more */
    bool below;         /* <100: this much or less */
    bool vague;         /* the scale may be read in two ways: 5G, 1,5 */
    bool total;         /* 总计792099 */
    bool inner;         /* it stands in brackets */
    enum quantity_unit unit_class;
    struct str number;     /* 5.7k; without a unit but for bytes */
    struct str multiplier; /* k, 万, million, KB; empty for none */
    struct str unit;       /* the words that say what is counted */
    enum quantity_form form;
    bool spaced; /* white space before the multiplier */
    char group;  /* what groups the digits; 0 for nothing */
};

struct quantity {
    enum quantity_kind kind;
    const char *reason; /* of nonsense: "bytes and tokens at once" */
    struct str wrong;   /* the part of the text that is nonsense */
    double total;  /* of the amounts that are not in brackets, or the one that
                      is said to be the total; NAN if their units differ */
    bool relative; /* the amounts are shares, or are for each of something */
    size_t count;
    struct amount amounts[QUANTITY_MOST]; /* in their order */
};

/* Reads the text; time is linear in its bytes. `count` is 0 unless the kind is
   one of the four that are quantities. */
void quantity_read(struct str text, struct quantity *quantity);

/* Whether it is one of the four kinds that are quantities. */
bool quantity_is(const struct quantity *quantity);

/*
 * The amount in a name: 150K in `LLaVA-Instruct-150K`. False if there is none
 * or more than one, or if it may be something else: parameters (7B), a length
 * or a resolution (4K, 128K), a version.
 */
bool quantity_in_name(struct str name, struct amount *amount);

/*
 * Whether the quantity surely contradicts the amount in a name. None of its
 * amounts, its total, nor any sum of amounts that follow each other comes near
 * to that of the name. Bytes, time and tokens are passed over; where images or
 * pairs are counted, or shares are given, nothing is sure. The tolerance is a
 * quarter on either side.
 */
bool quantity_contradicts(const struct amount *name,
                          const struct quantity *quantity);

#endif
