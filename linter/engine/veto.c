#include "engine/veto.h"

#include "document/damage_cursor.h"

/* The lines of a span; with a delimiter row the header above it, since it is
   written by how many cells that has. */
static struct span lines_of(const struct document *document, struct span span)
{
    size_t first = document_line(document, span.start);
    size_t last = document_line(document, span.end);
    struct str text = document_text(document, document->lines[first]);

    if (first > 0 && row_delimiter_columns(text))
        first--;
    return (struct span){document->lines[first].start,
                         document->lines[last].end};
}

static bool is_about_encoding(const struct rule *rule)
{
    return str_starts(str_from(rule->name), STR("encoding/"));
}

bool is_vetoed(const struct rule *rule, const struct document *document,
               struct span span)
{
    struct damage_cursor cursor;
    struct span lines;

    if (!document->damages->count || is_about_encoding(rule))
        return false;
    lines = lines_of(document, span);
    cursor = damages_from(document->damages, lines.start);
    while (damages_next(&cursor, lines.end))
        if (cursor.of->is_double)
            return true;
    return false;
}
