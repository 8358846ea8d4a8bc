/*
 * A baseline of any bytes has one error with its line, or is read; then what is
 * written of it is ASCII, and read again gives the same file.
 */
#include <stdio.h>
#include <stdlib.h>

#include "cli/baseline_file.h"
#include "input.h"
#include "target.h"

static struct str written(struct arena *arena, const struct baseline *baseline)
{
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    struct str copy;

    promise(out != NULL, "there is memory");
    baseline_write(out, baseline);
    fclose(out);
    copy = str_copy(arena, (struct str){text, len});
    free(text);
    return copy;
}

static void promise_ascii(struct str text)
{
    promise_printable(text, STR("\n"));
    for (size_t i = 0; i < text.len; i++)
        promise_of((unsigned char)text.ptr[i] < 0x80, "a baseline is ASCII",
                   text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str error = STR(""), first;
    struct baseline baseline, again;
    struct arena arena;

    arena_init(&arena);
    baseline_init(&baseline);
    baseline_init(&again);
    if (baseline_parse(&baseline, input_of(data, size), "b", &arena, &error)) {
        first = written(&arena, &baseline);
        promise_ascii(first);
        promise_of(baseline_parse(&again, first, "b", &arena, &error),
                   "what we write we read", error);
        promise_of(str_eq(written(&arena, &again), first),
                   "what is read again is the same", first);
    } else {
        promise_of(str_starts(error, STR("b:")), "an error names its line",
                   error);
    }
    baseline_release(&baseline);
    baseline_release(&again);
    arena_release(&arena);
    return 0;
}
