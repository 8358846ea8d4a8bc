/*
 * The table of options: the one place that knows them all. The parser, the
 * page of --help, the manual page and the completions of the shells are made
 * from it. What a word in capitals stands for in them: cli/placeholder.h.
 */
#ifndef LISTLINT_CLI_OPTION_TABLE_H
#define LISTLINT_CLI_OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"

struct command_row {
    const char *name;
    enum command command;
    const char *arguments; /* of its line of usage; NULL: it takes none */
    const char *summary;
};

/* Every command; ends with a NULL name. */
extern const struct command_row command_table[];

/* The parsing of one command line. */
struct parsing {
    struct options *options;
    const struct rule *const *rules;
    const struct command_row *command; /* that was named, or NULL */
    const struct option_row **given;   /* options, as they were given */
    size_t ngiven;
    bool done;        /* the rest of the arguments is not read */
    struct str error; /* empty as long as all is well */
};

struct option_row;

/* Keeps the value of an option, or sets parsing->error. */
typedef void option_store(struct parsing *parsing, const struct option_row *row,
                          const char *value);

struct option_row {
    const char *name;    /* without its dashes */
    char letter;         /* short form, or 0 */
    const char *value;   /* what help calls its value; NULL: it takes none */
    const char *group;   /* heading of its part of the help page */
    const char *summary; /* lines of --help, separated by '\n' */
    option_store *store;
    size_t field;       /* offset in struct options, for the stores below */
    double least, most; /* of a number */
    const char *words;  /* of a choice */
    bool repeats;       /* each time it is given adds something */
    unsigned commands;  /* that heed it, as bits; 0: those that check lists */
};

/* Every option, by group; ends with a NULL name. */
extern const struct option_row option_table[];

/* Whether the command heeds the option. */
bool option_concerns(const struct option_row *row,
                     const struct command_row *command);

/* Adds FORMAT[=FILE], which stands behind that word, to options->outputs, or
   sets parsing->error. */
void option_add_output(struct parsing *parsing, const char *word,
                       const char *value);

option_store option_store_command; /* --help and --version */
option_store option_store_flag;    /* bool: true */
option_store option_store_text;    /* const char * */
option_store option_store_count;   /* size_t */
option_store option_store_int;     /* int */
option_store option_store_seconds; /* double */
option_store option_store_rules;   /* struct selectors: adds */
option_store option_store_fail_on; /* enum fail_on */
option_store option_store_color;   /* enum color */
option_store option_store_output;  /* adds to options->outputs */
option_store option_store_resolve; /* adds to options->web.resolve */

#endif
