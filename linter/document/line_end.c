#include "document/line_end.h"

static const struct {
    const char *text;
    const char *name;
} kinds[] = {
    [LINE_END_LF] = {"\n", "LF"},
    [LINE_END_CRLF] = {"\r\n", "CRLF"},
    [LINE_END_CR] = {"\r", "CR"},
};

struct str line_end(const struct document *document, size_t line)
{
    size_t next = document->source.len;

    if (line + 1 < document->nlines)
        next = document->lines[line + 1].start;
    return str_slice(document->source, document->lines[line].end, next);
}

bool line_end_kind(const struct document *document, size_t line,
                   enum line_end *kind)
{
    struct str text = line_end(document, line);

    if (!text.len)
        return false;
    if (text.len == 2)
        *kind = LINE_END_CRLF;
    else
        *kind = text.ptr[0] == '\n' ? LINE_END_LF : LINE_END_CR;
    return true;
}

struct str line_end_text(enum line_end kind)
{
    return str_from(kinds[kind].text);
}

const char *line_end_name(enum line_end kind)
{
    return kinds[kind].name;
}

static enum line_end most_frequent(const struct line_ends *ends)
{
    enum line_end best = LINE_END_LF;

    for (enum line_end kind = LINE_END_CRLF; kind < LINE_END_KINDS; kind++)
        if (ends->counts[kind] > ends->counts[best])
            best = kind;
    return best;
}

struct line_ends line_ends_count(const struct document *document)
{
    struct line_ends ends = {{0}, LINE_END_LF};
    enum line_end kind;

    for (size_t line = 0; line < document->nlines; line++)
        if (line_end_kind(document, line, &kind))
            ends.counts[kind]++;
    ends.usual = most_frequent(&ends);
    return ends;
}
