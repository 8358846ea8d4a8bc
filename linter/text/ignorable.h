/*
 * Characters that show nothing (Unicode's Default_Ignorable_Code_Point), and
 * whether the text around one needs it.
 *
 * Emoji, and the spelling of many languages, are made with joiners, spaces of
 * no width and selectors. RFC 5892, appendix A, and Unicode Standard Annex
 * #29 and Technical Standard #51 say where; what people write is less strict,
 * and where there is a doubt a character is needed. Embeddings, overrides and
 * isolates of text direction are not among them: text/bidi.h.
 */
#ifndef LISTLINT_TEXT_IGNORABLE_H
#define LISTLINT_TEXT_IGNORABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/census.h"
#include "text/str.h"

/* A run of characters of one name that nothing needs. */
struct ignorable {
    size_t start, end; /* bytes of the text */
    size_t count;      /* of characters */
    uint32_t first;
    bool same;        /* all of them are the first one */
    const char *name; /* of one of them: "soft hyphen" */
    bool blank;       /* they take room: without them words would touch */
    bool word;        /* they are letters or marks to programs, and so part of
                         a heading's fragment */
    bool attached;    /* what stands at its sides may look otherwise without
                         it: letters that join, parts of a flag */
};

/* A text while it is searched; begins as {text}, or with `at` further on. */
struct ignorable_search {
    struct str text;
    size_t at;
    bool is_right_to_left;  /* elsewhere, at least: marks of direction are for
                               what is written in other scripts there */
    bool known;             /* the two below */
    bool has_right_to_left; /* letters */
    bool has_unspaced;      /* scripts */
};

/* Whether a text with that census may hold such a character at all. */
bool ignorable_may_occur(const struct census *census);

/* The next run that the text does not need; false when there is no more.
   Takes time linear in the text for all of them. */
bool ignorable_next(struct ignorable_search *search, struct ignorable *found);

/* The offset of the first character that shows nothing at or behind `from`,
   needed or not, or text.len. Costs next to nothing where there is none. */
size_t ignorable_find(struct str text, size_t from);

/* Tag characters stand for ASCII that nobody sees: what they say, added to
   `bytes`, which has room for `most`. Returns how many were added. */
size_t ignorable_tags(struct str text, char *bytes, size_t most);

#endif
