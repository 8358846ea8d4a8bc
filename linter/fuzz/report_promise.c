#include "report_promise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report_json.h"
#include "report_markup.h"
#include "target.h"

/* GitHub shows so many annotations of a level. */
enum { GITHUB_MOST = 10 };

/* What reads a report: how many findings are told, of so many. */
typedef size_t read_report(struct str text, const struct record *record);

static struct str written(struct arena *arena,
                          const struct report_format *format,
                          const struct record *record,
                          const struct report_style *style)
{
    size_t len = 0;
    char *text = NULL;
    FILE *out = open_memstream(&text, &len);
    struct str copy;

    promise(out != NULL, "there is memory");
    format->write(out, record, style);
    fclose(out);
    copy = str_copy(arena, (struct str){text, len});
    free(text);
    return copy;
}

struct str report_written(struct arena *arena,
                          const struct report_format *format,
                          const struct record *record)
{
    const struct report_style quiet = {.quiet = true};

    return written(arena, format, record, &quiet);
}

/* Whether a line ends with the rule of the finding. */
static bool names_rule(struct str line, const struct record_finding *finding)
{
    char rule[256];

    snprintf(rule, sizeof rule, "%s %s", finding->rule, finding->name);
    return str_find(line, str_from(rule), 0) != STR_NONE;
}

/* The findings in their order, each in a line of its own. */
static size_t read_lines(struct str text, const struct record *record)
{
    size_t told = 0;

    while (text.len && told < record->nfindings) {
        struct str line = str_cut(text, '\n', &text);

        told += names_rule(line, &record->findings[told]);
    }
    return told;
}

static size_t read_concise(struct str text, const struct record *record)
{
    size_t lines = 0;

    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    promise(lines == record->nfindings, "a finding is a line");
    return read_lines(text, record);
}

static size_t read_none(struct str text, const struct record *record)
{
    (void)text;
    return record->nfindings;
}

static size_t count_level(const struct record *record, enum severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++)
        count += record->findings[i].severity == severity;
    return count;
}

/* Nothing but our own commands stands there. Of many findings only some are
   told, and a notice of the rest. */
static size_t read_github(struct str text, const struct record *record)
{
    static const struct {
        const char *command;
        enum severity severity;
    } levels[] = {{"::error ", SEVERITY_ERROR},
                  {"::warning ", SEVERITY_WARNING},
                  {"::notice ", SEVERITY_NOTE}};
    size_t told[3] = {0};

    while (text.len) {
        struct str line = str_cut(text, '\n', &text);
        size_t level = 0;

        while (level < 3 && !str_starts(line, str_from(levels[level].command)))
            level++;
        promise_of(level < 3, "each line is one of our commands", line);
        told[level] += !str_starts(line, STR("::notice title=listlint::"));
    }
    for (size_t i = 0; i < 3; i++) {
        size_t count = count_level(record, levels[i].severity);

        promise(told[i] == count ||
                    (count >= GITHUB_MOST && told[i] + 1 >= GITHUB_MOST),
                "the first findings of a level are told");
    }
    return record->nfindings;
}

static const struct {
    const char *format;
    read_report *read;
} readers[] = {
    {"human", read_lines},
    {"concise", read_concise},
    {"grouped", read_lines},
    {"links", read_none},
    {"json", report_json_findings},
    {"jsonl", report_jsonl_findings},
    {"sarif", report_sarif_findings},
    {"gitlab", report_gitlab_findings},
    {"rdjson", report_rdjson_findings},
    {"junit", report_junit_findings},
    {"checkstyle", report_checkstyle_findings},
    {"github", read_github},
    {"markdown", report_markdown_findings},
    {"html", report_html_findings},
};

static read_report *reader_of(const struct report_format *format)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
        if (!strcmp(readers[i].format, format->name))
            return readers[i].read;
    promise(false, "every format has a reader here");
    return NULL;
}

/* For people on a terminal: no more than our own colours. */
static void promise_coloured(const struct report_format *format,
                             const struct record *record, bool statistics)
{
    const struct report_style style = {
        .color = true, .width = 40, .statistics = statistics};
    struct arena arena;

    arena_init(&arena);
    promise_printable(written(&arena, format, record, &style), STR("\n\x1b"));
    arena_release(&arena);
}

void promise_reports(const struct record *record)
{
    static const char *const for_people[] = {"human", "concise", "grouped",
                                             "links"};

    for (size_t i = 0; i < sizeof for_people / sizeof *for_people; i++)
        promise_coloured(report_find(for_people[i]), record, i == 1);
    for (const struct report_format *format = report_formats; format->name;
         format++) {
        struct arena arena;
        struct str text;

        arena_init(&arena);
        text = report_written(&arena, format, record);
        promise_printable(text, STR("\n"));
        promise_of(reader_of(format)(text, record) == record->nfindings,
                   format->name, text);
        arena_release(&arena);
    }
}
