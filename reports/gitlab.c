/*
 * GitLab's Code Quality report: an array of issues, the part of the Code
 * Climate format that GitLab reads (docs.gitlab.com: Code Quality report
 * format). It drops an issue whose fingerprint another one has, and all that
 * stand behind one that is not as it should be.
 */
#include "reports/json_text.h"
#include "reports/message.h"
#include "reports/report.h"
#include "reports/unique.h"

static const char *const severities[] = {
    [SEVERITY_OFF] = "info",
    [SEVERITY_NOTE] = "info",
    [SEVERITY_WARNING] = "minor",
    [SEVERITY_ERROR] = "major",
};

/* Of a whole document, the first line: GitLab wants one. */
static json_t *make_location(const struct record_place *place)
{
    size_t begin = place->start.line ? place->start.line : 1;
    size_t end = place->end.line ? place->end.line : 1;
    struct buf path;
    json_t *location;

    buf_init(&path);
    message_add_path(&path, place->path);
    location = json_must(json_pack(
        "{s:o, s:{s:I, s:I}}", "path", json_text(buf_str(&path)), "lines",
        "begin", json_number(begin), "end", json_number(end)));
    buf_release(&path);
    return location;
}

static json_t *make_issue(const struct record_finding *finding,
                          const char *fingerprint)
{
    struct buf text;
    json_t *issue;

    buf_init(&text);
    message_add_line(&text, finding);
    issue = json_must(json_pack(
        "{s:o, s:o, s:o, s:s, s:o}", "description", json_text(buf_str(&text)),
        "check_name", json_text_from(finding->name), "fingerprint",
        json_text_from(fingerprint), "severity", severities[finding->severity],
        "location", make_location(&finding->place)));
    buf_release(&text);
    return issue;
}

void report_gitlab(FILE *out, const struct record *record,
                   const struct report_style *style)
{
    struct unique unique = {NULL};
    struct arena arena;

    (void)style;
    arena_init(&arena);
    fputs("[", out);
    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];

        fputs(i ? ",\n " : "\n ", out);
        json_write(out,
                   make_issue(finding, unique_add(&unique, &arena,
                                                  finding->fingerprint)),
                   1);
    }
    fputs(record->nfindings ? "\n]\n" : "]\n", out);
    unique_release(&unique);
    arena_release(&arena);
}
