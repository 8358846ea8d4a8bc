#include "cli/option_check.h"

#include <string.h>

/* The first two reports that go to one place, or NULL. */
static const struct output_option *same_output(const struct options *options)
{
    for (size_t i = 0; i < options->noutputs; i++)
        for (size_t j = 0; j < i; j++) {
            const char *a = options->outputs[i].file;
            const char *b = options->outputs[j].file;

            if (a == b || (a && b && !strcmp(a, b)))
                return &options->outputs[i];
        }
    return NULL;
}

/* Standard output can take a diff or a report. */
static bool diff_meets_report(const struct options *options)
{
    for (size_t i = 0; options->diff && i < options->noutputs; i++)
        if (!options->outputs[i].file)
            return true;
    return false;
}

/* What is wrong with the options of fixes. */
static void check_fixes(struct parsing *parsing)
{
    const struct options *options = parsing->options;
    bool fixes = options->fix || options->diff;

    if (options->unsafe_fixes && !fixes)
        parsing->error = STR("--unsafe-fixes needs --fix or --diff");
    else if (diff_meets_report(options))
        parsing->error = STR("--diff and a report both go to standard output");
}

/* Whether a list does. */
static bool takes_standard_input(const struct options *options)
{
    for (size_t i = 0; i < options->npaths; i++)
        if (!strcmp(options->paths[i], "-"))
            return true;
    return false;
}

/* What is wrong with the options of changes. */
static void check_changes(struct parsing *parsing)
{
    const struct options *options = parsing->options;
    const char *since = options->changed_since, *file = options->diff_file;
    const char *name = since ? "changed-since" : "diff-file";

    if (since && file)
        parsing->error =
            STR("--changed-since and --diff-file exclude each other");
    else if (since && *since == '-')
        parsing->error =
            str_printf(&parsing->options->arena,
                       "--changed-since wants a revision, not \"%s\"", since);
    else if (file && !strcmp(file, "-") && takes_standard_input(options))
        parsing->error = STR("--diff-file and a list both come from standard "
                             "input");
    else if ((since || file) && !options->stdin_name &&
             takes_standard_input(options))
        parsing->error = str_printf(&parsing->options->arena,
                                    "--%s needs --stdin-name for a list from "
                                    "standard input",
                                    name);
}

/* A baseline is of whole lists, as they are. */
static void check_baseline(struct parsing *parsing)
{
    const struct options *options = parsing->options;
    const char *other = options->changed_since ? "changed-since"
                        : options->diff_file   ? "diff-file"
                        : options->diff        ? "diff"
                                               : NULL;

    if (options->write_baseline && other)
        parsing->error =
            str_printf(&parsing->options->arena,
                       "--write-baseline and --%s exclude each other", other);
}

/* What the command does not heed is not meant for it. */
static void check_command(struct parsing *parsing)
{
    const struct command_row *command = parsing->command;

    for (size_t i = 0; command && !parsing->error.len && i < parsing->ngiven;
         i++)
        if (!option_concerns(parsing->given[i], command))
            parsing->error =
                str_printf(&parsing->options->arena, "%s takes no --%s",
                           command->name, parsing->given[i]->name);
}

void option_check_together(struct parsing *parsing)
{
    struct options *options = parsing->options;
    const struct output_option *twice = same_output(options);

    if (options->config && options->no_config)
        parsing->error = STR("--config and --no-config exclude each other");
    else if (twice)
        parsing->error =
            str_printf(&options->arena, "two reports go to %s",
                       twice->file ? twice->file : "standard output");
    else if (parsing->command && !parsing->command->arguments &&
             options->npaths)
        parsing->error = str_printf(&options->arena, "%s takes no PATH",
                                    parsing->command->name);
    else
        check_command(parsing);
    if (!parsing->error.len)
        check_fixes(parsing);
    if (!parsing->error.len)
        check_changes(parsing);
    if (!parsing->error.len)
        check_baseline(parsing);
}

void option_check_report(struct parsing *parsing)
{
    size_t inputs = 0;

    check_command(parsing);
    for (size_t i = 0; i < parsing->options->npaths; i++)
        inputs += !strcmp(parsing->options->paths[i], "-");
    if (inputs > 1)
        parsing->error = STR("two runs come from standard input");
}
