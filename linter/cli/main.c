#include <signal.h>
#include <stdio.h>

#include "cli/completions.h"
#include "cli/init.h"
#include "cli/libraries.h"
#include "cli/manual.h"
#include "cli/options.h"
#include "cli/own_memory.h"
#include "cli/report_run.h"
#include "cli/rule_explain.h"
#include "cli/rule_list.h"
#include "cli/run.h"
#include "engine/rule.h"
#include "text/printable.h"

static enum exit_status usage_error(struct options *options, struct str error)
{
    fprintf(stderr, "listlint: %s\n", printable(&options->arena, error));
    return EXIT_TROUBLE;
}

static enum exit_status explain(struct options *options)
{
    struct str error;

    document_setup();
    if (rule_explain(stdout, options, &error))
        return EXIT_CLEAN;
    return usage_error(options, error);
}

static enum exit_status completions(struct options *options)
{
    struct str error;

    if (completions_write(stdout, options, &error))
        return EXIT_CLEAN;
    return usage_error(options, error);
}

/* Standard output may be a full disk or a closed pipe. */
static enum exit_status flush(enum exit_status status)
{
    if (!fflush(stdout) && !ferror(stdout))
        return status;
    perror("listlint: standard output");
    return EXIT_TROUBLE;
}

static enum exit_status obey(struct options *options)
{
    switch (options->command) {
    case COMMAND_HELP: options_help(stdout); return EXIT_CLEAN;
    case COMMAND_VERSION: version_write(stdout); return EXIT_CLEAN;
    case COMMAND_MANUAL: manual_write(stdout); return EXIT_CLEAN;
    case COMMAND_COMPLETIONS: return completions(options);
    case COMMAND_RULES: return rule_list(stdout, options);
    case COMMAND_EXPLAIN: return explain(options);
    case COMMAND_INIT: document_setup(); return run_init(options);
    case COMMAND_REPORT: return run_report(options);
    case COMMAND_CHECK:
    case COMMAND_LINKS: break;
    }
    if (!options->offline && !web_setup())
        return usage_error(options, STR("libcurl cannot be used here"));
    document_setup();
    return run_check(options);
}

int main(int argc, char **argv)
{
    struct options options;
    struct str error;
    enum exit_status status;

    own_memory();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    options_init(&options);
    if (options_parse(&options, argc, argv, all_rules, &error))
        status = flush(obey(&options));
    else
        status = usage_error(&options, error);
    options_release(&options);
    return (int)status;
}
