/*
 * Torn links: `[text](https://host/a - b)`. A destination with a space is no
 * destination, so GitHub shows the brackets and links only what stands before
 * the space.
 */
#include "document/build.h"

static bool is_address(struct str s)
{
    return str_starts_nocase(s, STR("http://")) ||
           str_starts_nocase(s, STR("https://")) ||
           str_starts_nocase(s, STR("www."));
}

/* The `)` that closes the destination at `from`, or STR_NONE. */
static size_t find_close(struct str text, size_t from)
{
    size_t depth = 0;

    for (size_t at = from; at < text.len; at++) {
        char c = text.ptr[at];

        if (c == '\n' || c == '\r' || c == '[' || c == ']' || c == '<')
            return STR_NONE;
        if (c == '(')
            depth++;
        if (c == ')' && !depth--)
            return at;
    }
    return STR_NONE;
}

/* The `[` at or after `first` that opens the text which ends where `text`
   does, or STR_NONE. */
static size_t find_open(struct str text, size_t first)
{
    size_t depth = 0;

    for (size_t at = text.len; at-- > first;) {
        char c = text.ptr[at];

        if (c == '\n' || c == '\r')
            return STR_NONE;
        if (c == ']')
            depth++;
        if (c == '[' && !depth--)
            return at;
    }
    return STR_NONE;
}

/* A space inside, and behind it neither a title nor a size. */
static bool has_torn_space(struct str address)
{
    size_t space = str_find_char(address, ' ', 0);
    struct str rest;

    if (space == STR_NONE)
        return false;
    rest = str_trim(str_slice(address, space, address.len));
    return rest.len && rest.ptr[0] != '"' && rest.ptr[0] != '\'' &&
           rest.ptr[0] != '=';
}

/* The text is scanned forward, so the links and the code behind the place at
   hand are never looked at again. */
struct scan {
    struct build *build;
    struct span span; /* of the text that is scanned */
    size_t block;
    size_t next_link, next_code; /* the first that may hold the place */
};

static bool in_link(struct scan *scan, size_t at)
{
    const struct link *links = scan->build->links.items;
    size_t count = scan->build->links.count;

    while (scan->next_link < count && links[scan->next_link].span.end <= at)
        scan->next_link++;
    for (size_t i = scan->next_link; i < count && links[i].span.start <= at;
         i++)
        if (links[i].kind != LINK_BARE && at < links[i].span.end)
            return true;
    return false;
}

static bool in_code(struct scan *scan, size_t at)
{
    const struct span *code = scan->build->code.items;
    size_t count = scan->build->code.count;

    while (scan->next_code < count && code[scan->next_code].end <= at)
        scan->next_code++;
    return scan->next_code < count && code[scan->next_code].start <= at;
}

static void mark_partial(struct scan *scan, struct span target)
{
    struct link *links = scan->build->links.items;

    for (size_t i = scan->next_link;
         i < scan->build->links.count && links[i].span.start < target.end; i++)
        if (links[i].kind == LINK_BARE && links[i].span.start >= target.start &&
            links[i].span.end <= target.end)
            links[i].partial = true;
}

static void add_torn(struct scan *scan, struct span text, struct span target)
{
    struct document *document = scan->build->document;
    struct link *torn = vector_add(&scan->build->torn, sizeof *torn);

    *torn = (struct link){.kind = LINK_TORN,
                          .span = {text.start - 1, target.end + 1},
                          .text_span = text,
                          .target = target,
                          .url = str_trim(document_text(document, target)),
                          .text = str_trim(document_text(document, text)),
                          .section = NONE,
                          .block = scan->block,
                          .table = NONE,
                          .row = NONE,
                          .cell = NONE,
                          .inside = NONE};
    mark_partial(scan, target);
}

/* Whether a parenthesis closes the destination before there is any space, or
   another byte that counts: nearly every link is so. */
static bool is_whole(struct str text, size_t at)
{
    static const bool counts[256] = {
        [' '] = true, ['('] = true, [')'] = true,  ['['] = true,
        [']'] = true, ['<'] = true, ['\n'] = true, ['\r'] = true};

    while (at < text.len && !counts[(unsigned char)text.ptr[at]])
        at++;
    return at < text.len && text.ptr[at] == ')';
}

/* Looks at the `](` at `bracket`; returns where to go on. */
static size_t scan_one(struct scan *scan, struct str text, size_t bracket)
{
    size_t start = bracket + 2, close, open;
    struct str target;

    if (is_whole(text, start) || !is_address(str_slice(text, start, text.len)))
        return start;
    close = find_close(text, start);
    if (close == STR_NONE)
        return start;
    target = str_slice(text, start, close);
    if (!has_torn_space(target) || in_link(scan, bracket) ||
        in_code(scan, bracket))
        return start;
    open = find_open(str_slice(text, 0, bracket), scan->span.start);
    if (open != STR_NONE)
        add_torn(scan, (struct span){open + 1, bracket},
                 (struct span){start, close});
    return close;
}

/* Code is in the order of the source; that of the text comes last. */
static size_t first_code(const struct build *build, size_t start)
{
    const struct span *code = build->code.items;
    size_t i = build->code.count;

    while (i > 0 && code[i - 1].start >= start)
        i--;
    return i;
}

void torn_scan(struct build *build, struct span span, size_t block,
               size_t first_link)
{
    struct scan scan = {build, span, block, first_link,
                        first_code(build, span.start)};
    struct str text = str_slice(build->document->source, 0, span.end);
    size_t at = span.start;

    while ((at = str_find_rare(text, STR("]("), at)) != STR_NONE)
        at = scan_one(&scan, text, at);
}
