#include "document/false_space.h"

#include "document/draft.h"
#include "text/space.h"

/* A line of more spaces before its mark is code. */
enum { MOST_INDENT = 3, MOST_HASHES = 6, MOST_DIGITS = 9 };

static bool add(struct false_space *found, enum false_space_kind kind,
                size_t start, size_t len)
{
    found->kind = kind;
    found->spans[found->count++] = (struct span){start, start + len};
    return true;
}

static bool is_blank_at(struct str text, size_t at)
{
    return at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t');
}

/* The bytes of false spaces there. */
static size_t false_at(struct str text, size_t at)
{
    return spaces_at_front(str_slice(text, at, text.len));
}

/* Whether the text goes on behind `at` with more than spaces. */
static bool has_more(struct str text, size_t at)
{
    while (at < text.len && (is_blank_at(text, at) || false_at(text, at)))
        at += is_blank_at(text, at) ? 1 : false_at(text, at);
    return at < text.len;
}

/* `#` in front of a number is more often part of it. */
static bool read_heading(struct str line, size_t start,
                         struct false_space *found)
{
    size_t hashes = 0, len;

    while (hashes < line.len && line.ptr[hashes] == '#')
        hashes++;
    len = false_at(line, hashes);
    if (!hashes || hashes > MOST_HASHES || !len ||
        !has_more(line, hashes + len))
        return false;
    if (hashes == 1 && hashes + len < line.len &&
        char_is_digit(line.ptr[hashes + len]))
        return false;
    return add(found, FALSE_SPACE_HEADING, start + hashes, len);
}

/* The mark of a list item at the front of a line. */
struct mark {
    size_t len; /* 0 if there is none */
    char kind;  /* its last byte */
    bool first; /* of a list that may begin within a paragraph */
};

static struct mark mark_of(struct str line)
{
    size_t digits = 0;

    if (line.len && str_has_char(STR("-*+"), line.ptr[0]))
        return (struct mark){1, line.ptr[0], true};
    while (digits < line.len && digits <= MOST_DIGITS &&
           char_is_digit(line.ptr[digits]))
        digits++;
    if (!digits || digits > MOST_DIGITS || digits == line.len ||
        (line.ptr[digits] != '.' && line.ptr[digits] != ')'))
        return (struct mark){0, 0, false};
    return (struct mark){digits + 1, line.ptr[digits],
                         digits == 1 && line.ptr[0] == '1'};
}

/* The mark of a line with any space behind it, and any before. */
static struct mark mark_in(struct str line)
{
    size_t at = 0, len;
    struct mark mark;

    while (at < line.len) {
        len = is_blank_at(line, at) || line.ptr[at] == '>' ? 1
                                                           : false_at(line, at);
        if (!len)
            break;
        at += len;
    }
    line = str_slice(line, at, line.len);
    mark = mark_of(line);
    if (!is_blank_at(line, mark.len) && !false_at(line, mark.len))
        mark.len = 0;
    return mark;
}

/* The text of a line, or nothing where there is none. */
static struct str line_text(const struct document *document, size_t line)
{
    if (line >= document->nlines)
        return STR("");
    return document_text(document, document->lines[line]);
}

/* Whether the line above, or the one below, begins with such a mark; a blank
   line may stand between them. */
static bool has_like(const struct document *document, size_t line,
                     const struct mark *mark, bool above)
{
    for (int i = 0; i < 2; i++) {
        struct str text;
        struct mark other;

        line += above ? (size_t)-1 : 1;
        text = line_text(document, line);
        other = mark_in(text);
        if (str_trim(text).len)
            return other.len && other.kind == mark->kind;
    }
    return false;
}

/* One line of a paragraph. */
struct place {
    const struct document *document;
    size_t line;
    struct span span; /* without container marks and ASCII spaces */
    bool begins;      /* the paragraph */
    bool in_list;     /* the line before begins an item */
};

/* Whether the line may be meant as an item, and would be one. A list that
   begins with another number than 1, or far to the right, does not end a
   paragraph. */
static bool is_meant(const struct place *place, const struct mark *mark,
                     size_t indent)
{
    const struct document *document = place->document;
    bool above = has_like(document, place->line, mark, true);
    bool may_begin = indent <= MOST_INDENT && (place->begins || mark->first);

    if (above && (place->in_list || place->begins))
        return true;
    return may_begin && (above || has_like(document, place->line, mark, false));
}

static bool read_item(const struct place *place, struct false_space *found)
{
    struct str text = document_text(place->document, place->span);
    struct mark mark = mark_of(text);
    size_t len = mark.len ? false_at(text, mark.len) : 0;

    if (!len || !has_more(text, mark.len + len) || !is_meant(place, &mark, 0))
        return false;
    return add(found, FALSE_SPACE_ITEM, place->span.start + mark.len, len);
}

/* Spaces of which some are false, in front of an item. */
static bool read_indent(const struct place *place, struct false_space *found)
{
    struct str text = document_text(place->document, place->span);
    struct mark mark;
    size_t at = 0;

    if (!false_at(text, 0))
        return false;
    while (is_blank_at(text, at) || false_at(text, at))
        at += is_blank_at(text, at) ? 1 : false_at(text, at);
    mark = mark_of(str_slice(text, at, text.len));
    if (!mark.len || !is_blank_at(text, at + mark.len) ||
        !has_more(text, at + mark.len) ||
        str_has_char(str_slice(text, 0, at), '\t'))
        return false;
    if (!is_meant(place, &mark, space_columns(str_slice(text, 0, at))))
        return false;
    return add(found, FALSE_SPACE_INDENT, place->span.start, at);
}

/* `[ ]` or `[x]` with a false space in it or behind it. */
static bool read_task(const struct place *place, struct false_space *found)
{
    struct str text = document_text(place->document, place->span);
    size_t inside = space_at_front(str_slice(text, 1, text.len));
    size_t close, behind;

    if (!str_starts(text, STR("[")))
        return false;
    close = 1 + (inside ? inside : 1);
    if (!inside && (text.len < 2 || !str_has_char(STR(" xX"), text.ptr[1])))
        return false;
    behind = false_at(text, close + 1);
    if (close >= text.len || text.ptr[close] != ']' || (!inside && !behind) ||
        (!behind && !is_blank_at(text, close + 1)) ||
        !has_more(text, close + 1))
        return false;
    if (inside)
        add(found, FALSE_SPACE_TASK, place->span.start + 1, inside);
    if (behind)
        add(found, FALSE_SPACE_TASK, place->span.start + close + 1, behind);
    return true;
}

static bool is_link(const struct document *document, size_t start)
{
    size_t i = document_first_link(document, start);

    return i < document->nlinks && document->links[i].span.start == start;
}

/* The bytes before the text of a line. */
static struct str prefix_of(const struct document *document,
                            const struct block *block, size_t i)
{
    size_t start = document->lines[block->first_line + i].start;

    return document_text(document, (struct span){start, block->lines[i].start});
}

/* Whether a line with that text may hold a false space: asked of every line,
   and nearly always no. */
static bool may_hold(struct str text)
{
    if (text.len < 2)
        return false;
    if (text.ptr[0] == '[')
        return str_has_char(STR(" xX"), text.ptr[1]) || false_at(text, 1);
    return (unsigned char)text.ptr[0] >= 0x80 || char_is_digit(text.ptr[0]) ||
           str_has_char(STR("#-*+"), text.ptr[0]);
}

static bool read_line(struct false_space_search *search,
                      const struct block *block, size_t i,
                      struct false_space *found)
{
    const struct document *document = search->document;
    struct place place = {document, block->first_line + i, block->lines[i],
                          i == 0, search->in_list};
    struct str text = document_text(document, place.span);

    *found = (struct false_space){0};
    if (!may_hold(text) || place.span.start < block->span.start ||
        prefix_of(document, block, i).len >
            prefix_of(document, block, 0).len + MOST_INDENT)
        return false;
    if (text.ptr[0] == '#')
        return read_heading(text, place.span.start, found);
    if (text.ptr[0] == '[')
        return place.begins && block->item != NONE &&
               !is_link(document, place.span.start) && read_task(&place, found);
    return read_item(&place, found) || read_indent(&place, found);
}

/* What stands right below may continue an item, and what is indented may come
   to belong to it. */
static bool is_apart(const struct document *document, size_t line)
{
    struct str text = line_text(document, line);

    if (str_trim(text).len && !mark_in(text).len)
        return false;
    while (line < document->nlines && !str_trim(text).len)
        text = line_text(document, ++line);
    return !is_blank_at(text, 0) && !false_at(text, 0);
}

/* The number that a line begins with as an item of a numbered list, of at most
   nine digits (CommonMark 0.29, 5.2); or NONE. */
static size_t item_number(struct str text)
{
    size_t number = 0, digits = 0;

    while (digits < text.len && digits < 9 && char_is_digit(text.ptr[digits]))
        number = number * 10 + (size_t)(text.ptr[digits++] - '0');
    if (!digits || digits == text.len ||
        !str_has_char(STR(".)"), text.ptr[digits]))
        return NONE;
    return number;
}

/* Whether items show the numbers that stand there: a list counts on from its
   first one. */
static bool counts_up(const struct document *document,
                      const struct block *block)
{
    size_t last = NONE;

    for (size_t i = 0; i < block->nlines; i++) {
        size_t number = item_number(document_text(document, block->lines[i]));

        if (number != NONE && last != NONE && number != last + 1)
            return false;
        last = number == NONE ? last : number;
    }
    return true;
}

static bool is_contained(const struct document *document,
                         const struct block *block)
{
    size_t end = block->first_line + block->nlines;

    if (!counts_up(document, block))
        return false;
    for (size_t i = 0; i < block->nlines; i++) {
        struct str text = document_text(document, block->lines[i]);

        if (str_has_char(text, '|') || line_defines(text) ||
            str_has_char(prefix_of(document, block, i), '>'))
            return false;
    }
    return is_apart(document, end);
}

static bool read_next(struct false_space_search *search,
                      const struct block *block, struct false_space *found)
{
    bool is_found = read_line(search, block, search->line, found);
    bool begins_item = search->line == 0 && block->item != NONE;

    search->in_list =
        begins_item || (is_found && found->kind != FALSE_SPACE_HEADING);
    search->line++;
    if (is_found && !search->is_known)
        search->is_contained = is_contained(search->document, block);
    search->is_known = search->is_known || is_found;
    found->contained = search->is_contained;
    return is_found;
}

bool false_space_next(struct false_space_search *search,
                      struct false_space *found)
{
    const struct document *document = search->document;

    for (; search->block < document->nblocks; search->block++) {
        const struct block *block = &document->blocks[search->block];

        while (block->kind == BLOCK_PARAGRAPH && search->line < block->nlines)
            if (read_next(search, block, found))
                return true;
        search->line = 0;
        search->in_list = search->is_known = false;
    }
    return false;
}
