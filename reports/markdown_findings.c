#include "reports/found_documents.h"
#include "reports/markdown_sheet.h"
#include "reports/markdown_text.h"
#include "reports/message.h"

enum { OPEN_MAX = 25 }; /* findings that are shown unfolded */

/* Findings of a document that are shown in one table. */
enum group { GROUP_ALL, GROUP_ERRORS, GROUP_REST };

/* The severities of each. */
static const struct {
    enum severity most, least;
} ranges[] = {
    [GROUP_ALL] = {SEVERITY_ERROR, SEVERITY_NOTE},
    [GROUP_ERRORS] = {SEVERITY_ERROR, SEVERITY_ERROR},
    [GROUP_REST] = {SEVERITY_WARNING, SEVERITY_NOTE},
};

/* What is shown of a document. */
struct part {
    const struct found_document *document;
    size_t shown[FOUND_LEVELS]; /* findings, by severity: the first ones */
};

/* What findings may still take. */
struct room {
    size_t bytes;
    struct buf text; /* the one that is weighed */
};

/* Where there are many, the errors come first and the rest is folded. */
static enum group group_of(const struct part *part, enum severity severity)
{
    if (part->document->count <= OPEN_MAX)
        return GROUP_ALL;
    return severity == SEVERITY_ERROR ? GROUP_ERRORS : GROUP_REST;
}

static size_t count_levels(const size_t levels[FOUND_LEVELS], enum group group)
{
    size_t count = 0;

    for (int level = ranges[group].most; level >= (int)ranges[group].least;
         level--)
        count += levels[level];
    return count;
}

static void add_heading(struct buf *out, const struct part *part)
{
    struct buf path;

    buf_init(&path);
    message_add_path(&path, part->document->path);
    buf_add(out, STR("#### "));
    markdown_text(out, buf_str(&path));
    buf_release(&path);
    buf_add(out, STR(": "));
    markdown_levels(out, part->document->levels);
    buf_add(out, STR("\n\n"));
}

static bool is_folded(const struct part *part, enum group group)
{
    return group == GROUP_REST ||
           count_levels(part->document->levels, group) > OPEN_MAX;
}

static void add_head(struct buf *out, const struct part *part, enum group group)
{
    size_t levels[FOUND_LEVELS] = {0};

    for (int level = ranges[group].most; level >= (int)ranges[group].least;
         level--)
        levels[level] = part->document->levels[level];
    if (is_folded(part, group)) {
        buf_add(out, STR("<details>\n<summary>"));
        markdown_levels(out, levels);
        buf_add(out, STR("</summary>\n\n"));
    }
    buf_add(out, STR("| Line | Level | Finding | Rule |\n"
                     "| ---: | --- | --- | --- |\n"));
}

static void add_end(struct buf *out, const struct part *part, enum group group)
{
    buf_add(out, is_folded(part, group) ? STR("\n</details>\n\n") : STR("\n"));
}

/* Adds a finding with all that stands there because of it. */
static void add_whole(struct buf *out, const struct part *part,
                      const struct record_finding *finding)
{
    enum group group = group_of(part, finding->severity);

    if (!count_levels(part->shown, GROUP_ALL))
        add_heading(out, part);
    if (!count_levels(part->shown, group)) {
        add_head(out, part, group);
        add_end(out, part, group);
    }
    markdown_row(out, finding);
}

/* Returns whether all findings of the level have room. */
static bool choose_level(struct part *part, enum severity severity,
                         struct room *room)
{
    const struct found_document *document = part->document;

    for (size_t i = 0; i < document->count; i++) {
        if (document->findings[i].severity != severity)
            continue;
        buf_clear(&room->text);
        add_whole(&room->text, part, &document->findings[i]);
        if (room->text.len > room->bytes)
            return false;
        room->bytes -= room->text.len;
        part->shown[severity]++;
    }
    return true;
}

/* The errors of all documents have room before any warning has. */
static void choose(struct part *parts, size_t count, struct room *room)
{
    for (int level = SEVERITY_ERROR; level >= SEVERITY_NOTE; level--)
        for (size_t i = 0; i < count; i++)
            if (!choose_level(&parts[i], (enum severity)level, room))
                return;
}

/* Adds what is shown of some levels, in the order of lines. */
static void add_rows(struct buf *out, const struct part *part,
                     enum severity most, enum severity least)
{
    const struct found_document *document = part->document;
    size_t added[FOUND_LEVELS] = {0};

    for (size_t i = 0; i < document->count; i++) {
        enum severity severity = document->findings[i].severity;

        if (severity > most || severity < least ||
            added[severity] == part->shown[severity])
            continue;
        markdown_row(out, &document->findings[i]);
        added[severity]++;
    }
}

/* No head stands alone. */
static void add_table(struct buf *out, const struct part *part,
                      enum group group)
{
    if (!count_levels(part->shown, group))
        return;
    add_head(out, part, group);
    if (group == GROUP_REST) {
        add_rows(out, part, SEVERITY_WARNING, SEVERITY_WARNING);
        add_rows(out, part, SEVERITY_NOTE, SEVERITY_NOTE);
    } else {
        add_rows(out, part, ranges[group].most, ranges[group].least);
    }
    add_end(out, part, group);
}

static void add_part(struct buf *out, const struct part *part)
{
    if (!count_levels(part->shown, GROUP_ALL))
        return;
    add_heading(out, part);
    if (group_of(part, SEVERITY_ERROR) == GROUP_ALL) {
        add_table(out, part, GROUP_ALL);
    } else {
        add_table(out, part, GROUP_ERRORS);
        add_table(out, part, GROUP_REST);
    }
}

static void add_left_out(struct buf *out, const struct part *parts,
                         size_t count)
{
    size_t levels[FOUND_LEVELS] = {0};

    for (size_t i = 0; i < count; i++)
        for (int level = SEVERITY_NOTE; level < FOUND_LEVELS; level++)
            levels[level] +=
                parts[i].document->levels[level] - parts[i].shown[level];
    if (!count_levels(levels, GROUP_ALL))
        return;
    buf_add(out, STR("**Left out here: "));
    markdown_levels(out, levels);
    buf_add(out, STR(".** " MARKDOWN_LIMIT_WORDS "\n\n"));
}

static size_t room_left(const struct markdown_sheet *sheet)
{
    return sheet->text.len < sheet->limit ? sheet->limit - sheet->text.len : 0;
}

void markdown_findings(struct markdown_sheet *sheet,
                       const struct record *record)
{
    struct found_documents documents;
    struct room room;
    struct part *parts;
    struct arena arena;

    arena_init(&arena);
    documents = found_documents_of(&arena, record);
    markdown_documents(sheet, &documents);
    parts = arena_array(&arena, documents.count, sizeof *parts);
    for (size_t i = 0; i < documents.count; i++)
        parts[i].document = &documents.items[i];
    room.bytes = room_left(sheet);
    buf_init(&room.text);
    choose(parts, documents.count, &room);
    buf_release(&room.text);
    for (size_t i = 0; i < documents.count; i++)
        add_part(&sheet->text, &parts[i]);
    add_left_out(&sheet->text, parts, documents.count);
    arena_release(&arena);
}
