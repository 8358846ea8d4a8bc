#include <string.h>

#include "cli/completion_words.h"
#include "cli/completions.h"
#include "cli/page.h"

/* Inside single quotes. */
static void write_text(FILE *out, struct str text)
{
    write_quoted(out, text, "'\\''", "\\");
}

static void word(FILE *out, struct str word, struct str summary)
{
    fprintf(out, "        '%.*s:", STR_ARG(word));
    write_text(out, summary);
    fputs("'\n", out);
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

/* Brackets stand around it, and cannot be escaped. */
static void write_summary(FILE *out, const char *summary)
{
    struct arena arena;
    struct str line;
    char *text;

    arena_init(&arena);
    line = summary_line(&arena, summary);
    text = arena_copy(&arena, line.ptr, line.len);
    for (size_t i = 0; i < line.len; i++)
        if (text[i] == '[' || text[i] == ']')
            text[i] = text[i] == '[' ? '(' : ')';
    write_text(out, str_from(text));
    arena_release(&arena);
}

static void write_commands(FILE *out, const struct option_row *row)
{
    const char *before = "";

    for (size_t i = 0; command_table[i].name; i++) {
        if (!option_concerns(row, &command_table[i]))
            continue;
        fprintf(out, "%s%s", before, command_table[i].name);
        before = " ";
    }
}

/* What it is called. Colons divide the parts of what _arguments takes. */
static void write_value(FILE *out, const char *value)
{
    fputc(':', out);
    for (; *value; value++)
        fprintf(out, "%s%c", *value == ':' ? "\\" : "", *value);
    fputc(':', out);
}

/* `(auto never)` or the function that completes such a value. */
static void write_action(FILE *out, struct offered offered)
{
    if (offered.words)
        fprintf(out, "(%s)", offered.words);
    else
        fprintf(out, "_listlint_%s", offered.kind);
}

/* What _arguments takes, for one of the spellings. */
static void write_spec(FILE *out, const struct option_row *row,
                       const char *dashes, int length, const char *name)
{
    fputs("        '", out);
    write_commands(out, row);
    fprintf(out, "' '%s%s%.*s", row->repeats ? "*" : "", dashes, length, name);
    if (row->value && length > 1)
        fputc('=', out);
    fputc('[', out);
    write_summary(out, row->summary);
    fputc(']', out);
    if (row->value) {
        write_value(out, row->value);
        write_action(out, value_offers(row));
    }
    fputs("'\n", out);
}

static void fill_options(FILE *out)
{
    for (const struct option_row *row = option_table; row->name; row++) {
        write_spec(out, row, "--", (int)strlen(row->name), row->name);
        if (row->letter)
            write_spec(out, row, "-", 1, &row->letter);
    }
}

static void fill_values(FILE *out)
{
    for (const struct option_row *row = option_table; row->name; row++) {
        if (row->value)
            fprintf(out, "        --%s\n", row->name);
        if (row->value && row->letter)
            fprintf(out, "        -%c\n", row->letter);
    }
}

static void write_argument(FILE *out, const struct command_row *command,
                           struct str at, struct offered offered)
{
    fprintf(out, "    (%s.%.*s) ", command->name, STR_ARG(at));
    if (offered.words)
        fprintf(out, "compadd \"$@\" -- %s", offered.words);
    else
        fprintf(out, "_listlint_%s \"$@\"", offered.kind);
    fputs(" ;;\n", out);
}

static void fill_arguments(FILE *out)
{
    each_argument(out, write_argument);
}

void completions_zsh(FILE *out)
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

    page_write(out, "listlint.zsh", gaps);
}
