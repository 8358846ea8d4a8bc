/*
 * Stored runs of a stranger: a file of any bytes is one error with its line, or
 * a record, of which every report keeps what report_promise.h says. What is
 * stored of it is read again, and stored again is the same.
 */
#include <stdio.h>

#include "input.h"
#include "report_promise.h"
#include "reports/stored.h"
#include "target.h"

/* The record of the text, or NULL. The caller releases what is stored. */
static const struct record *read_text(struct stored *stored, struct str text,
                                      struct str *error)
{
    FILE *in = fmemopen((void *)(uintptr_t)text.ptr, text.len, "rb");
    struct buf warnings;
    bool fine;

    promise(in != NULL, "there is memory");
    stored_init(stored);
    buf_init(&warnings);
    fine = stored_read(stored, in, "run", &warnings, error);
    fclose(in);
    buf_release(&warnings);
    return fine ? stored_record(stored) : NULL;
}

static void promise_again(struct arena *arena, const struct record *record)
{
    const struct report_format *jsonl = report_find("jsonl");
    struct str text = report_written(arena, jsonl, record), error = STR("");
    const struct record *read;
    struct stored stored;

    read = read_text(&stored, text, &error);
    promise_of(read != NULL, "what we store we read", error);
    promise_of(str_eq(report_written(arena, jsonl, read), text),
               "what is stored again is the same", text);
    stored_release(&stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct record *record;
    struct str error = STR("");
    struct stored stored;
    struct arena arena;

    if (!size)
        return 0;
    arena_init(&arena);
    record = read_text(&stored, input_of(data, size), &error);
    if (record) {
        promise_reports(record);
        promise_again(&arena, record);
    } else {
        promise_of(str_starts(error, STR("run:")), "an error names its line",
                   error);
    }
    stored_release(&stored);
    arena_release(&arena);
    return 0;
}
