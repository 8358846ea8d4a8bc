#include "target.h"

#include <stdio.h>
#include <stdlib.h>

#include "document/document.h"
#include "text/printable.h"
#include "text/utf8.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    document_setup();
    return 0;
}

void promise(bool holds, const char *what)
{
    if (holds)
        return;
    fprintf(stderr, "broken promise: %s\n", what);
    abort();
}

void promise_of(bool holds, const char *what, struct str text)
{
    struct arena arena;

    if (holds)
        return;
    arena_init(&arena);
    fprintf(stderr, "%s\n", printable(&arena, str_slice(text, 0, 1000)));
    arena_release(&arena);
    promise(false, what);
}

void promise_utf8(struct str text)
{
    promise_of(utf8_invalid(text, 0) == text.len, "it is UTF-8", text);
}

static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

void promise_printable(struct str text, struct str but)
{
    promise_utf8(text);
    for (size_t at = 0; at < text.len;) {
        struct utf8_char c;

        if (text.ptr[at] >= ' ' && text.ptr[at] < 0x7F) {
            at++;
            continue;
        }
        c = utf8_decode(str_slice(text, at, text.len));
        promise_of(!is_control(c.code_point) ||
                       str_has_char(but, (char)c.code_point),
                   "a report holds no control character", text);
        at += c.len;
    }
}

void promise_within(struct str part, struct str whole, const char *what)
{
    promise(!part.len || (part.ptr >= whole.ptr &&
                          part.ptr + part.len <= whole.ptr + whole.len),
            what);
}
