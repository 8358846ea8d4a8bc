#include "document/description.h"

#include "document/first_word.h"
#include "document/mended.h"
#include "document/tokens.h"
#include "text/words.h"

/* Words that end with a period wherever they stand. */
static const char abbreviations[] =
    "etc inc ltd co corp jr sr vs al no vol ed eds approx usw";

/* "." of other scripts, and other marks that end a sentence. */
static const uint32_t periods[] = {'.',    0x3002, 0xFF0E, 0xFF61,
                                   0x0964, 0x0965, 0x06D4, 0x0589,
                                   0x104B, 0x17D4, 0x1362, 0};
static const uint32_t marks[] = {'!',    '?',    0x2026, 0xFF01, 0xFF1F,
                                 0x061F, 0x203C, 0x2047, 0x2048, 0x2049,
                                 0x037E, 0x203D, 0};
static const uint32_t opening[] = {'(',    '[',    '{',    0xFF08, 0x3010,
                                   0x300C, 0x300E, 0x300A, 0};
static const uint32_t closing[] = {')',    ']',    '}',    0xFF09, 0x3011,
                                   0x300D, 0x300F, 0x300B, 0};
static const uint32_t quotes[] = {'"',    '\'',   0x201C, 0x201D,
                                  0x2018, 0x2019, 0x00AB, 0x00BB,
                                  0x203A, 0x2039, 0};
static const uint32_t dashes[] = {'-',    ':',    0x2010, 0x2011,
                                  0x2012, 0x2013, 0x2014, 0x2015,
                                  0x2212, 0xFF1A, 0xFF0D, 0};
/* Between the links that a description stands behind, or those behind it. */
static const uint32_t joints[] = {',',  '/',    '|',    '&',    '+', ';',
                                  0xB7, 0x2022, 0x3001, 0xFF0C, 0};

static bool among(const uint32_t *list, uint32_t c)
{
    for (; c && *list; list++)
        if (*list == c)
            return true;
    return false;
}

static bool is_character(const struct token *token, const uint32_t *list)
{
    return token->kind == TOKEN_CHARACTER && among(list, token->code_point);
}

/* Thai, Lao, Myanmar, Khmer and Tibetan end sentences otherwise. */
static bool has_no_period(uint32_t c)
{
    return (c >= 0x0E00 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

/* The end of a description, as far as it was read. */
struct ending {
    struct span last;
    uint32_t code_point; /* of the last character, 0 for an entity */
    bool marked;         /* a mark ends it, brackets and quotes behind it */
    enum description_end end;
    size_t length;
    size_t codes;     /* behind it */
    bool link, notes; /* behind it: a link, links in brackets */
};

struct reading {
    struct ending now, before; /* and before the bracket that is open */
    size_t depth;              /* of brackets */
    size_t links;              /* in them */
    bool words;                /* in them */
    size_t length;
    bool tags;
};

static enum description_end mark_of(uint32_t c)
{
    if (among(periods, c))
        return DESCRIPTION_PERIOD;
    return among(marks, c) ? DESCRIPTION_MARK : DESCRIPTION_OPEN;
}

static void read_character(struct reading *reading, const struct token *token)
{
    struct ending *now = &reading->now;
    uint32_t c = token->code_point;
    enum description_end end = mark_of(c);

    reading->words = true;
    if (end == DESCRIPTION_OPEN && now->marked &&
        (among(closing, c) || among(quotes, c)))
        end = DESCRIPTION_MARK;
    else if (c == '.' && now->code_point == '.')
        end = DESCRIPTION_MARK;
    *now = (struct ending){
        token->span, c,    end != DESCRIPTION_OPEN, end, reading->length, 0,
        false,       false};
}

static void open_bracket(struct reading *reading, const struct token *token)
{
    if (reading->depth++) {
        read_character(reading, token);
        return;
    }
    reading->before = reading->now;
    reading->links = 0;
    read_character(reading, token);
    reading->words = false;
}

/* Behind the end of a sentence brackets hold a note, and so do such that hold
   links alone. */
static void close_bracket(struct reading *reading, const struct token *token)
{
    bool notes = reading->depth == 1 && (reading->before.marked ||
                                         (reading->links && !reading->words));

    if (reading->depth)
        reading->depth--;
    if (!notes) {
        read_character(reading, token);
        return;
    }
    reading->now = reading->before;
    reading->now.notes = true;
}

/* Whether the character may only part the description from what is behind. */
static bool is_between(const struct reading *reading, uint32_t c)
{
    if (reading->depth && !reading->words && among(joints, c))
        return true;
    return reading->now.marked && (among(joints, c) || among(dashes, c));
}

static void read_token(struct reading *reading, const struct token *token)
{
    reading->length += token->length;
    if (token->kind == TOKEN_CODE && !reading->depth)
        reading->now.codes++;
    if (token->kind == TOKEN_LINK && reading->depth)
        reading->links++;
    else if (token->kind == TOKEN_LINK)
        reading->now.link = true;
    if (token->kind == TOKEN_TAG)
        reading->tags = true;
    if (token->kind != TOKEN_CHARACTER)
        return;
    if (among(opening, token->code_point))
        open_bracket(reading, token);
    else if (among(closing, token->code_point))
        close_bracket(reading, token);
    else if (!is_between(reading, token->code_point))
        read_character(reading, token);
}

/* Whether a word that the period belongs to stands before it. */
static bool is_abbreviated(const struct document *document, size_t period)
{
    size_t start = period;

    while (start && char_is_alpha(document->source.ptr[start - 1]))
        start--;
    return (period - start == 1 && start &&
            document->source.ptr[start - 1] == '.') ||
           words_have(abbreviations,
                      str_slice(document->source, start, period));
}

static enum description_end judge_end(const struct document *document,
                                      const struct reading *reading)
{
    const struct ending *now = &reading->now;

    if (now->end == DESCRIPTION_PERIOD && now->code_point == '.' &&
        is_abbreviated(document, now->last.start))
        return DESCRIPTION_MARK;
    if (now->marked)
        return now->end;
    if (!now->code_point || now->link || reading->tags || reading->depth ||
        (now->codes == 1 && !now->notes) || has_no_period(now->code_point))
        return DESCRIPTION_UNKNOWN;
    return DESCRIPTION_OPEN;
}

static bool read_all(struct tokens tokens, struct str entry,
                     struct description *description)
{
    const struct document *document = tokens.document;
    struct span span = tokens.span;
    struct reading reading = {0};
    struct token token;

    if (tokens.torn || span.start >= span.end ||
        document_damaged(document, span))
        return false;
    description->first = first_word_read(tokens, entry);
    reading.now.last = (struct span){span.start, span.start};
    while (tokens_next(&tokens, &token))
        read_token(&reading, &token);
    description->end = judge_end(document, &reading);
    description->last = reading.now.last;
    description->span = (struct span){span.start, reading.now.last.end};
    description->length = reading.now.length;
    description->length_with_rest = reading.length;
    return true;
}

/* A walk over what may stand between the link and the dash. */
static bool skip_brackets(struct tokens *tokens)
{
    struct token token;

    while (tokens_next(tokens, &token)) {
        if (is_character(&token, closing))
            return true;
        if (token.kind == TOKEN_CHARACTER && !among(joints, token.code_point))
            return false;
    }
    return false;
}

/* A dash is none within a word: a space or a line's end is behind it. */
static bool is_dash(const struct tokens *tokens, const struct token *token)
{
    size_t end = token->span.end;

    if (!is_character(token, dashes))
        return false;
    return token->code_point >= 0x80 || end >= tokens->span.end ||
           char_is_space(tokens->document->source.ptr[end]);
}

static bool skip_to_dash(struct tokens *tokens)
{
    struct token token;

    while (tokens_next(tokens, &token)) {
        if (is_character(&token, opening)) {
            if (!skip_brackets(tokens))
                return false;
            continue;
        }
        if (token.kind != TOKEN_CHARACTER || among(joints, token.code_point))
            continue;
        return is_dash(tokens, &token);
    }
    return false;
}

static void skip_space(struct tokens *tokens)
{
    struct tokens ahead = *tokens;
    struct token token;

    while (tokens_next(&ahead, &token) &&
           (token.kind == TOKEN_SPACE || token.kind == TOKEN_COMMENT))
        *tokens = ahead;
}

bool description_of_bullet(const struct document *document,
                           const struct entry *entry,
                           struct description *description)
{
    const struct link *link = entry->link;
    const struct block *block = document_block(document, entry->span.start);
    struct tokens tokens;
    size_t start;

    if (entry->table != NONE || !link || !block)
        return false;
    start = link->kind == LINK_HTML ? link->text_span.end : link->span.end;
    if (start > block->span.end)
        return false;
    tokens = tokens_of(document, block, (struct span){start, block->span.end});
    if (!skip_to_dash(&tokens))
        return false;
    skip_space(&tokens);
    return read_all(tokens, entry->name, description);
}

bool description_of_cell(const struct document *document,
                         const struct cell *cell, struct str name,
                         struct description *description)
{
    return read_all(tokens_of(document, NULL, cell->content), name,
                    description);
}
