#include "cli/report_run.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/read.h"
#include "cli/report_write.h"
#include "reports/stored.h"
#include "text/printable.h"

static void print_warnings(struct arena *arena, struct str lines)
{
    while (lines.len)
        fprintf(stderr, "listlint: warning: %s\n",
                printable(arena, str_cut(lines, '\n', &lines)));
}

static bool read_stream(struct stored *stored, FILE *in, const char *name,
                        struct str *error)
{
    struct buf warnings;
    bool fine;

    buf_init(&warnings);
    errno = 0;
    fine = stored_read(stored, in, name, &warnings, error);
    if (ferror(in)) {
        *error = path_error(&stored->arena, str_from(name), errno);
        fine = false;
    } else
        print_warnings(&stored->arena, buf_str(&warnings));
    buf_release(&warnings);
    return fine;
}

static bool read_run(struct stored *stored, const char *path, struct str *error)
{
    FILE *in;
    bool fine;

    if (!strcmp(path, "-"))
        return read_stream(stored, stdin, "standard input", error);
    in = fopen(path, "rbe");
    if (!in) {
        *error = path_error(&stored->arena, str_from(path), errno);
        return false;
    }
    fine = read_stream(stored, in, path, error);
    fclose(in);
    return fine;
}

static bool read_runs(struct stored *stored, const struct options *options,
                      struct str *error)
{
    for (size_t i = 0; i < options->npaths; i++)
        if (!read_run(stored, options->paths[i], error))
            return false;
    return true;
}

static bool write_reports(struct arena *arena, const struct options *options,
                          const struct record *record, struct str *error)
{
    for (size_t i = 0; i < options->noutputs; i++)
        if (!report_write(options, &options->outputs[i], record, STDOUT_FILENO,
                          arena, error))
            return false;
    return true;
}

static enum exit_status judge(const struct options *options,
                              const struct record *record)
{
    if (options->fail_on == FAIL_ON_UNSET)
        return EXIT_CLEAN;
    for (size_t i = 0; i < record->nfindings; i++)
        if (record->findings[i].fails)
            return EXIT_FINDINGS;
    return record->unfinished ? EXIT_TROUBLE : EXIT_CLEAN;
}

enum exit_status run_report(const struct options *options)
{
    enum exit_status status = EXIT_TROUBLE;
    const struct record *record = NULL;
    struct stored stored;
    struct str error;
    bool fine;

    stored_init(&stored);
    fine = report_files_apart(options, options->paths, options->npaths,
                              &stored.arena, &error) &&
           read_runs(&stored, options, &error);
    if (fine) {
        if (options->fail_on != FAIL_ON_UNSET)
            stored_fail_on(&stored, fail_on_least(options->fail_on));
        record = stored_record(&stored);
        fine = write_reports(&stored.arena, options, record, &error);
    }
    if (fine)
        status = judge(options, record);
    else
        fprintf(stderr, "listlint: %s\n", printable(&stored.arena, error));
    stored_release(&stored);
    return status;
}
