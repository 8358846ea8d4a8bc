/*
 * Reference definitions at the start of a paragraph (CommonMark 0.29, 4.7):
 * cmark-gfm takes them out of the paragraph, and a paragraph of nothing else
 * out of the tree. So those are looked for in the lines that no block holds.
 */
#include "document/build.h"

#include <cmark-gfm/buffer.h>
#include <cmark-gfm/houdini.h>
#include <cmark-gfm/utf8.h>

#include "text/alloc.h"
#include "text/map.h"
#include "text/utf8.h"

/* cmark-gfm's own limits. */
enum { LONGEST_LABEL = 1000, DEEPEST_PARENTHESES = 32 };

/* Whether the first bracket that closes is no end of a label: nearly every
   paragraph that begins with a bracket begins with a link. */
static bool begins_link(const struct cursor *cursor)
{
    struct str text = str_slice(cursor->source, 0, cursor->end);
    size_t close = str_find_char(text, ']', cursor->pos);

    return close == STR_NONE ||
           (text.ptr[close - 1] != '\\' &&
            !str_starts(str_slice(text, close + 1, text.len), STR(":")));
}

/* A label with a caret is that of a footnote. */
static bool take_label(struct cursor *cursor, struct definition *found)
{
    size_t taken = 0;

    if (!cursor_take(cursor, '[') || cursor_peek(cursor) == '^' ||
        begins_link(cursor))
        return false;
    found->label.start = cursor->pos;
    while (cursor_peek(cursor) >= 0 && cursor_peek(cursor) != ']') {
        if (cursor_peek(cursor) == '[' || taken++ > LONGEST_LABEL)
            return false;
        if (cursor_take(cursor, '\\') && cursor_peek(cursor) < 0)
            return false;
        cursor_next(cursor);
    }
    found->label.end = cursor->pos;
    return taken && cursor_take(cursor, ']') && cursor_take(cursor, ':');
}

static bool take_angled(struct cursor *cursor, struct definition *found)
{
    found->target.start = cursor->pos;
    while (cursor_peek(cursor) >= 0 && cursor_peek(cursor) != '\n') {
        found->target.end = cursor->pos;
        if (cursor_take(cursor, '>'))
            return true;
        if (cursor_peek(cursor) == '<')
            return false;
        cursor_take(cursor, '\\');
        cursor_next(cursor);
    }
    return false;
}

/* A NUL is U+FFFD to cmark-gfm. */
static bool is_of_address(int c)
{
    return c > ' ' || !c;
}

static bool take_address(struct cursor *cursor, struct definition *found)
{
    size_t depth = 0;
    int c;

    if (cursor_take(cursor, '<'))
        return take_angled(cursor, found);
    found->target.start = cursor->pos;
    while (is_of_address(c = cursor_peek(cursor))) {
        if (c == '(' && ++depth > DEEPEST_PARENTHESES)
            return false;
        if (c == ')' && !depth--)
            return false;
        if (c == '\\' && cursor_take(cursor, '\\') &&
            !is_of_address(cursor_peek(cursor)))
            continue;
        cursor_next(cursor);
    }
    found->target.end = cursor->pos;
    return cursor->pos > found->target.start && !depth;
}

static bool at_line_end(struct cursor *cursor)
{
    cursor_skip_blank(cursor, false);
    return cursor_peek(cursor) < 0 || cursor_peek(cursor) == '\n';
}

static bool take_title(struct cursor *cursor)
{
    int open = cursor_peek(cursor);
    char close = open == '(' ? ')' : (char)open;

    if (open != '"' && open != '\'' && open != '(')
        return false;
    cursor_next(cursor);
    while (cursor_peek(cursor) >= 0) {
        if (cursor_take(cursor, close))
            return true;
        cursor_take(cursor, '\\');
        cursor_next(cursor);
    }
    return false;
}

/* A title and nothing more behind white space; `*end` is where it ends. */
static bool take_title_line(struct cursor *cursor, size_t *end)
{
    struct cursor ahead = *cursor;

    cursor_skip_blank(&ahead, true);
    if (ahead.pos == cursor->pos || !take_title(&ahead))
        return false;
    *end = ahead.pos;
    if (!at_line_end(&ahead))
        return false;
    *cursor = ahead;
    return true;
}

/* A title that something follows on its line is none: then the line ended
   behind the address, or it was no definition. */
static bool take_definition(struct cursor *cursor, struct definition *found)
{
    struct cursor ahead = *cursor;
    size_t end;

    found->span.start = cursor->pos;
    if (!take_label(&ahead, found))
        return false;
    cursor_skip_blank(&ahead, true);
    if (!take_address(&ahead, found))
        return false;
    found->span.end = ahead.pos;
    if (take_title_line(&ahead, &end))
        found->span.end = end;
    else if (!at_line_end(&ahead))
        return false;
    cursor_next(&ahead);
    *cursor = ahead;
    return true;
}

static struct str keep_strbuf(struct build *build, cmark_strbuf *text)
{
    struct str view = {(const char *)text->ptr, (size_t)text->size};
    struct str kept = str_copy(&build->document->arena, view);

    cmark_strbuf_free(text);
    return kept;
}

/* The content of a span, as cmark-gfm has it. */
static struct str content(struct cursor cursor, struct span span,
                          struct buf *buf)
{
    buf_init(buf);
    cursor.pos = span.start;
    cursor.end = span.end;
    for (int c; (c = cursor_peek(&cursor)) >= 0; cursor_next(&cursor))
        buf_add_char(buf, (char)c);
    return buf_str(buf);
}

/* Case and white space folded as cmark-gfm does it. */
static struct str fold_label(struct build *build, struct str text)
{
    cmark_strbuf key;

    if (utf8_skip_ascii(text, 0) == text.len && !str_has_char(text, '\0'))
        return str_lower(&build->document->arena, build_fold(build, text));
    cmark_strbuf_init(cmark_get_default_mem_allocator(), &key, 0);
    cmark_utf8proc_case_fold(&key, (const uint8_t *)text.ptr,
                             (bufsize_t)text.len);
    cmark_strbuf_trim(&key);
    cmark_strbuf_normalize_whitespace(&key);
    return keep_strbuf(build, &key);
}

static struct str label_key(struct build *build, const struct cursor *cursor,
                            struct span label)
{
    struct buf buf;
    struct str key = fold_label(build, content(*cursor, label, &buf));

    buf_release(&buf);
    return key;
}

/* Escapes and entities resolved, as cmark-gfm does it. */
static struct str clean_address(struct build *build, struct span target)
{
    struct str text = document_text(build->document, target);
    cmark_strbuf url;

    cmark_strbuf_init(cmark_get_default_mem_allocator(), &url, 0);
    houdini_unescape_html_f(&url, (const uint8_t *)text.ptr,
                            (bufsize_t)text.len);
    cmark_strbuf_unescape(&url);
    return keep_strbuf(build, &url);
}

void definition_take(struct build *build, struct cursor *cursor)
{
    struct definition found = {.repeats = NONE}, *kept;
    const struct cursor start = *cursor;

    while (take_definition(cursor, &found)) {
        found.key = label_key(build, &start, found.label);
        if (!found.key.len)
            continue;
        found.url = clean_address(build, found.target);
        kept = vector_add(&build->definitions, sizeof *kept);
        *kept = found;
    }
}

void definition_use(struct build *build, const struct cursor *cursor,
                    struct span label)
{
    struct str *key = vector_add(&build->references, sizeof *key);

    *key = label_key(build, cursor, label);
}

/* Which lines a block holds. */
static bool *covered_lines(struct build *build)
{
    bool *covered = mem_zero(build->document->nlines, sizeof *covered);
    const struct block *blocks = build->blocks.items;

    for (size_t i = 0; i < build->blocks.count; i++)
        for (size_t line = 0; line < blocks[i].nlines; line++)
            covered[blocks[i].first_line + line] = true;
    return covered;
}

static bool take_list_marker(struct cursor *cursor)
{
    struct cursor ahead = *cursor;
    struct str marks = STR("-+*");
    int c;

    while ((c = cursor_peek(&ahead)) >= '0' && c <= '9') {
        cursor_next(&ahead);
        marks = STR(".)");
    }
    if (c < 0 || !str_has_char(marks, (char)c))
        return false;
    cursor_next(&ahead);
    c = cursor_peek(&ahead);
    if (c != ' ' && c != '\t')
        return false;
    *cursor = ahead;
    return true;
}

/* The marks of block quotes and list items before the paragraph. */
static void skip_marks(struct cursor *cursor)
{
    do {
        cursor_skip_blank(cursor, false);
        if (cursor_take(cursor, '>'))
            cursor->quotes++;
        else if (!take_list_marker(cursor))
            return;
    } while (cursor_peek(cursor) >= 0);
}

static bool is_open(const struct build *build, const bool *covered, size_t line)
{
    const struct document *document = build->document;

    return line < document->nlines && !covered[line] &&
           str_trim(document_text(document, document->lines[line])).len;
}

/* The definitions from this line on; returns the line to go on with. */
static size_t take_lines(struct build *build, const bool *covered, size_t line)
{
    const struct document *document = build->document;
    struct cursor cursor = {.source = build->shown,
                            .pos = document->lines[line].start};
    size_t last = line, start;

    while (is_open(build, covered, last + 1))
        last++;
    cursor.end = document->lines[last].end;
    for (; line <= last; line++) {
        cursor.pos = document->lines[line].start;
        cursor.quotes = 0;
        skip_marks(&cursor);
        start = cursor.pos;
        definition_take(build, &cursor);
        if (cursor.pos > start)
            line = document_line(document, cursor.pos - 1);
    }
    return line;
}

void definition_take_rest(struct build *build)
{
    bool *covered = covered_lines(build);
    size_t line = 0;

    while (line < build->document->nlines)
        line = is_open(build, covered, line) ? take_lines(build, covered, line)
                                             : line + 1;
    mem_free(covered);
}

/* A reference whose place was lost may be of any definition. */
static void mark_used(struct build *build, const struct map *by_key)
{
    struct document *document = build->document;
    const struct str *keys = build->references.items;
    struct definition *definition;

    for (size_t i = 0; i < build->references.count; i++)
        if ((definition = map_get(by_key, keys[i])))
            definition->used = true;
    for (size_t i = 0; document->misplaced && i < document->ndefinitions; i++)
        document->definitions[i].used |=
            document->definitions[i].repeats == NONE;
}

void definition_match(struct build *build)
{
    struct document *document = build->document;
    struct map by_key;

    map_init(&by_key);
    for (size_t i = 0; i < document->ndefinitions; i++) {
        struct definition *definition = &document->definitions[i];
        void **first = map_at(&by_key, definition->key);

        if (*first)
            definition->repeats =
                (size_t)((struct definition *)*first - document->definitions);
        else
            *first = definition;
    }
    mark_used(build, &by_key);
    map_release(&by_key);
    vector_release(&build->references);
}
