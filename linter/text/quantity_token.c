#include "text/quantity_token.h"

#include "text/quantity_words.h"

static const struct {
    uint32_t c;
    enum token_kind kind;
} marks[] = {
    {';', TOKEN_SEPARATOR}, {',', TOKEN_SEPARATOR}, {'.', TOKEN_SEPARATOR},
    {'|', TOKEN_SEPARATOR}, {'&', TOKEN_SEPARATOR}, {'/', TOKEN_SLASH},
    {':', TOKEN_COLON},     {'=', TOKEN_EQUALS},    {'(', TOKEN_OPEN},
    {'[', TOKEN_OPEN},      {'{', TOKEN_OPEN},      {')', TOKEN_CLOSE},
    {']', TOKEN_CLOSE},     {'}', TOKEN_CLOSE},     {'+', TOKEN_PLUS},
    {'-', TOKEN_DASH},      {'~', TOKEN_TILDE},     {0x2248, TOKEN_ABOUT},
    {0x2243, TOKEN_ABOUT},  {0x00B1, TOKEN_ABOUT},  {'>', TOKEN_OVER},
    {'<', TOKEN_UNDER},
};

/* Emphasis, footnotes, quotation marks, and doubt. */
static bool is_noise(uint32_t c)
{
    return c == '*' || c == '"' || c == '\'' || c == '`' || c == '?' ||
           c == '!' || c == '_' || c == 0x2020 || c == 0x2021;
}

static enum token_kind kind_of_mark(uint32_t c)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].c == c)
            return marks[i].kind;
    return TOKEN_ODD;
}

/* Letters and digits, and single marks between them: GPT-4, e.g, A_男科. */
static size_t word_end(const struct letters *letters, size_t at)
{
    while (letter_is_word(letter_at(letters, at)) &&
           !letter_is_east(letter_at(letters, at))) {
        uint32_t next = letter_at(letters, ++at);
        uint32_t behind = letter_at(letters, at + 1);

        if ((next == '-' || next == '_' || next == '.' || next == '\'') &&
            letter_is_word(behind) && !letter_is_east(behind))
            at++;
    }
    return at;
}

/* Up to the numerals that begin behind `about` and the like. */
static size_t east_end(const struct letters *letters, size_t start)
{
    size_t at = start;
    struct number number;

    while (letter_is_east(letter_at(letters, at))) {
        at++;
        if (words_end_in_mark(letters_view(letters, start, at)) &&
            number_read_numeral(letters, at, &number))
            break;
    }
    return at;
}

static void read_mark(const struct letters *letters, struct token *token)
{
    uint32_t c = letter_at(letters, token->start);

    token->kind = kind_of_mark(c);
    token->end = token->start + 1;
    if ((c == '<' || c == '>') && letter_at(letters, token->end) == '=')
        token->end++;
}

static void read_token(const struct letters *letters, struct token *token)
{
    uint32_t c = letter_at(letters, token->start);
    size_t start = token->start;
    bool east = letter_is_east(c);

    if ((letter_is_digit(c) && number_read(letters, start, &token->number)) ||
        (east && number_read_numeral(letters, start, &token->number))) {
        token->kind = TOKEN_NUMBER;
        token->end = token->number.end;
    } else if (east) {
        token->kind = TOKEN_EAST;
        token->end = east_end(letters, start);
    } else if (letter_is_word(c)) {
        token->kind = TOKEN_WORD;
        token->end = word_end(letters, start);
    } else {
        read_mark(letters, token);
    }
}

/* `<` before what is no number opens a bracket, which `>` closes; in `1K<n` it
   is something else. */
static void pair_angles(struct tokens *tokens)
{
    struct token *open = NULL;

    for (size_t i = 0; i < tokens->count; i++) {
        struct token *token = &tokens->list[i];

        if (token->kind == TOKEN_UNDER &&
            tokens->list[i + 1].kind != TOKEN_NUMBER &&
            tokens->list[i + 1].kind != TOKEN_TILDE) {
            token->kind = TOKEN_ODD;
            open = token;
        } else if (token->kind == TOKEN_OVER && open) {
            token->kind = TOKEN_CLOSE;
            open->kind = TOKEN_OPEN;
            open = NULL;
        }
    }
}

/* .5M is half a million. */
static bool is_bare_point(const struct letters *letters, size_t at)
{
    return letter_at(letters, at) == '.' &&
           letter_is_digit(letter_at(letters, at + 1));
}

/* The point of `approx.` is passed over. */
static bool ends_short(const struct tokens *tokens, const struct token *token)
{
    return token->kind == TOKEN_WORD &&
           letter_at(tokens->letters, token->end) == '.' &&
           words_are_short(token_text(tokens, token));
}

bool tokens_read(const struct letters *letters, struct tokens *tokens)
{
    size_t at = 0;

    tokens->letters = letters;
    tokens->count = 0;
    for (;;) {
        struct token *token = &tokens->list[tokens->count];
        size_t start = at;

        while (letter_at(letters, start) == ' ' ||
               is_noise(letter_at(letters, start)))
            start++;
        *token = (struct token){.spaced = start > at, .start = start};
        if (start >= letters->count)
            break;
        if (tokens->count == TOKENS_MOST)
            return false;
        read_token(letters, token);
        if (is_bare_point(letters, start))
            token->kind = TOKEN_ODD;
        at = token->end + ends_short(tokens, token);
        tokens->count++;
    }
    pair_angles(tokens);
    return true;
}

struct str token_text(const struct tokens *tokens, const struct token *token)
{
    return letters_view(tokens->letters, token->start, token->end);
}
