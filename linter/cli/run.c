#include "cli/run.h"

#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/links.h"
#include "cli/lists.h"
#include "cli/output.h"
#include "cli/terminal.h"
#include "engine/jobs.h"
#include "engine/recorder.h"
#include "text/alloc.h"
#include "text/printable.h"

/* All that a run owns. */
struct run {
    const struct options *options;
    struct lists lists;
    struct document **documents;
    struct collection collection;
    struct links links;
    struct findings findings;
    struct arena arena; /* of the schemas and the record */
    struct timespec start;
};

static enum exit_status trouble(struct run *run, struct str error)
{
    fprintf(stderr, "listlint: %s\n", printable(&run->arena, error));
    return EXIT_TROUBLE;
}

static void parse_one(void *context, size_t index)
{
    struct run *run = context;
    const struct list *list = &run->lists.items[index];

    run->documents[index] = document_parse(list->path, buf_str(&list->source));
    run->documents[index]->index = index;
}

/* Parses all lists; the links of each go to the web as soon as those of the
   lists before it have gone. */
static void parse(struct run *run)
{
    size_t count = run->lists.count;
    struct jobs *jobs;

    run->documents = mem_zero(count, sizeof *run->documents);
    jobs = jobs_start(run->options->jobs, count, parse_one, run);
    for (size_t i = 0; i < count; i++) {
        jobs_wait_for(jobs, i);
        links_add(&run->links, run->documents[i], run->lists.items[i].config);
    }
    jobs_finish(jobs);
    links_close(&run->links);
    run->collection.documents = run->documents;
    run->collection.count = count;
}

static void check_offline(struct run *run, const struct settings *settings)
{
    run->collection.schemas =
        schema_infer(&run->arena, run->documents, run->lists.count);
    check_run(&run->findings, &run->collection, settings, STAGE_DOCUMENT,
              run->options->jobs);
    check_run(&run->findings, &run->collection, settings, STAGE_LIST,
              run->options->jobs);
}

static void check_web(struct run *run, const struct settings *settings)
{
    run->collection.requests = run->links.requests;
    run->collection.responses = links_wait(&run->links);
    if (!run->options->offline && run->options->command == COMMAND_CHECK)
        check_run(&run->findings, &run->collection, settings, STAGE_WEB,
                  run->options->jobs);
}

static double seconds_since(const struct timespec *start)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) +
           (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* For people on a terminal, line by line elsewhere. */
static const struct report_format *default_format(const struct options *options)
{
    if (options->command == COMMAND_LINKS)
        return report_find("links");
    return report_find(isatty(STDOUT_FILENO) ? "human" : "concise");
}

static bool wants_excerpts(const struct options *options)
{
    for (size_t i = 0; i < options->noutputs; i++)
        if (options->outputs[i].format->excerpts)
            return true;
    return !options->noutputs && default_format(options)->excerpts;
}

static const struct record *make_record(struct run *run,
                                        const struct settings *settings)
{
    struct run_facts facts = {
        .collection = &run->collection,
        .findings = &run->findings,
        .requests = run->links.requests,
        .responses = run->collection.responses,
        .settings = settings,
        .offline = run->options->offline,
        .excerpts = wants_excerpts(run->options),
        .sent = links_sent(&run->links),
        .seconds = seconds_since(&run->start),
    };

    return record_make(&run->arena, &facts);
}

static bool write_report(struct run *run, const struct output_option *wanted,
                         const struct record *record, struct str *error)
{
    struct report_style style =
        terminal_style(run->options, wanted->file == NULL);
    struct output output;

    output_open(&output, wanted->file);
    wanted->format->write(output.stream, record, &style);
    return output_save(&output, &run->arena, error);
}

static bool write_reports(struct run *run, const struct record *record,
                          struct str *error)
{
    const struct options *options = run->options;
    struct output_option only = {default_format(options), NULL};

    if (!options->noutputs)
        return write_report(run, &only, record, error);
    for (size_t i = 0; i < options->noutputs; i++)
        if (!write_report(run, &options->outputs[i], record, error))
            return false;
    return true;
}

/* Better now than when the work is done. */
static bool check_outputs(struct run *run, struct str *error)
{
    for (size_t i = 0; i < run->options->noutputs; i++)
        if (!output_check(run->options->outputs[i].file, &run->arena, error))
            return false;
    return true;
}

static enum exit_status judge(const struct run *run)
{
    for (size_t i = 0; i < run->findings.count; i++) {
        const struct finding *finding = run->findings.items[i];

        if (fail_on_reached(
                lists_fail_on(&run->lists, finding->document->index),
                finding->severity))
            return EXIT_FINDINGS;
    }
    return EXIT_CLEAN;
}

static enum exit_status work(struct run *run)
{
    struct settings settings = lists_settings(&run->lists);
    const char *why = NULL;
    struct str error;

    if (!lists_load(&run->lists, run->options, &error) ||
        !check_outputs(run, &error))
        return trouble(run, error);
    if (!links_start(&run->links, run->options, &why))
        return trouble(run, str_from(why));
    parse(run);
    if (run->options->command == COMMAND_CHECK)
        check_offline(run, &settings);
    check_web(run, &settings);
    findings_finish(&run->findings);
    if (!write_reports(run, make_record(run, &settings), &error))
        return trouble(run, error);
    if (run->links.interrupted)
        return EXIT_INTERRUPTED;
    return judge(run);
}

enum exit_status run_check(const struct options *options)
{
    struct run run = {.options = options};
    enum exit_status status;

    arena_init(&run.arena);
    clock_gettime(CLOCK_MONOTONIC, &run.start);
    status = work(&run);
    links_release(&run.links);
    findings_release(&run.findings);
    for (size_t i = 0; i < run.collection.count; i++)
        document_free(run.documents[i]);
    mem_free(run.documents);
    lists_release(&run.lists);
    arena_release(&run.arena);
    return status;
}
