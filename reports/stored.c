#include "reports/stored.h"

#include <jansson.h>

#include "reports/merge.h"
#include "reports/stored_run.h"
#include "text/alloc.h"

/* What a line of a file is. */
enum line { LINE_NONE, LINE_WHOLE, LINE_CUT, LINE_LONG };

void stored_init(struct stored *stored)
{
    *stored = (struct stored){.line_most = STORED_LINE_MOST};
    arena_init(&stored->arena);
    buf_init(&stored->text);
}

void stored_release(struct stored *stored)
{
    for (size_t i = 0; i < stored->count; i++)
        stored_run_free(stored->runs[i]);
    mem_free(stored->runs);
    buf_release(&stored->text);
    arena_release(&stored->arena);
}

/* The next line, without its end, or what is there of it. */
static enum line next_line(struct stored *stored, FILE *in)
{
    int c;

    buf_clear(&stored->text);
    stored->line++;
    while ((c = getc_unlocked(in)) != EOF && c != '\n') {
        if (stored->text.len == stored->line_most)
            return LINE_LONG;
        buf_add_char(&stored->text, (char)c);
    }
    if (c == '\n')
        return LINE_WHOLE;
    return stored->text.len ? LINE_CUT : LINE_NONE;
}

static struct stored_run *last_run(struct stored *stored)
{
    return stored->count > stored->first ? stored->runs[stored->count - 1]
                                         : NULL;
}

/* A run that tells the one before it anew has come to its end. */
static void replace_before(struct stored *stored)
{
    struct stored_run *run = last_run(stored);

    if (!run || !run->complete || !run->again ||
        stored->count < stored->first + 2)
        return;
    stored_run_free(stored->runs[stored->count - 2]);
    stored->runs[stored->count - 2] = run;
    stored->count--;
}

static void end_run(struct stored *stored)
{
    if (!last_run(stored))
        return;
    stored_run_finish(last_run(stored));
    replace_before(stored);
}

/* `fields` are those of a line of type "run". */
static void begin_run(struct stored *stored, struct fields fields)
{
    long long version = field_integer(fields, "version", 1, FIELD_COUNT_MOST);

    if (version > 1)
        intake_fail(fields.intake,
                    str_printf(&stored->arena,
                               "run has version %lld, this listlint reads 1",
                               version));
    end_run(stored);
    if (stored->count == STORED_RUNS_MOST) {
        intake_fail(fields.intake,
                    str_printf(&stored->arena, "there are more than %d runs",
                               STORED_RUNS_MOST));
        return;
    }
    stored->runs = mem_grow(stored->runs, stored->count, &stored->capacity,
                            sizeof(struct stored_run *));
    stored->runs[stored->count++] = stored_run_new(fields);
}

static void take_object(struct stored *stored, struct fields fields)
{
    struct str type = field_bytes(fields, "type");

    if (fields.intake->error.len)
        return;
    if (str_eq(type, STR("run"))) {
        fields.noun = "run";
        begin_run(stored, fields);
    } else if (last_run(stored))
        stored_run_take(last_run(stored), type, fields);
    else
        intake_fail(fields.intake,
                    STR("the first line is not the head of a run"));
}

/* NULL if the line is no JSON, with the error set. */
static json_t *parse(struct stored *stored, struct intake *intake)
{
    json_error_t error;
    json_t *root = json_loadb(buf_str(&stored->text).ptr, stored->text.len,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);

    if (!root)
        intake_fail(
            intake,
            str_printf(&stored->arena, "%s%s",
                       last_run(stored) ? "" : "no stored run: ", error.text));
    return root;
}

/* Takes in the line; one that was cut off and is no JSON is told and left
   out. */
static void take_line(struct stored *stored, struct intake *intake,
                      enum line line, struct buf *warnings)
{
    json_t *root;

    if (!stored->text.len)
        return;
    root = parse(stored, intake);
    if (root)
        take_object(stored, (struct fields){intake, root, "line"});
    else if (line == LINE_CUT) {
        intake->error = STR("");
        buf_printf(warnings, "%s:%zu: the line is cut off and left out\n",
                   stored->name, stored->line);
    }
    json_decref(root);
}

static void warn_of_end(const struct stored *stored, struct buf *warnings)
{
    size_t unfinished = 0;

    for (size_t i = stored->first; i < stored->count; i++)
        unfinished += !stored->runs[i]->complete;
    if (unfinished)
        buf_printf(warnings,
                   "%s: the run did not come to its end; this is what it "
                   "had found out by then\n",
                   stored->name);
}

/* The error with where it is. */
static struct str placed(struct stored *stored, struct str error)
{
    return str_printf(&stored->arena, "%s:%zu: %.*s", stored->name,
                      stored->line, STR_ARG(error));
}

bool stored_read(struct stored *stored, FILE *in, const char *name,
                 struct buf *warnings, struct str *error)
{
    struct intake intake = {.arena = &stored->arena};
    enum line line;

    stored->name = name;
    stored->line = 0;
    stored->first = stored->count;
    while (!intake.error.len && (line = next_line(stored, in)) != LINE_NONE) {
        if (line == LINE_LONG)
            intake_fail(&intake, STR("the line is too long"));
        else
            take_line(stored, &intake, line, warnings);
    }
    if (!intake.error.len && !last_run(stored))
        intake_fail(&intake, STR("there is no run"));
    if (intake.error.len) {
        *error = placed(stored, intake.error);
        return false;
    }
    end_run(stored);
    warn_of_end(stored, warnings);
    return true;
}

void stored_fail_on(struct stored *stored, int least)
{
    for (size_t i = 0; i < stored->count; i++) {
        struct stored_run *run = stored->runs[i];

        for (size_t j = 0; j < run->record.nfindings; j++)
            run->findings[j].fails = (int)run->findings[j].severity >= least;
    }
}

/* Those of one time stay as they were given. */
static void order_runs(struct stored *stored)
{
    for (size_t i = 1; i < stored->count; i++) {
        struct stored_run *run = stored->runs[i];
        size_t at = i;

        for (; at && stored->runs[at - 1]->record.time > run->record.time; at--)
            stored->runs[at] = stored->runs[at - 1];
        stored->runs[at] = run;
    }
}

const struct record *stored_record(struct stored *stored)
{
    struct merge_run *runs =
        arena_array(&stored->arena, stored->count, sizeof *runs);

    if (stored->count == 1)
        return &stored->runs[0]->record;
    order_runs(stored);
    for (size_t i = 0; i < stored->count; i++)
        runs[i] = (struct merge_run){&stored->runs[i]->record,
                                     stored->runs[i]->complete};
    return merge_runs(&stored->arena, runs, stored->count);
}
