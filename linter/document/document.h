/*
 * The model of one list: what GitHub makes of a Markdown file, with the exact
 * place of everything in its bytes.
 *
 * A document is immutable once parsed, but for document_forget, and may be read
 * by any number of threads. It owns all of it. Positions are byte offsets into
 * `source`; lines and indexes count from 0. Any bytes are a document. A file in
 * UTF-16 or UTF-32 is converted before all else, and positions are then those
 * of the text in UTF-8.
 *
 * "What a reader sees" is what a reader should see: mojibake is mended in it
 * (document/mended.h).
 */
#ifndef LISTLINT_DOCUMENT_DOCUMENT_H
#define LISTLINT_DOCUMENT_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/arena.h"
#include "text/census.h"
#include "text/str.h"

/* An index that points nowhere. */
#define NONE UINT32_MAX

/* Bytes from `start` up to, not including, `end`. 32 bits are enough for a list
   of any size that is read, and what is found in one takes half the memory. */
struct span {
    uint32_t start, end;
};

enum link_kind {
    LINK_INLINE,    /* [text](destination "title") */
    LINK_REFERENCE, /* [text][label], [label][] or [label] */
    LINK_AUTOLINK,  /* <https://example.org> */
    LINK_BARE,      /* https://example.org or www.example.org in the text */
    LINK_HTML,      /* <a href="..."> or <img src="..."> */
    LINK_TORN,      /* [text](destination with spaces): GitHub shows it raw */
};

struct link {
    enum link_kind kind;
    bool image;                /* ![...](...) or <img> */
    bool has_image;            /* its text holds an image: a badge, a logo */
    bool partial;              /* bare, inside a torn or broken link: not the
                                  address that was meant */
    struct span span;          /* all of the construct; of <a> its first tag */
    struct span text_span;     /* the text as written, without its brackets */
    struct span target;        /* the destination as written, without <>; of a
                                  reference the bracket that names the label */
    struct str url;            /* the destination with escapes and entities
                                  resolved; of a torn link as written */
    struct str text;           /* what a reader sees, white space folded */
    uint32_t section;          /* index of the heading above it, or NONE */
    uint32_t block;            /* index of the block that holds it */
    uint32_t table, row, cell; /* where in a table, or NONE; row 0 is the first
                                row below the delimiter row, NONE the header */
    uint32_t inside; /* index of the link around this image, or NONE */
};

struct heading {
    int level; /* 1 to 6 */
    struct span span;
    struct str text; /* what a reader sees */
    struct str slug; /* the fragment that GitHub gives it, with its -1 */
    uint32_t parent; /* index of the nearest heading above it with a smaller
                      level, or NONE */
};

/* One cell of a row in the source, surplus ones included. */
struct cell {
    struct span span;    /* from pipe to pipe */
    struct span content; /* without the white space around it */
    struct str text;     /* what a reader sees; empty for surplus cells */
};

/* One line of cells. */
struct row {
    struct span span; /* without indentation, container marks and line end */
    uint32_t line;    /* index of its line */
    bool leading_pipe, trailing_pipe;
    struct cell *cells;
    size_t ncells;
};

/* A table that GitHub renders. */
struct table {
    struct span span;
    size_t columns; /* cells of the header row, and so of every row shown */
    struct row header, delimiter;
    struct row *rows; /* below the delimiter row */
    size_t nrows;
    uint32_t section; /* index of the heading above it, or NONE */
    uint32_t block;
};

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING,
    BLOCK_TABLE,
    BLOCK_CODE,
    BLOCK_HTML,
};

/* A block that holds text, not other blocks, in the order of the source. */
struct block {
    enum block_kind kind;
    struct span span;
    struct span *lines;  /* each without container marks and white space */
    uint32_t first_line; /* index of the line of lines[0] */
    uint32_t nlines;
    uint32_t section; /* index of the heading above it, or NONE */
    uint32_t item;    /* index of the list item that it begins, or NONE */
    uint32_t table;   /* of BLOCK_TABLE: its index */
};

/* An item of a list, a bullet or a number. */
struct list_item {
    uint32_t parent; /* index of the item around it, or NONE */
    uint32_t nested; /* of how many items it is the parent */
};

/* One thing that the list names: a row of a table, or a bullet. */
struct entry {
    struct span span;
    struct str name; /* what a reader sees of the name */
    struct span name_span;
    const struct link *link; /* its main link, torn ones too, or NULL */
    struct str description;  /* of a bullet: what follows the link */
    uint32_t section;        /* index of the heading above it, or NONE */
    uint32_t table, row;     /* of a row, or NONE */
};

/* A place of the page that a fragment may lead to. */
struct anchor {
    struct str name; /* as GitHub writes it, without user-content- */
    struct str key;  /* by which it is found; document_has_anchor */
};

/* [label]: destination "title" */
struct definition {
    struct span span;          /* all of it, without the last line end */
    struct span label, target; /* as written, without brackets and <> */
    struct str key;   /* the label as labels are compared: case and white space
                         folded */
    struct str url;   /* the destination with escapes and entities resolved */
    bool used;        /* a reference link has its label */
    uint32_t repeats; /* index of the earlier one with its label, which is the
                       one that counts, or NONE */
};

/* Bounds of ours that a list may be beyond: document/guard.h. */
enum excess_kind {
    EXCESS_CELLS,      /* in a line */
    EXCESS_PADDING,    /* cells that the rows of a table are short of */
    EXCESS_ABOVE,      /* steps back to the header row of a table */
    EXCESS_MARKS,      /* of quotes and list items before a line */
    EXCESS_INDENT,     /* white space between them */
    EXCESS_REFERENCES, /* bytes of definitions for all that refers to them */
    EXCESS_KINDS,
};

struct excess {
    bool found;
    size_t line, number; /* of the first */
};

struct document {
    struct str path;   /* as the user gave it */
    size_t index;      /* its number in the run, which the caller sets */
    struct str file;   /* every byte of it; not owned */
    struct str source; /* its text: the file, a byte order mark too, or what a
                          wide file was converted to */
    const struct wide *wide; /* text/wide.h: what the file is, if that is UTF-16
                                or UTF-32, or NULL */
    struct census *census;   /* of `source` */
    bool is_utf8;            /* all of `source` is */
    struct span *lines;      /* each without its line end (LF, CRLF or CR) */
    size_t nlines;
    struct block *blocks;
    size_t nblocks;
    struct list_item *items; /* in the order of cmark-gfm's tree */
    size_t nitems;
    struct heading *headings;
    size_t nheadings;
    struct table *tables;
    size_t ntables;
    struct link *links; /* that GitHub renders, by position */
    size_t nlinks;
    struct link *torn; /* that GitHub does not render, by position */
    size_t ntorn;
    struct definition *definitions; /* by position */
    size_t ndefinitions;
    struct broken *broken; /* document/broken.h */
    size_t nbroken;
    struct draft *drafts; /* document/draft.h */
    size_t ndrafts;
    struct str plain;      /* document/plain.h */
    struct entry *entries; /* by position */
    size_t nentries;
    struct span *code; /* code spans and code blocks, by position */
    size_t ncode;
    struct span *html; /* tags and comments in text, by position */
    size_t nhtml;
    struct span *comments; /* HTML comments, by position */
    size_t ncomments;
    struct anchor *anchors; /* by key, some of them twice */
    size_t nanchors;
    const struct damages *damages; /* mojibake; document/damage.h */
    struct excess excess[EXCESS_KINDS];
    size_t misplaced;         /* links whose place could not be verified */
    const struct mark *marks; /* document/columns.h */
    struct arena arena;
    struct arena brief; /* of the census, `broken`, `drafts` and `plain` */
};

/* Readies the parser; once, before any document, before any thread. */
void document_setup(void);

/*
 * Parses a list. `path` and `file` are not copied and must outlive the
 * document. Cannot fail. The caller owns the result: document_free.
 */
struct document *document_parse(struct str path, struct str file);

/* The same, of a long list by two threads. */
struct document *document_parse_ahead(struct str path, struct str file);
void document_free(struct document *document);

/*
 * Gives back what the rules about this document alone read, and nothing else
 * does: the census, what is broken, drafts and plain text. They are gone then.
 */
void document_forget(struct document *document);

/* The bytes of a span. */
struct str document_text(const struct document *document, struct span span);

/* The index of the line that holds the offset. */
size_t document_line(const struct document *document, size_t offset);

/* A column as people count it: 1-based, in code points. */
size_t document_column(const struct document *document, size_t offset);

/* The index of the first code span or block that ends behind the offset; their
   number if there is none. */
size_t document_first_code(const struct document *document, size_t offset);

/* Whether the offset lies in a code span or a code block. */
bool document_in_code(const struct document *document, size_t offset);

/* The block that holds the offset, or NULL. */
const struct block *document_block(const struct document *document,
                                   size_t offset);

/* The entry that holds the offset, or NULL. */
const struct entry *document_entry(const struct document *document,
                                   size_t offset);

/* The index of the first link, or torn link, that starts at or behind the
   offset; their number if there is none. */
size_t document_first_link(const struct document *document, size_t offset);
size_t document_first_torn(const struct document *document, size_t offset);

/*
 * Whether a fragment, percent-decoded and without its `#`, leads to a place of
 * the page. Case makes no difference, since GitHub's script lowers it.
 */
bool document_has_anchor(const struct document *document, struct str fragment);

/* The heading above the offset (or of it), or NONE. */
size_t document_section(const struct document *document, size_t offset);

#endif
