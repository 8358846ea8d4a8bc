#include "cli/manual.h"

#include <string.h>

#include "cli/completion_words.h"
#include "cli/option_table.h"
#include "cli/page.h"
#include "engine/rule.h"
#include "explain/words.h"

/* Text in which no character is scdoc's. */
static void write_plain(FILE *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("\\*_[]|#-<", text.ptr[i]))
            fputc('\\', out);
        fputc(text.ptr[i], out);
    }
}

/* An indented paragraph, in one line: what a line begins with can be scdoc's.
 */
static void write_summary(FILE *out, const char *summary)
{
    struct arena arena;

    arena_init(&arena);
    fputc('\t', out);
    write_plain(out, summary_line(&arena, summary));
    fputs("\n\n", out);
    arena_release(&arena);
}

/* Of the word that text begins with; a point may be inside: `RUN.jsonl`. */
static size_t word_length(struct str text)
{
    size_t len = 0;

    while (len < text.len &&
           (char_is_alnum(text.ptr[len]) ||
            (len && len + 1 < text.len && text.ptr[len] == '.' &&
             char_is_alnum(text.ptr[len + 1]))))
        len++;
    return len;
}

/* `[OPTION]... [PATH]...`, with its words in italics. */
static void write_usage(FILE *out, struct str usage)
{
    while (usage.len) {
        size_t len = word_length(usage);

        if (len)
            fprintf(out, "_%.*s_", (int)len, usage.ptr);
        else
            write_plain(out, str_slice(usage, 0, len = 1));
        usage = str_slice(usage, len, usage.len);
    }
}

static void fill_title(FILE *out)
{
    fprintf(out, "listlint(1) \"listlint %s\" \"User Commands\"\n",
            LISTLINT_VERSION);
}

static void write_arguments(FILE *out, const struct command_row *row)
{
    if (!row->arguments)
        return;
    fputc(' ', out);
    write_usage(out, str_from(row->arguments));
}

static void fill_synopsis(FILE *out)
{
    for (const struct command_row *row = command_table; row->name; row++) {
        bool implied = row->command == COMMAND_CHECK;

        fprintf(out, "*listlint* %s*%s*%s", implied ? "[" : "", row->name,
                implied ? "]" : "");
        write_arguments(out, row);
        fputs(row[1].name ? "++\n" : "\n", out);
    }
}

static void fill_commands(FILE *out)
{
    for (const struct command_row *row = command_table; row->name; row++) {
        fprintf(out, "*%s*", row->name);
        write_arguments(out, row);
        fputc('\n', out);
        write_summary(out, row->summary);
    }
}

static void write_option(FILE *out, const struct option_row *row)
{
    if (row->letter)
        fprintf(out, "*\\-%c*, ", row->letter);
    fputs("*\\-\\-", out);
    write_plain(out, str_from(row->name));
    fputc('*', out);
    if (row->value) {
        fputc(' ', out);
        write_usage(out, str_from(row->value));
    }
    fputc('\n', out);
    write_summary(out, row->summary);
}

static void fill_options(FILE *out)
{
    const char *group = "";

    for (const struct option_row *row = option_table; row->name; row++) {
        if (strcmp(group, row->group) != 0)
            fprintf(out, "## %s\n\n", row->group);
        group = row->group;
        write_option(out, row);
    }
}

static void fill_formats(FILE *out)
{
    for (size_t i = 0; report_formats[i].name; i++) {
        fprintf(out, "*%s*\n", report_formats[i].name);
        write_summary(out, report_formats[i].summary);
    }
}

static void fill_families(FILE *out)
{
    for (size_t i = 0; all_rules[i]; i++) {
        struct str family = family_of(all_rules[i]);

        if (!family_begins(all_rules, i))
            continue;
        fprintf(out, "*%.*s* (%.3s)\n", STR_ARG(family), all_rules[i]->code);
        write_summary(out, family_title(family));
    }
}

void manual_write(FILE *out)
{
    static const struct gap gaps[] = {
        {"title", fill_title},
        {"synopsis", fill_synopsis},
        {"commands", fill_commands},
        {"options", fill_options},
        {"formats", fill_formats},
        {"families", fill_families},
        {0},
    };

    page_write(out, "listlint.1.scd", gaps);
}
