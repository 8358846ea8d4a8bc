#include "reports/sections.h"

#include <string.h>

const char *section_path(const struct section *section)
{
    return section->findings->place.path;
}

const char *section_heading(const char *heading)
{
    return *heading ? heading : "(a heading without text)";
}

const char *section_title(const struct section *section)
{
    const struct record_finding *finding = section->findings;

    if (section->whole)
        return "The whole document";
    if (!finding->nheadings)
        return "Above the first heading";
    return section_heading(finding->headings[finding->nheadings - 1]);
}

static bool is_whole(const struct record_finding *finding)
{
    return !finding->place.start.line;
}

static bool same_headings(const struct record_finding *a,
                          const struct record_finding *b)
{
    if (a->nheadings != b->nheadings)
        return false;
    if (a->headings == b->headings)
        return true;
    for (size_t i = 0; i < a->nheadings; i++)
        if (strcmp(a->headings[i], b->headings[i]) != 0)
            return false;
    return true;
}

static bool same_document(const struct record_finding *a,
                          const struct record_finding *b)
{
    return strcmp(a->place.path, b->place.path) == 0;
}

static bool same_section(const struct record_finding *a,
                         const struct record_finding *b)
{
    return is_whole(a) == is_whole(b) && same_document(a, b) &&
           same_headings(a, b);
}

static void begin(struct section *section, const struct record *record,
                  size_t at)
{
    const struct record_finding *finding = &record->findings[at];

    section->findings = finding;
    section->whole = is_whole(finding);
    section->begins = !at || !same_document(finding, finding - 1);
}

static bool has_title(const struct section *section, const char *title)
{
    return !section->findings->nheadings ||
           strcmp(section->findings->headings[0], title) == 0;
}

/* Most lists have one heading above all others, which tells nothing. */
static void find_common(struct section *sections, size_t count)
{
    const char *title = NULL;

    for (size_t i = 0; i < count && !title; i++)
        if (sections[i].findings->nheadings)
            title = sections[i].findings->headings[0];
    for (size_t i = 0; i < count; i++)
        if (!has_title(&sections[i], title))
            return;
    for (size_t i = 0; i < count; i++)
        sections[i].common = sections[i].findings->nheadings > 1;
}

static void find_all_common(struct section *sections, size_t count)
{
    size_t first = 0;

    for (size_t i = 1; i <= count; i++) {
        if (i < count && !sections[i].begins)
            continue;
        find_common(sections + first, i - first);
        first = i;
    }
}

struct sections sections_of(struct arena *arena, const struct record *record)
{
    struct section *items =
        arena_array(arena, record->nfindings, sizeof *items);
    size_t count = 0;

    for (size_t i = 0; i < record->nfindings; i++) {
        const struct record_finding *finding = &record->findings[i];

        if (!i || !same_section(finding, finding - 1))
            begin(&items[count++], record, i);
        items[count - 1].count++;
        items[count - 1].severities[finding->severity]++;
    }
    find_all_common(items, count);
    return (struct sections){items, count};
}
