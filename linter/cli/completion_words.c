#include "cli/completion_words.h"

#include <string.h>

#include "engine/rule.h"
#include "explain/words.h"

/* Letters that the codes of a family begin with. */
enum { CODE_LETTERS = 3 };

struct str summary_line(struct arena *arena, const char *summary)
{
    char *line = arena_copy(arena, summary, strlen(summary));

    for (char *c = line; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return str_from(line);
}

void offer_commands(FILE *out, word_offer *offer)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; command_table[i].name; i++)
        offer(out, str_from(command_table[i].name),
              summary_line(&arena, command_table[i].summary));
    arena_release(&arena);
}

void offer_formats(FILE *out, word_offer *offer)
{
    for (size_t i = 0; report_formats[i].name; i++)
        offer(out, str_from(report_formats[i].name),
              str_from(report_formats[i].summary));
}

void offer_rules(FILE *out, word_offer *offer)
{
    offer(out, STR("ALL"), STR("every rule"));
    for (size_t i = 0; all_rules[i]; i++) {
        struct str family = family_of(all_rules[i]);
        struct str title = str_from(family_title(family));

        if (!family_begins(all_rules, i))
            continue;
        offer(out, family, title);
        offer(out, str_slice(str_from(all_rules[i]->code), 0, CODE_LETTERS),
              title);
    }
    for (size_t i = 0; all_rules[i]; i++) {
        struct str summary = str_from(all_rules[i]->summary);

        offer(out, str_from(all_rules[i]->code), summary);
        offer(out, str_from(all_rules[i]->name), summary);
    }
}

void write_quoted(FILE *out, struct str text, const char *quote,
                  const char *backslash)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\'')
            fputs(quote, out);
        else if (text.ptr[i] == '\\')
            fputs(backslash, out);
        else
            fputc(text.ptr[i], out);
}

static void arguments_of(FILE *out, const struct command_row *command,
                         argument_write *write)
{
    struct str usage = str_from(command->arguments);
    struct argument argument;
    struct arena arena;

    arena_init(&arena);
    for (size_t at = 1; argument_next(&usage, &argument); at++)
        write(out, command,
              argument.repeats ? STR("*") : str_printf(&arena, "%zu", at),
              placeholder_offers(argument.word));
    arena_release(&arena);
}

void each_argument(FILE *out, argument_write *write)
{
    for (size_t i = 0; command_table[i].name; i++)
        arguments_of(out, &command_table[i], write);
}
