/*
 * The reports of a run over any list, with a web and a path of any bytes: each
 * keeps what report_promise.h says, and what is stored as jsonl and read again
 * gives reports again, byte for byte.
 *
 * Parts: path, the web (tests/fixture_web.h), list.
 */
#include <stdio.h>

#include "input.h"
#include "list_run.h"
#include "report_promise.h"
#include "reports/stored.h"
#include "target.h"

/* What holds all, and what reads the most of the excerpts. */
static void promise_same(struct arena *arena, const struct record *record,
                         const struct record *read)
{
    static const char *const formats[] = {"jsonl", "human"};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const struct report_format *format = report_find(formats[i]);
        struct str again = report_written(arena, format, read);

        promise_of(str_eq(report_written(arena, format, record), again),
                   "a stored run gives a report again", again);
    }
}

static void promise_stored(struct arena *arena, const struct record *record)
{
    struct str text = report_written(arena, report_find("jsonl"), record);
    FILE *in = fmemopen((void *)(uintptr_t)text.ptr, text.len, "rb");
    struct str error = STR("");
    struct stored stored;
    struct buf warnings;

    promise(in != NULL, "there is memory");
    stored_init(&stored);
    buf_init(&warnings);
    promise_of(stored_read(&stored, in, "run", &warnings, &error),
               "what we store we read", error);
    promise_of(!warnings.len, "what we store is whole", buf_str(&warnings));
    promise_same(arena, record, stored_record(&stored));
    fclose(in);
    buf_release(&warnings);
    stored_release(&stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str list = input_of(data, size);
    struct str path = input_part(&list), web = input_part(&list);
    const struct record *record;
    struct list_run run;

    /* A path is a string of C. */
    path = str_slice(path, 0, str_find_char(path, '\0', 0));
    list_run_init(&run, path.len ? path : STR("README.md"), list, web);
    record = list_run_record(&run);
    promise_reports(record);
    promise_stored(&run.arena, record);
    list_run_release(&run);
    return 0;
}
