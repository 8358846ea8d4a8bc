/*
 * The one place where memory comes from.
 *
 * Running out of memory ends the program here, with one line on standard
 * error and exit status 2: no caller ever sees a null pointer. In any thread,
 * and at once: what standard output has not been told by then is lost.
 */
#ifndef LISTLINT_TEXT_ALLOC_H
#define LISTLINT_TEXT_ALLOC_H

#include <stdbool.h>
#include <stddef.h>

/* Uninitialised memory for `size` bytes; owned by the caller, mem_free. */
void *mem_alloc(size_t size);

/* Zeroed memory for `count` items of `size` bytes each. */
void *mem_zero(size_t count, size_t size);

/* `old` grown or shrunk to `count` items of `size` bytes; `old` is gone. */
void *mem_resize(void *old, size_t count, size_t size);

/* The same by the byte, and a copy of a string: as libraries want them. */
void *mem_resize_bytes(void *old, size_t size);
char *mem_copy_string(const char *string);

/* Ends the program as the calls above do: for a library that ran out. */
_Noreturn void mem_exhausted(void);

/* The same, unless the library has had what it wanted. */
void mem_require(bool had);

/* What is to be done before that end. It may take no memory. */
struct mem_last {
    void (*act)(const void *context);
    const void *context;
};

/* There is one at a time, of the caller's, who sets NULL when it is over. */
void mem_set_last(const struct mem_last *last);

/*
 * Says that about so many bytes will be taken, in many pieces. Where the C
 * library and the system can, they then come in large pages, of which the first
 * use costs a fraction. Nothing is promised; addresses are taken, but no
 * memory.
 */
void mem_expect(size_t size);

/* Gives memory back; a null pointer is fine. */
void mem_free(void *memory);

/* Gives what was freed back to the system, where that can be asked for: to be
   called when much was, and the program goes on for long. */
void mem_trim(void);

/*
 * Makes room for one more item in an array: returns the array, doubled when
 * `count` has reached `*capacity`.
 */
void *mem_grow(void *array, size_t count, size_t *capacity, size_t size);

#endif
