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

struct scan {
    struct build *build;
    struct span span; /* of the text that is scanned */
    size_t block;
    size_t first_link; /* the first of its links */
};

/* Whether GitHub renders a link, or shows code, where `at` is. */
static bool is_rendered(const struct scan *scan, size_t at)
{
    const struct link *links = scan->build->links.items;
    const struct span *code = scan->build->code.items;
    size_t i;

    for (i = scan->first_link; i < scan->build->links.count; i++)
        if (links[i].kind != LINK_BARE && links[i].span.start <= at &&
            at < links[i].span.end)
            return true;
    for (i = scan->build->code.count; i-- > 0;) {
        if (code[i].end <= scan->span.start)
            return false;
        if (code[i].start <= at && at < code[i].end)
            return true;
    }
    return false;
}

static void mark_partial(const struct scan *scan, struct span target)
{
    struct link *links = scan->build->links.items;

    for (size_t i = scan->first_link; i < scan->build->links.count; i++)
        if (links[i].kind == LINK_BARE && links[i].span.start >= target.start &&
            links[i].span.end <= target.end)
            links[i].partial = true;
}

static void add_torn(const struct scan *scan, struct span text,
                     struct span target)
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

/* Looks at the `](` at `bracket`; returns where to go on. */
static size_t scan_one(const struct scan *scan, struct str text, size_t bracket)
{
    size_t start = bracket + 2, close, open;
    struct str target;

    if (!is_address(str_slice(text, start, text.len)))
        return start;
    close = find_close(text, start);
    if (close == STR_NONE)
        return start;
    target = str_slice(text, start, close);
    if (!has_torn_space(target) || is_rendered(scan, bracket))
        return start;
    open = find_open(str_slice(text, 0, bracket), scan->span.start);
    if (open != STR_NONE)
        add_torn(scan, (struct span){open + 1, bracket},
                 (struct span){start, close});
    return close;
}

void torn_scan(struct build *build, struct span span, size_t block,
               size_t first_link)
{
    struct scan scan = {build, span, block, first_link};
    struct str text = str_slice(build->document->source, 0, span.end);
    size_t at = span.start;

    while ((at = str_find(text, STR("]("), at)) != STR_NONE)
        at = scan_one(&scan, text, at);
}
