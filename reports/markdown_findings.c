#include "reports/lines.h"
#include "reports/markdown_sheet.h"
#include "reports/markdown_text.h"
#include "reports/message.h"

enum { OPEN_MAX = 25 }; /* findings that are shown unfolded */

/* Findings of a document that are shown in one table. */
enum group { GROUP_ALL, GROUP_ERRORS, GROUP_REST };

static const char *const marks[] = {
    [SEVERITY_OFF] = "",
    [SEVERITY_NOTE] = "ℹ️&nbsp;note",
    [SEVERITY_WARNING] = "⚠️&nbsp;warning",
    [SEVERITY_ERROR] = "❌&nbsp;error",
};

/* The findings of one document. */
struct document_part {
    const struct record_finding *findings;
    size_t count;
};

static struct document_part part_at(const struct record *record, size_t first)
{
    const struct record_finding *findings = &record->findings[first];
    struct str path = str_from(findings->place.path);
    size_t count = 1;

    while (first + count < record->nfindings &&
           str_eq(str_from(findings[count].place.path), path))
        count++;
    return (struct document_part){findings, count};
}

static bool is_in(const struct record_finding *finding, enum group group)
{
    return group == GROUP_ALL ||
           (finding->severity == SEVERITY_ERROR) == (group == GROUP_ERRORS);
}

static size_t count_group(const struct document_part *part, enum group group)
{
    size_t count = 0;

    for (size_t i = 0; i < part->count; i++)
        count += is_in(&part->findings[i], group);
    return count;
}

static void add_levels(struct buf *out, const struct document_part *part,
                       enum group group)
{
    struct lines_levels levels = {0};

    for (size_t i = 0; i < part->count; i++) {
        if (!is_in(&part->findings[i], group))
            continue;
        levels.errors += part->findings[i].severity == SEVERITY_ERROR;
        levels.warnings += part->findings[i].severity == SEVERITY_WARNING;
        levels.notes += part->findings[i].severity == SEVERITY_NOTE;
    }
    lines_levels(out, &levels);
}

static void add_heading(struct buf *out, const struct document_part *part)
{
    struct buf path;

    buf_init(&path);
    message_add_path(&path, part->findings->place.path);
    buf_add(out, STR("#### "));
    markdown_text(out, buf_str(&path));
    buf_release(&path);
    buf_add(out, STR(": "));
    add_levels(out, part, GROUP_ALL);
    buf_add(out, STR("\n\n"));
}

static bool is_folded(const struct document_part *part, enum group group)
{
    return group == GROUP_REST || count_group(part, group) > OPEN_MAX;
}

static void add_head(struct buf *out, const struct document_part *part,
                     enum group group)
{
    if (is_folded(part, group)) {
        buf_add(out, STR("<details>\n<summary>"));
        add_levels(out, part, group);
        buf_add(out, STR("</summary>\n\n"));
    }
    buf_add(out, STR("| Line | Level | Finding | Rule |\n"
                     "| ---: | --- | --- | --- |\n"));
}

static void add_also(struct buf *out, const struct record_finding *finding,
                     const struct record_place *place)
{
    struct buf text;

    buf_init(&text);
    message_add_also(&text, finding, place);
    buf_add(out, STR("<br>*also at* "));
    markdown_text(out, buf_str(&text));
    buf_release(&text);
}

static void add_related(struct buf *out, const struct record_finding *finding)
{
    size_t more, count = finding->nrelated;

    for (size_t i = 0; i < count && i < MESSAGE_ALSO_MAX; i++)
        add_also(out, finding, &finding->related[i]);
    if (count <= MESSAGE_ALSO_MAX)
        return;
    more = count - MESSAGE_ALSO_MAX;
    buf_printf(out, "<br>*and %zu more place%s*", more, more == 1 ? "" : "s");
}

static void add_row(struct buf *out, const struct record_finding *finding)
{
    buf_add(out, STR("| "));
    if (finding->place.start.line)
        buf_printf(out, "%zu", finding->place.start.line);
    buf_printf(out, " | %s | ", marks[finding->severity]);
    markdown_text(out, str_from(finding->place.message));
    if (*finding->help) {
        buf_add(out, STR("<br>*help:* "));
        markdown_text(out, str_from(finding->help));
    }
    add_related(out, finding);
    buf_add(out, STR(" | "));
    markdown_text(out, str_from(finding->rule));
    buf_add(out, STR("<br>"));
    markdown_text(out, str_from(finding->name));
    buf_add(out, STR(" |\n"));
}

/* Adds a table of the document behind what is in `rows`, without what has no
   room; returns how many rows there are in it. No head stands alone. */
static size_t add_table(struct markdown_sheet *sheet, struct buf *rows,
                        const struct document_part *part, enum group group)
{
    size_t added = 0;

    if (!count_group(part, group))
        return 0;
    add_head(rows, part, group);
    for (size_t i = 0; i < part->count; i++) {
        if (!is_in(&part->findings[i], group))
            continue;
        add_row(rows, &part->findings[i]);
        if (!markdown_sheet_add(sheet, rows))
            break;
        buf_clear(rows);
        added++;
    }
    if (added)
        buf_add(&sheet->text,
                is_folded(part, group) ? STR("\n</details>\n\n") : STR("\n"));
    return added;
}

/* Where there are many, the errors come first and the rest is folded. */
static size_t add_part(struct markdown_sheet *sheet,
                       const struct document_part *part)
{
    size_t added;
    struct buf rows;

    buf_init(&rows);
    add_heading(&rows, part);
    if (part->count <= OPEN_MAX) {
        added = add_table(sheet, &rows, part, GROUP_ALL);
    } else {
        added = add_table(sheet, &rows, part, GROUP_ERRORS);
        if (!sheet->full)
            added += add_table(sheet, &rows, part, GROUP_REST);
    }
    buf_release(&rows);
    return added;
}

void markdown_findings(struct markdown_sheet *sheet,
                       const struct record *record)
{
    size_t added = 0;

    for (size_t i = 0; i < record->nfindings && !sheet->full;) {
        struct document_part part = part_at(record, i);

        added += add_part(sheet, &part);
        i += part.count;
    }
    markdown_sheet_left_out(sheet, record->nfindings - added, "finding is",
                            "findings are");
}
