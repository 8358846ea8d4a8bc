#include "document/tokens.h"

#include "document/spans.h"
#include "text/utf8.h"

struct tokens tokens_of(const struct document *document,
                        const struct block *block, struct span span)
{
    size_t torn = document_first_torn(document, span.start);

    return (struct tokens){
        .document = document,
        .span = span,
        .block = block,
        .link = document_first_link(document, span.start),
        .html = spans_first(document->html, document->nhtml, span.start),
        .code = document_first_code(document, span.start),
        .torn = torn < document->ntorn &&
                document->torn[torn].span.start < span.end,
    };
}

/* The link that starts at the offset; of <a> its tag is one by itself. */
static const struct link *link_at(struct tokens *tokens, size_t at)
{
    const struct document *document = tokens->document;

    while (tokens->link < document->nlinks &&
           document->links[tokens->link].span.start < at)
        tokens->link++;
    if (tokens->link == document->nlinks ||
        document->links[tokens->link].span.start != at)
        return NULL;
    return &document->links[tokens->link];
}

static bool take_link(struct tokens *tokens, size_t at, struct token *token)
{
    const struct link *link = link_at(tokens, at);

    if (!link || (link->kind == LINK_HTML && !link->image))
        return false;
    token->kind = link->image || link->has_image ? TOKEN_PICTURE : TOKEN_LINK;
    token->span = link->span;
    token->length = token->kind == TOKEN_LINK ? utf8_length(link->text) : 0;
    return true;
}

/* The back-ticks around code are not shown, nor one space inside them. */
static size_t code_length(struct str code)
{
    size_t ticks = 0;

    while (ticks < code.len && code.ptr[ticks] == '`')
        ticks++;
    if (code.len < 2 * ticks)
        return 0;
    return utf8_length(str_trim(str_slice(code, ticks, code.len - ticks)));
}

static bool take_code(struct tokens *tokens, size_t at, struct token *token)
{
    const struct document *document = tokens->document;

    while (tokens->code < document->ncode &&
           document->code[tokens->code].start < at)
        tokens->code++;
    if (tokens->code == document->ncode ||
        document->code[tokens->code].start != at)
        return false;
    token->kind = TOKEN_CODE;
    token->span = document->code[tokens->code];
    token->length = code_length(document_text(document, token->span));
    return true;
}

static bool take_html(struct tokens *tokens, size_t at, struct token *token)
{
    const struct document *document = tokens->document;

    while (tokens->html < document->nhtml &&
           document->html[tokens->html].start < at)
        tokens->html++;
    if (tokens->html == document->nhtml ||
        document->html[tokens->html].start != at)
        return false;
    token->span = document->html[tokens->html];
    token->kind = str_starts(document_text(document, token->span), STR("<!--"))
                      ? TOKEN_COMMENT
                      : TOKEN_TAG;
    return true;
}

/* Where text goes on behind a line end: behind the marks of what it is in. */
static size_t next_line(const struct tokens *tokens, size_t at)
{
    const struct block *block = tokens->block;
    size_t line = document_line(tokens->document, at);

    if (!block || line < block->first_line ||
        line - block->first_line >= block->nlines)
        return at;
    line -= block->first_line;
    return at < block->lines[line].start ? block->lines[line].start : at;
}

static bool take_space(struct tokens *tokens, size_t at, struct token *token)
{
    struct str source = tokens->document->source;
    size_t end = at;

    while (end < tokens->span.end && char_is_space(source.ptr[end])) {
        bool line_end = source.ptr[end] == '\n' || source.ptr[end] == '\r';

        end++;
        if (line_end)
            end = next_line(tokens, end);
    }
    if (end == at)
        return false;
    token->kind = TOKEN_SPACE;
    token->span = (struct span){at, end};
    token->length = 1;
    return true;
}

/* `:name:` */
static size_t short_code(struct str text)
{
    size_t end = 1;

    if (text.len < 3 || text.ptr[0] != ':' || !char_is_alpha(text.ptr[1]))
        return 0;
    while (end < text.len && (char_is_alnum(text.ptr[end]) ||
                              text.ptr[end] == '_' || text.ptr[end] == '-'))
        end++;
    return end < text.len && text.ptr[end] == ':' ? end + 1 : 0;
}

static bool is_word_char(struct str source, size_t at)
{
    unsigned char c;

    if (at >= source.len)
        return false;
    c = (unsigned char)source.ptr[at];
    return char_is_alnum(source.ptr[at]) || c >= 0x80;
}

/* Where it stands alone, or `_` in a word, it is a character. */
static bool is_mark(struct str source, size_t at)
{
    char c = source.ptr[at];
    bool before = at && !char_is_space(source.ptr[at - 1]);
    bool behind = at + 1 < source.len && !char_is_space(source.ptr[at + 1]);

    if (c == '*')
        return before || behind;
    if (c == '~')
        return (at && source.ptr[at - 1] == '~') ||
               (at + 1 < source.len && source.ptr[at + 1] == '~');
    if (c != '_' || (!before && !behind))
        return false;
    return !is_word_char(source, at - 1) || !is_word_char(source, at + 1);
}

static bool is_emoji(uint32_t c)
{
    return (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) ||
           (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x2300 && c <= 0x23FF) ||
           (c >= 0x2190 && c <= 0x21FF) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0x200D || c == 0x20E3;
}

/* The bytes of an entity, or 0. */
static size_t entity(struct str text)
{
    size_t end = 1;

    if (text.len < 3 || text.ptr[0] != '&')
        return 0;
    while (end < text.len && end < 34 &&
           (char_is_alnum(text.ptr[end]) || (end == 1 && text.ptr[1] == '#')))
        end++;
    return end > 1 && end < text.len && text.ptr[end] == ';' ? end + 1 : 0;
}

static void take_character(struct tokens *tokens, size_t at,
                           struct token *token)
{
    struct str text = str_slice(tokens->document->source, at, tokens->span.end);
    size_t len = short_code(text);
    struct utf8_char c;

    token->length = 1;
    token->kind = len ? TOKEN_EMOJI : TOKEN_CHARACTER;
    if (!len)
        len = entity(text);
    token->span = (struct span){at, at + len};
    if (len)
        return;
    if (text.len > 1 && text.ptr[0] == '\\' && char_is_punct(text.ptr[1])) {
        token->code_point = (unsigned char)text.ptr[1];
        token->span.end = at + 2;
        return;
    }
    c = utf8_decode(text);
    token->code_point = c.code_point;
    token->span.end = at + c.len;
    if (is_emoji(c.code_point))
        token->kind = TOKEN_EMOJI;
    else if (is_mark(tokens->document->source, at))
        *token = (struct token){TOKEN_MARK, token->span, 0, 0};
}

bool tokens_next(struct tokens *tokens, struct token *token)
{
    size_t at = tokens->span.start;

    *token = (struct token){0};
    if (at >= tokens->span.end)
        return false;
    if (!take_link(tokens, at, token) && !take_code(tokens, at, token) &&
        !take_html(tokens, at, token) && !take_space(tokens, at, token))
        take_character(tokens, at, token);
    tokens->span.start = token->span.end > at ? token->span.end : at + 1;
    return true;
}
