#include <string.h>

#include "cli/option_table.h"

/* Where the explanations begin, counted from 0. */
enum { COLUMN = 28 };

/* Writes the lines of an explanation beside `used` columns of what it
   explains; on a line of its own where they leave no room. */
static void explain(FILE *out, int used, const char *summary)
{
    struct str rest = str_from(summary);

    while (rest.len) {
        struct str line = str_cut(rest, '\n', &rest);

        if (used + 2 > COLUMN) {
            fputc('\n', out);
            used = 0;
        }
        fprintf(out, "%*s%.*s\n", COLUMN - used, "", STR_ARG(line));
        used = 0;
    }
}

static void help_option(FILE *out, const struct option_row *row)
{
    int used = fprintf(out, "  --%s", row->name);

    if (row->value)
        used += fprintf(out, " %s", row->value);
    if (row->letter)
        used += fprintf(out, ", -%c", row->letter);
    explain(out, used, row->summary);
}

static void help_options(FILE *out)
{
    const char *group = "";

    for (size_t i = 0; option_table[i].name; i++) {
        if (strcmp(group, option_table[i].group) != 0)
            fprintf(out, "\n%s:\n", option_table[i].group);
        group = option_table[i].group;
        help_option(out, &option_table[i]);
    }
}

static void help_usage(FILE *out)
{
    const char *before = "Usage:";

    for (size_t i = 0; command_table[i].name; i++) {
        const struct command_row *row = &command_table[i];
        bool implied = row->command == COMMAND_CHECK;

        fprintf(out, "%s listlint %s%s%s", before, implied ? "[" : "",
                row->name, implied ? "]" : "");
        fprintf(out, "%s%s\n", row->arguments ? " " : "",
                row->arguments ? row->arguments : "");
        before = "      ";
    }
}

static void help_commands(FILE *out)
{
    fputs("\nCommands:\n", out);
    for (size_t i = 0; command_table[i].name; i++) {
        int used = fprintf(out, "  %s", command_table[i].name);

        explain(out, used, command_table[i].summary);
    }
}

static void help_formats(FILE *out)
{
    fputs("\nFormats:\n", out);
    for (size_t i = 0; report_formats[i].name; i++) {
        int used = fprintf(out, "  %s", report_formats[i].name);

        explain(out, used, report_formats[i].summary);
    }
}

static void help_examples(FILE *out)
{
    fputs("\nExamples:\n"
          "  listlint\n"
          "      check README.md and its links\n"
          "  listlint --offline --ignore LNK,table/alignment docs\n"
          "      check the lists in a folder without asking the web\n"
          "  listlint --output human --output junit=report.xml README.md\n"
          "      write one report to the terminal and one to a file\n",
          out);
}

void options_help(FILE *out)
{
    fputs("listlint: the linter for curated lists\n\n", out);
    help_usage(out);
    fputs("\nA PATH is a list, a folder (its Markdown files that git does not"
          " ignore), or -\nfor standard input. Without a PATH it is README.md"
          " here.\n",
          out);
    help_commands(out);
    help_options(out);
    help_formats(out);
    help_examples(out);
    fputs("\nExit status:\n"
          "  0    nothing at or above --fail-on\n"
          "  1    findings at or above --fail-on\n"
          "  2    could not run: usage, configuration, files\n"
          "  130  interrupted, after a report on what was known by then\n",
          out);
}
