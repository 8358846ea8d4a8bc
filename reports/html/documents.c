#include "reports/html/page.h"

#include <stdlib.h>

#include "reports/html/table.h"
#include "reports/html/text.h"

/* A document, and the findings in it. */
struct tally {
    const struct record_document *document;
    size_t severities[SEVERITY_ERROR + 1];
};

/* Documents from `first` up to `end`, which is not one of them. */
struct range {
    const struct tally *first, *end;
};

static bool is_clean(const struct tally *tally)
{
    for (int s = 0; s <= SEVERITY_ERROR; s++)
        if (tally->severities[s])
            return false;
    return true;
}

/* Documents in which as much is found stay in the order of the run. */
static int worst_first(const void *left, const void *right)
{
    const struct tally *a = left, *b = right;

    for (int s = SEVERITY_ERROR; s >= 0; s--)
        if (a->severities[s] != b->severities[s])
            return a->severities[s] < b->severities[s] ? 1 : -1;
    return a->document < b->document ? -1 : 1;
}

static void add_section(struct tally *tally, const struct section *section)
{
    for (int s = 0; s <= SEVERITY_ERROR; s++)
        tally->severities[s] += section->severities[s];
}

/* In the arena, the worst first. */
static struct tally *tally_documents(struct page *page)
{
    const struct record *record = page->record;
    struct tally *tallies =
        arena_array(&page->arena, record->ndocuments, sizeof *tallies);
    struct map by_path;

    map_init(&by_path);
    for (size_t i = 0; i < record->ndocuments; i++) {
        tallies[i].document = &record->documents[i];
        *map_at(&by_path, str_from(record->documents[i].path)) = &tallies[i];
    }
    for (size_t i = 0; i < page->sections.count; i++) {
        const struct section *section = &page->sections.items[i];
        struct tally *tally =
            map_get(&by_path, str_from(section_path(section)));

        if (tally)
            add_section(tally, section);
    }
    map_release(&by_path);
    qsort(tallies, record->ndocuments, sizeof *tallies, worst_first);
    return tallies;
}

static void put_document(FILE *out, const struct tally *tally)
{
    const struct record_document *document = tally->document;

    html_put(out, "<tr><th scope=\"row\">%s</th>", document->path);
    for (int s = SEVERITY_ERROR; s >= SEVERITY_NOTE; s--)
        table_number(out, tally->severities[s]);
    table_number(out, document->entries);
    table_number(out, document->tables);
    table_number(out, document->links);
    html_put(out, "</tr>\n");
}

static void put_table(FILE *out, const char *label, struct range range)
{
    static const struct table_column columns[] = {
        {"Document", false}, {"Errors", true},  {"Warnings", true},
        {"Notes", true},     {"Entries", true}, {"Tables", true},
        {"Links", true},     {NULL, false}};

    if (range.first == range.end)
        return;
    table_open(out, label, columns, TABLE_GRID);
    for (const struct tally *tally = range.first; tally < range.end; tally++)
        put_document(out, tally);
    table_close(out);
}

static void put_clean(FILE *out, struct range range)
{
    if (range.first == range.end)
        return;
    html_put(out, "<details class=\"minor\"><summary>");
    html_count(out, (size_t)(range.end - range.first), "document", "documents");
    html_put(out, " without findings</summary>\n");
    put_table(out, "Documents without findings", range);
    html_put(out, "</details>\n");
}

/* Where no rule was asked no document is clean. */
void page_documents(struct page *page)
{
    const struct record *record = page->record;
    const struct tally *tallies, *end, *clean;

    if (record->ndocuments < 2)
        return;
    tallies = tally_documents(page);
    end = clean = tallies + record->ndocuments;
    while (record->nrules && clean > tallies && is_clean(clean - 1))
        clean--;
    html_put(page->out, "<section id=\"documents\">\n<h2>Documents</h2>\n");
    put_table(page->out, "Documents", (struct range){tallies, clean});
    put_clean(page->out, (struct range){clean, end});
    html_put(page->out, "</section>\n");
}
