/*
 * The command line: what was asked for.
 *
 * One table (cli/option_table.h) makes the parser and all that tells of it.
 */
#ifndef LISTLINT_CLI_OPTIONS_H
#define LISTLINT_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "cli/fail_on.h"
#include "engine/finding.h"
#include "engine/selector.h"
#include "reports/report.h"
#include "text/arena.h"
#include "text/str.h"
#include "web/web.h"

enum command {
    COMMAND_CHECK,
    COMMAND_LINKS,
    COMMAND_RULES,
    COMMAND_EXPLAIN,
    COMMAND_INIT,
    COMMAND_REPORT,
    COMMAND_COMPLETIONS,
    COMMAND_MANUAL,
    COMMAND_HELP,
    COMMAND_VERSION,
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* A report that was asked for. */
struct output_option {
    const struct report_format *format;
    const char *file; /* NULL: standard output */
};

/* Strings live as long as the arguments that were parsed, or in the arena. */
struct options {
    enum command command;
    const char **paths; /* the rules of `explain`, the runs of `report`, the
                           shell of `completions` */
    size_t npaths;
    struct selectors select, extend_select, ignore;
    enum fail_on fail_on; /* FAIL_ON_UNSET if not given */
    struct output_option *outputs;
    size_t noutputs;    /* 0 if not given */
    const char *config; /* NULL if not given */
    bool no_config;
    const char *stdin_name;                /* NULL if not given */
    const char *changed_since, *diff_file; /* NULL if not given; not both */
    const char *baseline, *write_baseline; /* NULL if not given */
    size_t jobs;
    bool quiet, statistics, no_progress, offline;
    bool fix, unsafe_fixes, diff;
    enum color color;
    struct web_options web; /* but for the version, and for what
                               configurations say: cli/links_setting.h */
    const char *cache;      /* NULL if not given */
    bool no_cache;
    struct arena arena;
};

/* Fills in what holds where nothing is said. */
void options_init(struct options *options);
void options_release(struct options *options);

/*
 * Reads the arguments, argv[0] included; `rules` end with NULL. False for a
 * bad use, with one line in `*error` (in the options' arena): the program
 * then ends with exit status 2. A request for help ends the reading. Not for
 * two threads at once, since getopt is not.
 */
bool options_parse(struct options *options, int argc, char *const *argv,
                   const struct rule *const *rules, struct str *error);

/*
 * The severity of a rule in this run, when the configuration (or the rule
 * itself) says `configured`. --select leaves out what it does not name;
 * --ignore leaves out what it names. A rule that is off comes on only if it
 * is selected by its code or name: with its own severity, or as a warning if
 * that is off too.
 */
enum severity options_severity(const struct options *options,
                               const struct rule *rule,
                               enum severity configured);

/* The page of --help. */
void options_help(FILE *out);

/* Whether a report that was asked for shows it (enum report_shows). */
bool options_show(const struct options *options, unsigned what);

#endif
