#include "engine/recorder.h"

#include <math.h>

#include "engine/about.h"
#include "engine/conceal.h"
#include "text/printable.h"
#include "text/secret.h"
#include "text/utf8.h"

/* More of a line than this is never shown. */
enum { EXCERPT_SIDE = 512 };

/* The headings above a place. */
struct heading_path {
    const struct document *document;
    size_t section;
    const char **titles; /* outermost first */
    size_t count;
};

struct recorder {
    struct arena *arena;
    const struct document *document; /* whose line was shown last: */
    size_t line;
    struct secrets secrets;   /* of that line */
    struct heading_path path; /* of the finding before */
    const struct run_facts *facts;
    struct record *record;
};

static struct record_position position(const struct document *document,
                                       size_t offset)
{
    size_t line = document_line(document, offset);

    return (struct record_position){
        .line = line + 1,
        .column = document_column(document, offset),
        .offset = offset,
        .byte = offset - document->lines[line].start + 1,
    };
}

static struct record_place place(struct arena *arena,
                                 const struct document *document,
                                 struct span span, struct str message)
{
    return (struct record_place){
        .path = printable(arena, document->path),
        .start = position(document, span.start),
        .end = position(document, span.end),
        .message = conceal(arena, message),
    };
}

/* Findings come line by line, and no secret goes on in the next. */
static void find_secrets(struct recorder *recorder,
                         const struct document *document, size_t line,
                         struct str text)
{
    if (recorder->document == document && recorder->line == line)
        return;
    recorder->document = document;
    recorder->line = line;
    recorder->secrets = secrets_find(recorder->arena, text);
}

static const char *shown_part(const struct recorder *recorder, struct str line,
                              size_t start, size_t end)
{
    return conceal_part(recorder->arena, line, &recorder->secrets,
                        (struct span){start, end});
}

/* The offset in the line, or its end. */
static size_t offset_in(struct span line, size_t offset)
{
    return (offset < line.end ? offset : line.end) - line.start;
}

static struct record_excerpt excerpt(struct recorder *recorder,
                                     const struct document *document,
                                     struct span span)
{
    size_t line = document_line(document, span.start);
    struct span all = document->lines[line];
    struct str text = document_text(document, all);
    size_t start = offset_in(all, span.start), end = offset_in(all, span.end);
    size_t first = 0, last = text.len;

    if (start > EXCERPT_SIDE)
        first = utf8_start(text, start - EXCERPT_SIDE);
    if (end - start > EXCERPT_SIDE)
        end = utf8_start(text, start + EXCERPT_SIDE);
    if (last - end > EXCERPT_SIDE)
        last = utf8_start(text, end + EXCERPT_SIDE);
    find_secrets(recorder, document, line, text);
    return (struct record_excerpt){
        .line = line + 1,
        .before = shown_part(recorder, text, first, start),
        .marked = shown_part(recorder, text, start, end),
        .after = shown_part(recorder, text, end, last),
    };
}

static void record_related(struct recorder *recorder,
                           const struct finding *finding,
                           struct record_finding *record)
{
    struct record_place *places;
    size_t count = 0;

    for (const struct place *p = finding->related; p; p = p->next)
        count++;
    places = arena_array(recorder->arena, count, sizeof *places);
    for (const struct place *p = finding->related; p; p = p->next)
        places[record->nrelated++] =
            place(recorder->arena, p->document, p->span, p->message);
    record->related = places;
}

/* An edit is told exactly or not at all. */
static bool is_secret(const struct finding *finding)
{
    struct secret secret;

    for (const struct edit *e = finding->edits; e; e = e->next)
        if (secret_find(e->text, 0, &secret))
            return true;
    return false;
}

static void record_edits(struct recorder *recorder,
                         const struct finding *finding,
                         struct record_finding *record)
{
    struct record_edit *edits;
    size_t count = 0;

    if (is_secret(finding))
        return;
    for (const struct edit *e = finding->edits; e; e = e->next)
        count++;
    edits = arena_array(recorder->arena, count, sizeof *edits);
    for (const struct edit *e = finding->edits; e; e = e->next)
        edits[record->nedits++] = (struct record_edit){
            .start = position(finding->document, e->span.start),
            .end = position(finding->document, e->span.end),
            .text = e->text,
            .safe = e->safe,
        };
    record->edits = edits;
}

static size_t depth_of(const struct document *document, size_t section)
{
    size_t depth = 0;

    for (; section != NONE; section = document->headings[section].parent)
        depth++;
    return depth;
}

/* Findings come in order, so that many have the path of the one before. */
static const struct heading_path *path_of(struct recorder *recorder,
                                          const struct document *document,
                                          size_t section)
{
    struct heading_path *path = &recorder->path;
    size_t at;

    if (path->document == document && path->section == section)
        return path;
    at = depth_of(document, section);
    *path = (struct heading_path){
        .document = document,
        .section = section,
        .titles = arena_array(recorder->arena, at, sizeof(char *)),
        .count = at,
    };
    for (; section != NONE; section = document->headings[section].parent)
        path->titles[--at] =
            about_name(recorder->arena, document->headings[section].text);
    return path;
}

static void record_path(struct recorder *recorder,
                        const struct finding *finding,
                        struct record_finding *record)
{
    const struct document *document = finding->document;
    size_t section =
        finding->whole ? NONE : document_section(document, finding->span.start);
    const struct heading_path *path = path_of(recorder, document, section);

    record->headings = path->titles;
    record->nheadings = path->count;
}

static bool is_changed(const struct recorder *recorder,
                       const struct finding *finding)
{
    const struct changed *const *changed = recorder->facts->changed;

    return changed &&
           changed_adds(changed[finding->document->index], finding->span);
}

/* That of a whole document has no line. */
static struct record_place finding_place(struct recorder *recorder,
                                         const struct finding *finding)
{
    struct record_place found = place(recorder->arena, finding->document,
                                      finding->span, finding->message);

    if (finding->whole)
        found.start = found.end = (struct record_position){0};
    return found;
}

static void record_finding(struct recorder *recorder,
                           const struct finding *finding,
                           struct record_finding *record)
{
    const struct document *document = finding->document;

    *record = (struct record_finding){
        .rule = finding->rule->code,
        .name = finding->rule->name,
        .severity = finding->severity,
        .place = finding_place(recorder, finding),
        .help = conceal(recorder->arena, finding->help),
        .fingerprint = finding->fingerprint,
        .identity = about_place(recorder->arena, document, finding->span.start),
    };
    record->changed = is_changed(recorder, finding);
    if (recorder->facts->excerpts && !finding->whole)
        record->excerpt = excerpt(recorder, document, finding->span);
    record_path(recorder, finding, record);
    record_related(recorder, finding, record);
    record_edits(recorder, finding, record);
}

static void record_findings(struct recorder *recorder)
{
    const struct findings *findings = recorder->facts->findings;
    struct record_finding *records =
        arena_array(recorder->arena, findings->count, sizeof *records);

    for (size_t i = 0; i < findings->count; i++) {
        record_finding(recorder, findings->items[i], &records[i]);
        records[i].fails = recorder->facts->fails && recorder->facts->fails[i];
    }
    recorder->record->findings = records;
    recorder->record->nfindings = findings->count;
}

/* A part of an address that was torn apart is no link of its own. */
static size_t whole_links(const struct document *document)
{
    size_t count = 0;

    for (size_t i = 0; i < document->nlinks; i++)
        count += !document->links[i].partial;
    return count;
}

struct record_document record_document_make(struct arena *arena,
                                            const struct document *document)
{
    return (struct record_document){
        .path = printable(arena, document->path),
        .bytes = document->file.len,
        .tables = document->ntables,
        .entries = document->nentries,
        .links = whole_links(document),
    };
}

static void record_documents(struct recorder *recorder)
{
    const struct collection *all = recorder->facts->collection;
    struct record_document *records =
        arena_array(recorder->arena, all->count, sizeof *records);

    for (size_t i = 0; i < all->count; i++)
        records[i] = record_document_make(recorder->arena, all->documents[i]);
    recorder->record->documents = records;
    recorder->record->ndocuments = all->count;
}

static void record_places(struct arena *arena, const struct request *request,
                          struct record_link *record)
{
    struct record_place *places;
    size_t count = 0;

    for (const struct request_place *p = request->places; p; p = p->next)
        count++;
    places = arena_array(arena, count, sizeof *places);
    for (const struct request_place *p = request->places; p; p = p->next)
        places[record->nplaces++] =
            place(arena, p->document, p->link->target, STR(""));
    record->places = places;
}

struct record_link record_link_make(struct arena *arena,
                                    const struct request *request,
                                    const struct response *response)
{
    struct record_link link = {
        .url = conceal(arena, request->url),
        .verdict = response->verdict,
        .reason = response->reason,
        .status = response->status,
        .final_url = conceal(arena, response->final_url),
        .permanent = response->permanent,
        .tries = response->tries,
        .milliseconds = response->milliseconds,
        .cached = response->cached,
        .detail = conceal(arena, response->detail),
        .was = response->past.verdict,
        .was_checked = response->past.checked,
        .dead_since = response->dead_since,
    };

    record_places(arena, request, &link);
    return link;
}

static void record_links(struct recorder *recorder)
{
    const struct run_facts *facts = recorder->facts;
    size_t count = request_table_count(facts->requests);
    struct record_link *records =
        arena_array(recorder->arena, count, sizeof *records);

    for (size_t i = 0; i < count; i++)
        records[i] = record_link_make(recorder->arena,
                                      request_table_at(facts->requests, i),
                                      facts->responses[i]);
    recorder->record->links = records;
    recorder->record->nlinks = count;
    for (size_t i = 0; facts->untold && i < REASON_COUNT; i++)
        recorder->record->untold[i] = facts->untold[i];
}

/* Whether the web was asked to the end: what is missing then is not there. */
static bool is_web_told(const struct recorder *recorder)
{
    const struct record *record = recorder->record;

    for (size_t i = 0; i < record->nlinks; i++)
        if (record->links[i].reason == REASON_NO_NETWORK ||
            record->links[i].reason == REASON_INTERRUPTED)
            return false;
    return !recorder->facts->offline;
}

/* A rule counts as long as one document wants it. */
static bool is_wanted(const struct run_facts *facts, const struct rule *rule)
{
    if (facts->unchecked)
        return false;
    for (size_t i = 0; i < facts->collection->count; i++)
        if (facts->settings
                ->of(facts->settings->context, rule,
                     facts->collection->documents[i])
                .severity != SEVERITY_OFF)
            return true;
    return false;
}

static void record_rules(struct recorder *recorder)
{
    bool web_told = is_web_told(recorder);
    struct record_rule *records;
    size_t count = 0;

    while (all_rules[count])
        count++;
    records = arena_array(recorder->arena, count, sizeof *records);
    for (size_t i = 0; all_rules[i]; i++) {
        if (!is_wanted(recorder->facts, all_rules[i]))
            continue;
        records[recorder->record->nrules++] = (struct record_rule){
            .code = all_rules[i]->code,
            .name = all_rules[i]->name,
            .summary = all_rules[i]->summary,
            .rationale = all_rules[i]->rationale,
            .severity = all_rules[i]->severity,
            .ran = all_rules[i]->stage != STAGE_WEB || web_told,
        };
    }
    recorder->record->rules = records;
}

/* To the millisecond, which every report can tell exactly. */
static double rounded(double seconds)
{
    return round(seconds * 1000) / 1000;
}

/* Also what has edits that hold a secret, and are not told, can be fixed. */
static size_t count_fixable(const struct findings *findings)
{
    size_t count = 0;

    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i]->edits != NULL;
    return count;
}

static void record_numbers(struct record *record, const struct run_facts *facts)
{
    struct record_summary *summary = &record->summary;

    record_tally(record);
    summary->fixable = count_fixable(facts->findings);
    summary->suppressed = facts->findings->nsuppressed;
    summary->baselined = facts->findings->nbaselined;
    summary->requests = facts->sent;
    summary->fixed = facts->fixed;
    summary->seconds = rounded(facts->seconds);
}

const struct record *record_make(struct arena *arena,
                                 const struct run_facts *facts)
{
    struct record *record = arena_alloc(arena, sizeof *record);
    struct recorder recorder = {
        .arena = arena, .facts = facts, .record = record};

    record->version = LISTLINT_VERSION;
    record->time = facts->time;
    record->offline = facts->offline;
    record->partial = facts->changed != NULL;
    record->unfinished = facts->unfinished;
    record_documents(&recorder);
    record_findings(&recorder);
    record_links(&recorder);
    record_rules(&recorder);
    record_numbers(record, facts);
    return record;
}
