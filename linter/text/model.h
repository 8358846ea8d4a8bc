/*
 * Character models: how probable a character is behind others in a language.
 *
 * A model counts grams of up to five symbols and backs off to shorter ones
 * where a longer one is unknown (Katz, with absolute discounting). A symbol is
 * a character folded: small letters for capitals, one symbol for all digits,
 * one for what the model does not know. linter/data/ makes the models and says
 * from what; they are part of the program and never change.
 */
#ifndef LISTLINT_TEXT_MODEL_H
#define LISTLINT_TEXT_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/str.h"

/* Symbols of the longest gram, and the most models there are. */
#define MODEL_ORDER 5
#define MODELS_MOST 16

struct model {
    const char *language;   /* as people call it: "Chinese" */
    unsigned order;         /* of its longest gram */
    bool latin;             /* ASCII letters count, each for itself */
    bool spaced;            /* spaces set its words apart */
    uint16_t edge, other;   /* symbols: an end of the text, the unknown */
    uint16_t letter, digit; /* of ASCII */
    uint16_t space;
    size_t nsymbols;
    const unsigned char *symbols;  /* code points by symbol, two bytes each */
    const unsigned char *prior;    /* probability of each alone */
    const unsigned char *backoff;  /* weight of each as a context */
    const uint16_t *by_code_point; /* the symbol of each of the basic plane */
    const unsigned char *cells;    /* text/model.c */
    uint32_t segments;
};

/* What stands before a character, the newest symbol first. */
struct model_context {
    uint16_t symbols[MODEL_ORDER - 1];
    unsigned length;
};

/* All models; `*count` is how many. Made at the first call, from any thread. */
const struct model *models(size_t *count);

/* Reads the head of a model's file; the bytes must outlive it. Its symbols are
   not found yet: models() does that. False if it is none. */
bool model_read(struct str bytes, struct model *model);

/* The symbol of a code point. */
uint16_t model_symbol(const struct model *model, uint32_t code_point);

/* The negative logarithm of the probability of a symbol alone, in steps of a
   sixteenth; MODEL_STRANGE for what the model does not know. */
unsigned model_cost(const struct model *model, uint16_t symbol);
#define MODEL_STRANGE 256

/* The context at the front of a text. */
struct model_context model_start(const struct model *model);

/* The probability of a symbol there. */
double model_next(const struct model *model,
                  const struct model_context *context, uint16_t symbol);

/* Whether the symbol changes nothing there: a second space or digit, or a space
   where words are not set apart. */
bool model_passes(const struct model *model,
                  const struct model_context *context, uint16_t symbol);

/* The context with a symbol behind it. */
struct model_context model_push(const struct model *model,
                                const struct model_context *context,
                                uint16_t symbol);

#endif
