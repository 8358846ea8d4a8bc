#include "cli/run.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/accept.h"
#include "cli/changes.h"
#include "cli/lists.h"
#include "cli/mend.h"
#include "cli/output.h"
#include "cli/report_write.h"
#include "cli/round.h"
#include "cli/stream.h"
#include "cli/today.h"
#include "document/guard.h"
#include "text/printable.h"

/* All that a run owns. */
struct run {
    const struct options *options;
    struct lists lists;
    struct round round;
    struct mends mends;
    struct accept accept;
    struct stream stream;
    struct arena arena; /* of the record */
    struct timespec start;
    long long time; /* when it began, Unix seconds */
    bool trouble;   /* that was told, and did not end the run */
};

static enum exit_status trouble(struct run *run, struct str error)
{
    fprintf(stderr, "listlint: %s\n", printable(&run->arena, error));
    return EXIT_TROUBLE;
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* Where a report goes that has no file: the fixed text of standard input has
   taken standard output. */
static int report_file(const struct run *run)
{
    for (size_t i = 0; run->options->fix && i < run->lists.count; i++)
        if (run->lists.items[i].standard_input)
            return STDERR_FILENO;
    return STDOUT_FILENO;
}

/* For people on a terminal, line by line elsewhere. */
static const struct report_format *default_format(const struct run *run)
{
    if (run->options->command == COMMAND_LINKS)
        return report_find("links");
    return report_find(isatty(report_file(run)) ? "human" : "concise");
}

static bool wants_excerpts(const struct run *run)
{
    const struct options *options = run->options;

    return options_show(options, SHOWS_LINES) ||
           (!options->noutputs && default_format(run)->shows & SHOWS_LINES);
}

static const struct record *make_record(struct run *run)
{
    struct run_facts facts = {
        .excerpts = wants_excerpts(run),
        .time = run->time,
        .fixed = mends_fixed(&run->mends),
        .seconds = seconds_since(&run->start),
    };

    return round_record(&run->round, &run->arena, &facts);
}

static bool write_report(struct run *run, const struct output_option *wanted,
                         const struct record *record, struct str *error)
{
    if (report_is_streamed(wanted->format))
        return stream_close(&run->stream, wanted->file, &run->arena, error);
    return report_write(run->options, wanted, record, report_file(run),
                        &run->arena, error);
}

static bool write_reports(struct run *run, struct str *error)
{
    const struct options *options = run->options;
    const struct record *record = make_record(run);
    struct output_option only = {default_format(run), NULL};

    if (!options->noutputs)
        return write_report(run, &only, record, error);
    if (stream_wanted(&run->stream))
        stream_end(&run->stream, record, round_rechecked(&run->round));
    for (size_t i = 0; i < options->noutputs; i++)
        if (!write_report(run, &options->outputs[i], record, error))
            return false;
    return true;
}

/* Better now than when the work is done. */
static bool check_outputs(struct run *run, struct str *error)
{
    struct lists *lists = &run->lists;
    const struct options *options = run->options;
    const char *const files[] = {options->config, options->baseline,
                                 options->write_baseline, options->diff_file};
    const size_t nfiles = sizeof files / sizeof *files;
    const char **paths =
        arena_array(&run->arena, lists->count + nfiles, sizeof *paths);
    size_t count = 0;

    for (size_t i = 0; i < nfiles; i++)
        if (files[i] && strcmp(files[i], "-") != 0)
            paths[count++] = files[i];
    for (size_t i = 0; i < lists->count; i++)
        if (!lists->items[i].standard_input)
            paths[count++] = str_copy(&run->arena, lists->items[i].path).ptr;
    if (!report_files_apart(options, paths, count, &run->arena, error))
        return false;
    for (size_t i = 0; i < run->options->noutputs; i++)
        if (!output_check(run->options->outputs[i].file, &run->arena, error))
            return false;
    return output_check(run->options->write_baseline, &run->arena, error);
}

static enum exit_status judge(const struct run *run)
{
    const struct findings *findings = &run->round.findings;

    if (run->trouble)
        return EXIT_TROUBLE;
    if (run->round.links.interrupted)
        return EXIT_INTERRUPTED;
    for (size_t i = 0; i < findings->count; i++)
        if (round_fails(&run->round, findings->items[i]))
            return EXIT_FINDINGS;
    return EXIT_CLEAN;
}

/* A terminal gets no byte that it might obey. */
static void print_lines(struct run *run, FILE *out, struct str text)
{
    while (text.len)
        fprintf(out, "%s\n",
                printable(&run->arena, str_cut(text, '\n', &text)));
}

static bool print_diff(struct run *run, struct str *error)
{
    struct output output;
    struct buf diff;

    buf_init(&diff);
    mends_diff(&run->mends, &run->arena, &diff);
    output_open(&output, &run->arena, NULL);
    if (isatty(STDOUT_FILENO))
        print_lines(run, output.stream, buf_str(&diff));
    else
        fwrite(buf_str(&diff).ptr, 1, diff.len, output.stream);
    buf_release(&diff);
    return output_save(&output, &run->arena, error);
}

/* Nothing is written, so that reports are about the lists as they are. */
static enum exit_status show_fixes(struct run *run)
{
    bool any = mends_any(&run->mends);
    struct str error;

    if (!print_diff(run, &error))
        return trouble(run, error);
    if (run->options->noutputs) {
        mends_undo(&run->mends);
        if (!write_reports(run, &error))
            return trouble(run, error);
    }
    return any ? EXIT_FINDINGS : judge(run);
}

static enum exit_status tell(struct run *run)
{
    struct str error;

    if (run->options->diff)
        return show_fixes(run);
    if (run->options->fix && !mends_write(&run->mends, &run->arena))
        run->trouble = true;
    if (!accept_finish(&run->accept, &run->round, &run->arena, &error))
        return trouble(run, error);
    if (!write_reports(run, &error))
        return trouble(run, error);
    return judge(run);
}

/* What is hidden behind a bound of ours is not without findings. */
static void tell_excess(struct run *run, const struct document *document)
{
    for (int kind = 0; kind < EXCESS_KINDS; kind++) {
        if (!document->excess[kind].found)
            continue;
        run->trouble = true;
        trouble(run, str_printf(&run->arena, "%.*s:%zu: %.*s",
                                STR_ARG(document->path),
                                document->excess[kind].line + 1,
                                STR_ARG(guard_excess(&run->arena, document,
                                                     (enum excess_kind)kind))));
    }
}

static void tell_lost(struct run *run, size_t config)
{
    size_t lost = config_lost(run->lists.configs[config]);

    if (!lost)
        return;
    run->trouble = true;
    trouble(run, str_printf(&run->arena,
                            "%.*s: patterns gave up on %zu text%s: each takes "
                            "more than 100000 steps or too much memory",
                            STR_ARG(run->lists.config_paths[config]), lost,
                            lost == 1 ? "" : "s"));
}

static void tell_bounds(struct run *run)
{
    for (size_t i = 0; i < run->lists.count; i++)
        tell_excess(run, run->round.documents[i]);
    for (size_t i = 0; i < run->lists.nconfigs; i++)
        tell_lost(run, i);
}

static enum exit_status work(struct run *run)
{
    const struct options *options = run->options;
    const char *why = NULL;
    struct str error;

    if (!lists_load(&run->lists, options, &error) ||
        !changes_find(&run->lists, &error) ||
        !accept_load(&run->accept, options, &run->arena, &error) ||
        !check_outputs(run, &error))
        return trouble(run, error);
    stream_init(&run->stream, options, report_file(run));
    if (!round_start(&run->round, &run->lists,
                     stream_wanted(&run->stream) ? &run->stream : NULL, &why))
        return trouble(run, str_from(why));
    run->round.baseline = accept_known(&run->accept);
    round_check(&run->round, run->time);
    if (run->round.trouble.len)
        return trouble(run, run->round.trouble);
    tell_bounds(run);
    if (options->fix || options->diff)
        mends_make(&run->mends, &run->round);
    return tell(run);
}

enum exit_status run_check(const struct options *options)
{
    struct run run = {.options = options, .time = today_seconds()};
    enum exit_status status;

    arena_init(&run.arena);
    clock_gettime(CLOCK_MONOTONIC, &run.start);
    status = work(&run);
    round_release(&run.round);
    stream_release(&run.stream);
    mends_release(&run.mends);
    accept_release(&run.accept);
    lists_release(&run.lists);
    arena_release(&run.arena);
    return status;
}
