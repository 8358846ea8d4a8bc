#include <string.h>

#include "cli/completion_words.h"
#include "cli/completions.h"
#include "cli/page.h"

static void write_text(FILE *out, struct str text)
{
    fputc('\'', out);
    write_quoted(out, text, "\\'", "\\\\");
    fputc('\'', out);
}

static void word(FILE *out, struct str word, struct str summary)
{
    fprintf(out, "    echo %.*s\\t", STR_ARG(word));
    write_text(out, summary);
    fputc('\n', out);
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

static void write_condition(FILE *out, const struct option_row *row)
{
    fprintf(out, "complete -c listlint -n '__listlint_heeds %s",
            row->repeats ? "many" : "once");
    fprintf(out, " --%s", row->name);
    for (size_t i = 0; command_table[i].name; i++)
        if (option_concerns(row, &command_table[i]))
            fprintf(out, " %s", command_table[i].name);
    fputc('\'', out);
}

static void write_option(FILE *out, const struct option_row *row)
{
    struct arena arena;

    write_condition(out, row);
    if (row->letter)
        fprintf(out, " -s %c", row->letter);
    fprintf(out, " -l %s", row->name);
    if (row->words)
        fprintf(out, " -x -a '%s'", row->words);
    else if (row->value)
        fprintf(out, " -x -a '(__listlint_%s)'", value_offers(row).kind);
    fputs(" -d ", out);
    arena_init(&arena);
    write_text(out, summary_line(&arena, row->summary));
    arena_release(&arena);
    fputc('\n', out);
}

static void fill_options(FILE *out)
{
    for (size_t i = 0; option_table[i].name; i++)
        write_option(out, &option_table[i]);
}

static void fill_values(FILE *out)
{
    for (const struct option_row *row = option_table; row->name; row++) {
        if (row->value)
            fprintf(out, "    echo -- --%s\n", row->name);
        if (row->value && row->letter)
            fprintf(out, "    echo -- -%c\n", row->letter);
    }
}

static void write_argument(FILE *out, const struct command_row *command,
                           struct str at, struct offered offered)
{
    fprintf(out, "        case '%s.%.*s'\n            ", command->name,
            STR_ARG(at));
    if (offered.words)
        fprintf(out, "string split ' ' '%s'\n", offered.words);
    else
        fprintf(out, "__listlint_%s\n", offered.kind);
}

static void fill_arguments(FILE *out)
{
    each_argument(out, write_argument);
}

void completions_fish(FILE *out)
{
    static const struct gap gaps[] = {
        {"commands", fill_commands},
        {"formats", fill_formats},
        {"rules", fill_rules},
        {"options", fill_options},
        {"values", fill_values},
        {"arguments", fill_arguments},
        {0},
    };

    page_write(out, "listlint.fish", gaps);
}
