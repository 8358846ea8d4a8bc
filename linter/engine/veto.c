#include "engine/veto.h"

#include "document/damage_kinds.h"

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

bool is_vetoed(struct check *check, const struct document *document,
               struct span span)
{
    struct span lines;
    struct str text;

    if (is_about_encoding(check->rule) || !document->nlines)
        return false;
    lines = lines_of(document, span);
    text = document_text(document, lines);
    if (utf8_skip_ascii(text, 0) == text.len)
        return false;
    if (check->asked != document)
        check->pairs = damage_find_pairs(check->arena, document);
    check->asked = document;
    return damages_touch(&check->pairs, lines);
}
