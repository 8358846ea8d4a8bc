/* getopt.h and engine/rule.h each have a struct option: never both here. */
#include <getopt.h>
#include <string.h>

#include "cli/option_check.h"
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
    parsing->given[parsing->ngiven++] = row;
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

/* The first word behind `report` is a format; the others are runs. */
static void take_report(struct parsing *parsing)
{
    struct options *options = parsing->options;

    if (!parsing->error.len)
        option_check_report(parsing);
    if (!parsing->error.len && options->npaths < 2)
        parsing->error = STR("report needs a FORMAT and a RUN.jsonl");
    if (parsing->error.len)
        return;
    option_add_output(parsing, parsing->command->name, *options->paths++);
    options->npaths--;
}

bool options_parse(struct options *options, int argc, char *const *argv,
                   const struct rule *const *rules, struct str *error)
{
    struct parsing parsing = {.options = options, .rules = rules};

    options->paths =
        arena_array(&options->arena, (size_t)argc + 1, sizeof(char *));
    parsing.given =
        arena_array(&options->arena, (size_t)argc + 1, sizeof *parsing.given);
    take_all(&parsing, argc, argv);
    if (!parsing.done && options->command == COMMAND_REPORT)
        take_report(&parsing);
    if (!parsing.error.len && !parsing.done)
        option_check_together(&parsing);
    *error = parsing.error;
    return !parsing.error.len;
}
