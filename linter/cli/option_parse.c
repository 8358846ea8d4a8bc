/* getopt.h and engine/rule.h each have a struct option: never both here. */
#include <getopt.h>
#include <string.h>

#include "cli/option_table.h"
#include "text/distance.h"

/* What getopt returns for the first row of the table; beyond every letter. */
enum { FIRST_ROW = 256 };

static size_t count_rows(void)
{
    size_t count = 0;

    while (option_table[count].name)
        count++;
    return count;
}

static const struct option *long_options(struct arena *arena)
{
    size_t count = count_rows();
    struct option *options = arena_array(arena, count + 1, sizeof *options);

    for (size_t i = 0; i < count; i++)
        options[i] = (struct option){
            .name = option_table[i].name,
            .has_arg = option_table[i].value ? required_argument : no_argument,
            .val = FIRST_ROW + (int)i,
        };
    return options;
}

/*
 * The letters, for getopt. '-' keeps the order of options and words, which
 * tells a command from a path; ':' tells a missing value from an unknown
 * option.
 */
static const char *letters(struct arena *arena)
{
    char *text = arena_alloc(arena, 2 * count_rows() + 3), *end = text;

    *end++ = '-';
    *end++ = ':';
    for (size_t i = 0; option_table[i].name; i++) {
        if (!option_table[i].letter)
            continue;
        *end++ = option_table[i].letter;
        if (option_table[i].value)
            *end++ = ':';
    }
    return text;
}

/* The row for what getopt returned or left in optopt, or NULL. */
static const struct option_row *find_row(int c)
{
    if (c >= FIRST_ROW)
        return &option_table[c - FIRST_ROW];
    for (size_t i = 0; c && option_table[i].name; i++)
        if (option_table[i].letter == c)
            return &option_table[i];
    return NULL;
}

/* Whether more than one option begins with the word, `--` included. */
static bool ambiguous(struct str word)
{
    struct str name = str_slice(word, 2, word.len);
    size_t found = 0;

    if (!str_starts(word, STR("--")))
        return false;
    for (size_t i = 0; option_table[i].name; i++)
        found += str_starts(str_from(option_table[i].name), name);
    return found > 1;
}

static void unknown_option(struct parsing *parsing, const char *argument)
{
    struct arena *arena = &parsing->options->arena;
    struct str rest, word = str_cut(str_from(argument), '=', &rest);
    struct nearest nearest = nearest_init(word);

    for (size_t i = 0; option_table[i].name; i++)
        nearest_offer(&nearest,
                      str_printf(arena, "--%s", option_table[i].name));
    if (ambiguous(word))
        parsing->error = str_printf(
            arena, "option %.*s is ambiguous; write it in full", STR_ARG(word));
    else
        parsing->error =
            str_printf(arena, "unknown option %.*s%s", STR_ARG(word),
                       nearest_hint(arena, &nearest, ""));
}

/* getopt found no use for an argument, or for the value in it. */
static void bad_option(struct parsing *parsing, const char *argument)
{
    const struct option_row *row = find_row(optopt);

    if (row)
        parsing->error = str_printf(&parsing->options->arena,
                                    "--%s takes no value", row->name);
    else
        unknown_option(parsing, argument);
}

static void missing_value(struct parsing *parsing)
{
    const struct option_row *row = find_row(optopt);

    parsing->error =
        str_printf(&parsing->options->arena, "--%s needs a value: %s",
                   row->name, row->value);
}

static const struct command_row *find_command(const char *word)
{
    for (size_t i = 0; command_table[i].name; i++)
        if (!strcmp(command_table[i].name, word))
            return &command_table[i];
    return NULL;
}

static void take_path(struct parsing *parsing, const char *path)
{
    parsing->options->paths[parsing->options->npaths++] = path;
}

/* The first word may be a command; every other one is a path. */
static void take_word(struct parsing *parsing, const char *word)
{
    const struct command_row *command = NULL;

    if (!parsing->command && !parsing->options->npaths)
        command = find_command(word);
    if (!command) {
        take_path(parsing, word);
        return;
    }
    parsing->command = command;
    parsing->options->command = command->command;
}

/* One thing that getopt found, in the argument given. */
static void take(struct parsing *parsing, int c, const char *argument)
{
    const struct option_row *row;

    switch (c) {
    case 1: take_word(parsing, optarg); return;
    case ':': missing_value(parsing); return;
    case '?': bad_option(parsing, argument); return;
    }
    row = find_row(c);
    row->store(parsing, row, optarg);
}

static void take_all(struct parsing *parsing, int argc, char *const *argv)
{
    const struct option *options = long_options(&parsing->options->arena);
    const char *short_options = letters(&parsing->options->arena);

    optind = 0; /* glibc: forget any command line read before */
    opterr = 0;
    while (!parsing->error.len && !parsing->done) {
        int at = optind ? optind : 1;
        int c = getopt_long(argc, argv, short_options, options, NULL);

        if (c == -1)
            break;
        take(parsing, c, argv[at]);
    }
    while (!parsing->error.len && !parsing->done && optind < argc)
        take_path(parsing, argv[optind++]);
}

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
    else if (fixes && options->command != COMMAND_CHECK)
        parsing->error =
            str_printf(&parsing->options->arena, "%s takes no --%s",
                       parsing->command->name, options->fix ? "fix" : "diff");
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
    bool checks =
        options->command == COMMAND_CHECK || options->command == COMMAND_LINKS;

    if (since && file)
        parsing->error =
            STR("--changed-since and --diff-file exclude each other");
    else if ((since || file) && !checks)
        parsing->error =
            str_printf(&parsing->options->arena, "%s takes no --%s",
                       parsing->command->name, name);
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

/* What is wrong with the options of what is accepted, and how it is told. */
static void check_baseline(struct parsing *parsing)
{
    const struct options *options = parsing->options;
    const char *file = options->write_baseline;
    const char *name = file                  ? "write-baseline"
                       : options->baseline   ? "baseline"
                       : options->statistics ? "statistics"
                                             : NULL;

    if (name && options->command != COMMAND_CHECK)
        parsing->error =
            str_printf(&parsing->options->arena, "%s takes no --%s",
                       parsing->command->name, name);
    else if (file && (options->changed_since || options->diff_file))
        parsing->error =
            str_printf(&parsing->options->arena,
                       "--write-baseline and --%s exclude each other",
                       options->changed_since ? "changed-since" : "diff-file");
    else if (file && options->diff)
        parsing->error = STR("--write-baseline and --diff exclude each other");
    for (size_t i = 0; file && i < options->noutputs; i++)
        if (options->outputs[i].file && !strcmp(options->outputs[i].file, file))
            parsing->error =
                str_printf(&parsing->options->arena,
                           "a report and the baseline both go to %s", file);
}

/* What is wrong with options that are each right. */
static void check_together(struct parsing *parsing)
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
        check_fixes(parsing);
    if (!parsing->error.len)
        check_changes(parsing);
    if (!parsing->error.len)
        check_baseline(parsing);
}

bool options_parse(struct options *options, int argc, char *const *argv,
                   const struct rule *const *rules, struct str *error)
{
    struct parsing parsing = {.options = options, .rules = rules};

    options->paths =
        arena_array(&options->arena, (size_t)argc + 1, sizeof(char *));
    take_all(&parsing, argc, argv);
    if (!parsing.error.len && !parsing.done)
        check_together(&parsing);
    *error = parsing.error;
    return !parsing.error.len;
}
