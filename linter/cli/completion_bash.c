#include "cli/completion_words.h"
#include "cli/completions.h"
#include "cli/page.h"

static void word(FILE *out, struct str word, struct str summary)
{
    (void)summary;
    fprintf(out, "    words+=' %.*s'\n", STR_ARG(word));
}

static void fill_commands(FILE *out)
{
    offer_commands(out, word);
}

static void fill_formats(FILE *out)
{
    offer_formats(out, word);
}

static void fill_rules(FILE *out)
{
    offer_rules(out, word);
}

static void write_options(FILE *out, const struct command_row *command)
{
    fprintf(out, "    %s) words='", command->name);
    for (size_t i = 0; option_table[i].name; i++) {
        if (!option_concerns(&option_table[i], command))
            continue;
        fprintf(out, "\n        --%s", option_table[i].name);
        if (option_table[i].letter)
            fprintf(out, " -%c", option_table[i].letter);
    }
    fputs("' ;;\n", out);
}

static void fill_options(FILE *out)
{
    for (size_t i = 0; command_table[i].name; i++)
        write_options(out, &command_table[i]);
}

static void fill_repeated(FILE *out)
{
    for (size_t i = 0; option_table[i].name; i++)
        if (option_table[i].repeats)
            fprintf(out, "    --%s) return ;;\n", option_table[i].name);
}

/* The end of a line that says what there is to complete. */
static void write_kind(FILE *out, struct offered offered)
{
    fprintf(out, ") kind='%s'", offered.kind);
    if (offered.words)
        fprintf(out, " words='%s'", offered.words);
    fputs(" ;;\n", out);
}

static void fill_values(FILE *out)
{
    for (const struct option_row *row = option_table; row->name; row++) {
        if (!row->value)
            continue;
        fprintf(out, "    --%s", row->name);
        if (row->letter)
            fprintf(out, " | -%c", row->letter);
        write_kind(out, value_offers(row));
    }
}

static void write_argument(FILE *out, const struct command_row *command,
                           struct str at, struct offered offered)
{
    fprintf(out, "    %s.%.*s", command->name, STR_ARG(at));
    write_kind(out, offered);
}

static void fill_arguments(FILE *out)
{
    each_argument(out, write_argument);
}

void completions_bash(FILE *out)
{
    static const struct gap gaps[] = {
        {"commands", fill_commands},   {"formats", fill_formats},
        {"rules", fill_rules},         {"options", fill_options},
        {"repeated", fill_repeated},   {"values", fill_values},
        {"arguments", fill_arguments}, {0},
    };

    page_write(out, "listlint.bash", gaps);
}
