/*
 * Files that are put into the program as they are, by the assembler: a compiler
 * would take a minute for a large one.
 */
#ifndef LISTLINT_TEXT_INCBIN_H
#define LISTLINT_TEXT_INCBIN_H

#ifdef __APPLE__
#define INCBIN_SECTION     ".section __TEXT,__const\n"
#define INCBIN_RETURN      ".text\n"
#define INCBIN_LABEL(name) "_" name
#else
#define INCBIN_SECTION     ".pushsection .rodata\n"
#define INCBIN_RETURN      ".popsection\n"
#define INCBIN_LABEL(name) name
#endif

/* Defines `name` and `name_end`, the bytes of the file and what is behind the
   last; the path is a string. */
#define INCBIN(name, path) INCBIN_AT(name, INCBIN_LABEL(#name), path)

/* clang-format off */
#define INCBIN_AT(name, label, path)                                           \
    extern const char name[], name##_end[];                                    \
    __asm__(INCBIN_SECTION                                                     \
            ".globl " label "\n"                                               \
            ".globl " label "_end\n"                                           \
            label ":\n"                                                        \
            ".incbin \"" path "\"\n"                                           \
            label "_end:\n"                                                    \
            INCBIN_RETURN)
/* clang-format on */

#endif
