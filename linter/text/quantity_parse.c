#include "text/quantity_parse.h"

#include "text/quantity_letters.h"

const struct token *parse_token(const struct parse *parse, size_t at)
{
    return &parse->tokens
                ->list[at < parse->tokens->count ? at : parse->tokens->count];
}

struct amount *parse_last(const struct parse *parse)
{
    return &parse->quantity->amounts[parse->quantity->count - 1];
}

struct str parse_word(const struct parse *parse, size_t at)
{
    const struct token *token = parse_token(parse, at);

    return token->kind == TOKEN_WORD ? token_text(parse->tokens, token)
                                     : STR("");
}

void parse_nonsense(struct parse *parse, const char *reason, size_t first,
                    size_t last)
{
    struct quantity *quantity = parse->quantity;

    if (quantity->reason)
        return;
    quantity->reason = reason;
    quantity->wrong =
        letters_view(parse->tokens->letters, parse_token(parse, first)->start,
                     parse_token(parse, last)->end);
}

bool parse_is_word(enum token_kind kind)
{
    return kind == TOKEN_WORD || kind == TOKEN_EAST;
}
