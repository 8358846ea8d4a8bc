/*
 * HTML comments, wherever they stand but in code.
 *
 * They are searched in the bytes, not in cmark-gfm's tree, which drops what
 * stands in surplus cells.
 */
#include "document/comment.h"

#include "document/build.h"

#include "document/row.h"

/* The search goes forward, so the end of a comment that was found once is not
   searched again for each `<!--` before it. */
struct search {
    struct build *build;
    size_t close; /* the first `-->` at or behind the place at hand */
};

static bool is_escaped(struct str source, size_t at)
{
    size_t backslashes = 0;

    while (backslashes < at && source.ptr[at - backslashes - 1] == '\\')
        backslashes++;
    return backslashes % 2;
}

/* The first pipe behind `at` that separates cells, or STR_NONE. */
static size_t find_pipe(struct str source, size_t at)
{
    do {
        at = str_find_char(source, '|', at);
    } while (at != STR_NONE && !row_separator(source, at) && ++at);
    return at;
}

/* Looks at the `<!--` at `start`; returns where to go on. A comment does not
   go beyond its block, nor beyond its cell. */
static size_t look(struct search *search, size_t start)
{
    struct document *document = search->build->document;
    const struct block *block = document_block(document, start);
    struct span *comment;
    size_t pipe;

    if (!block || is_escaped(document->source, start) ||
        document_in_code(document, start))
        return start + 4;
    if (search->close + 3 > block->span.end)
        return block->span.end;
    pipe = block->kind == BLOCK_TABLE ? find_pipe(document->source, start)
                                      : STR_NONE;
    if (pipe != STR_NONE && pipe < search->close)
        return pipe;
    comment = vector_add(&search->build->comments, sizeof *comment);
    *comment = (struct span){start, search->close + 3};
    return comment->end;
}

void comment_scan(struct build *build)
{
    struct document *document = build->document;
    struct search search = {build, 0};
    size_t at = 0;

    while ((at = str_find_rare(document->source, STR("<!--"), at)) !=
           STR_NONE) {
        if (search.close < at + 4)
            search.close = str_find(document->source, STR("-->"), at + 4);
        if (search.close == STR_NONE)
            return;
        at = look(&search, at);
    }
}

/* The last `<!--` of the text, or STR_NONE. */
static size_t last_opening(struct str text)
{
    for (size_t at = text.len; at-- > 0;)
        if (text.ptr[at] == '<' &&
            str_starts(str_slice(text, at, text.len), STR("<!--")))
            return at;
    return STR_NONE;
}

struct str comment_trim(struct str text)
{
    text = str_trim(text);
    while (str_ends(text, STR("-->"))) {
        size_t at = last_opening(text);

        if (at == STR_NONE)
            return text;
        text = str_trim(str_slice(text, 0, at));
    }
    return text;
}
