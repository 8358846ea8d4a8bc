/*
 * The words of a document's names that may be near another: what the search for
 * slips (engine/near.h) begins with.
 *
 * Two words can only be one apart inside one frame: the name around the word,
 * and the word's ends. Nearly all frames and names are there once; what is, is
 * sifted out before anything else is asked.
 */
#ifndef LISTLINT_ENGINE_NEAR_SIFT_H
#define LISTLINT_ENGINE_NEAR_SIFT_H

#include "document/document.h"
#include "engine/sieve.h"

/* Longer names and addresses are not compared. */
enum { NEAR_LONGEST_NAME = 128, NEAR_LONGEST_ADDRESS = 2048 };

/* A word of a name that can be compared. */
struct near_word {
    struct str text; /* a view into the name */
    uint32_t frame;  /* hash */
};

/* An entry whose name has such words. */
struct near_candidate {
    const struct entry *entry;
    uint32_t name;      /* schema_name_hash */
    size_t first, last; /* of the words, `last` not included */
};

struct near_sift {
    struct near_candidate *candidates;
    size_t count, capacity;
    struct near_word *words;
    size_t nwords, words_capacity;
    struct sieve frames, names;
};

/* Sifts the entries of the document; the caller owns the result:
   near_sift_end. */
void near_sift_start(struct near_sift *sift, const struct document *document);
void near_sift_end(struct near_sift *sift);

/* Whether another word may stand in the frame of this one. */
bool near_shares_frame(const struct near_sift *sift,
                       const struct near_word *word);

/* Whether another entry may have the name of this one, or one near it. */
bool near_has_fellow(const struct near_sift *sift,
                     const struct near_candidate *candidate);

/* A name without the letters inside a word. */
struct near_frame {
    char bytes[NEAR_LONGEST_NAME + 2];
    size_t len;
};

/* The frame of a word, which is a view into the name: in lower case, joiners
   made spaces. */
struct near_frame near_frame_of(struct str name, struct str word);

/* The end of the word that starts there; digits and letters that are not ASCII
   belong to it. */
size_t near_word_end(struct str text, size_t at);

#endif
