/*
 * Single-byte code pages: which character each byte from 0x80 means, and back.
 *
 * The tables are those of the C library's iconv where the program is built
 * (text/tables/). A byte that a page leaves undefined means the C1 control of
 * the same value, as browsers read it (WHATWG Encoding, "index single-byte").
 */
#ifndef LISTLINT_TEXT_CODEPAGE_H
#define LISTLINT_TEXT_CODEPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CODEPAGE_COUNT 17
#define CODEPAGE_SLOTS 2048   /* a power of two */
#define CODEPAGE_LOW   0x2600 /* nearly all characters of the pages lie below */

/* Sets of UTF-8 continuation bytes: bit n stands for the byte 0x80 + n. */
typedef uint64_t byte_set;

struct codepage {
    char name[16];        /* as people call it: "Windows-1252" */
    bool western;         /* accented Latin letters from 0xC0, as Latin-1 */
    uint16_t decode[128]; /* the character of byte 0x80 + index */
    byte_set undefined;   /* bytes that the page does not define */
    byte_set unseen;      /* these, and controls and format characters */
    unsigned char encode[CODEPAGE_LOW]; /* the byte of a character, or 0 */
};

/* Sets of pages: bit n stands for the page of that index. */
typedef uint32_t page_set;

/* What a character can be in UTF-8 that is read as a page. */
struct codepage_role {
    page_set leads; /* it is the first byte of a character in everyday use */
    page_set rests; /* it is one of the bytes that follow */
};

/* A character and the byte that each page has for it, 0 for none. */
struct codepage_row {
    uint32_t code_point; /* 0 in an empty slot */
    unsigned char bytes[CODEPAGE_COUNT];
};

struct codepages {
    struct codepage pages[CODEPAGE_COUNT]; /* the likelier ones first */
    struct codepage_row slots[CODEPAGE_SLOTS];
    struct codepage_role roles[CODEPAGE_LOW];
};

/* All pages: constant. */
const struct codepages *codepages(void);

/*
 * The bytes that stand for a character, in the order of the pages, each 0x80
 * or above, or 0 where the page lacks it. NULL where every page does.
 */
const unsigned char *codepage_bytes(const struct codepages *all,
                                    uint32_t code_point);

/* The byte of one page for a character, or 0. */
unsigned char codepage_byte(const struct codepages *all, size_t page,
                            uint32_t code_point);

struct codepage_role codepage_role(const struct codepages *all,
                                   uint32_t code_point);

/* The two that follow are for what makes the tables. The slot of a character:
   taken, or the empty one where it belongs. */
size_t codepage_slot(const struct codepages *all, uint32_t code_point);

/* The role of a character by its bytes in the order of the pages, or NULL. */
struct codepage_role codepage_role_of(const unsigned char *bytes);

#endif
