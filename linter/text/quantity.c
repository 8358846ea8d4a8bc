#include "text/quantity.h"

#include <math.h>

#include "text/quantity_letters.h"
#include "text/quantity_parse.h"
#include "text/quantity_phrase.h"
#include "text/quantity_token.h"
#include "text/quantity_words.h"

/* More words on either side of a number, or in all, are a sentence. */
enum { WORDS_BEFORE = 4, WORDS_BEHIND = 9, WORDS_ALL = 6, WORDS_EACH = 6 };

static const char *const fault_reasons[] = {
    [NUMBER_POINTS] = "two decimal points in one number",
    [NUMBER_GROUPS] = "digits grouped in no known way",
    [NUMBER_MULTIPLIERS] = "two multipliers on one number",
};

static void note_fault(struct parse *parse, enum number_fault fault)
{
    if (fault == NUMBER_DOUBTFUL)
        parse->unsure = true;
    else if (fault != NUMBER_FINE)
        parse_nonsense(parse, fault_reasons[fault], parse->at, parse->at);
}

/* `-5k` and `第3` count nothing. */
static bool is_ordinal(const struct parse *parse)
{
    const struct token *token = parse_token(parse, parse->at);
    const struct token *before;

    if (!parse->at)
        return false;
    before = parse_token(parse, parse->at - 1);
    if (before->kind == TOKEN_EAST)
        return str_ends(token_text(parse->tokens, before), STR("第"));
    return before->kind == TOKEN_DASH && !token->spaced &&
           (parse->at == 1 || before->spaced);
}

/* Whether a word is the unit of the amount before: 100 GB - 2 TB. */
static bool is_measure(const struct parse *parse, size_t at)
{
    enum quantity_unit unit = parse_last(parse)->unit_class;

    return at && parse_token(parse, at)->kind == TOKEN_WORD &&
           (unit == UNIT_BYTES || unit == UNIT_TIME);
}

/* Whether the amount before and the one here are the ends of a range. */
static bool is_range(const struct parse *parse)
{
    const struct token *joint, *first;

    if (parse->at < 2 || !parse->quantity->count)
        return false;
    joint = parse_token(parse, parse->at - 1);
    first = parse_token(parse, parse->at - 2);
    if (is_measure(parse, parse->at - 2))
        first = parse_token(parse, parse->at - 3);
    if (first->kind != TOKEN_NUMBER)
        return false;
    if (joint->kind == TOKEN_DASH || joint->kind == TOKEN_TILDE)
        return true;
    return phrase_is_joint(parse, parse->at - 1);
}

/* Makes a range of the amount before; 1-2M has one multiplier for both. */
static void close_range(struct parse *parse, const struct amount *end,
                        double divisor)
{
    struct amount *amount = parse_last(parse);
    bool plain = amount->form == FORM_PLAIN && amount->unit_class == UNIT_NONE;
    double factor = end->step * divisor;
    struct amount start = *amount;

    if (plain && amount->least * factor <= end->least * (1 + 1e-9))
        phrase_scale(&start, factor);
    parse->unsure |= start.most > start.least || start.least >= end->most ||
                     (phrase_is_year(&start) && phrase_is_year(end));
    *amount = *end;
    amount->least = start.least;
    amount->about |= start.about && !amount->about;
    amount->inner = start.inner;
    amount->number = (struct str){start.number.ptr,
                                  (size_t)(end->number.ptr - start.number.ptr) +
                                      end->number.len};
}

static void add_amount(struct parse *parse, const struct amount *amount)
{
    struct quantity *quantity = parse->quantity;

    if (quantity->count == QUANTITY_MOST) {
        parse->unsure = true;
        return;
    }
    if (quantity->count && parse->joint == JOINT_SUM)
        parse->sums++;
    else if (quantity->count)
        parse->parts++;
    quantity->amounts[quantity->count++] = *amount;
}

static void read_number(struct parse *parse)
{
    const struct number *number = &parse_token(parse, parse->at)->number;
    struct amount amount = number->amount;
    bool range = is_range(parse);
    size_t behind;

    note_fault(parse, number->fault);
    if (range)
        parse->before = 0;
    else
        phrase_before(parse, &amount);
    behind = phrase_behind(parse, &amount);
    amount.inner = parse->depth > 0;
    amount.total |= parse->total;
    parse->unsure |= (!range && is_ordinal(parse)) ||
                     !phrase_is_proved(parse, &amount, behind) ||
                     parse->before > WORDS_BEFORE || behind > WORDS_BEHIND;
    if (range)
        close_range(parse, &amount, number->divisor);
    else
        add_amount(parse, &amount);
    parse->at += behind;
    parse->before = 0;
    parse->joint = JOINT_PART;
    parse->total = parse->labelled = false;
}

/* Whether a number stands behind words, before anything else. */
static bool number_follows(const struct parse *parse)
{
    size_t at = parse->at + 1;

    while (parse_is_word(parse_token(parse, at)->kind) ||
           phrase_said_by_mark(parse_token(parse, at)->kind))
        at++;
    return parse_token(parse, at)->kind == TOKEN_NUMBER;
}

/* `5K+` is open, and `10K + 1M` is a sum; `3k + 条` is open as well. */
static void read_plus(struct parse *parse)
{
    const struct token *plus = parse_token(parse, parse->at);
    bool apart = !plus->spaced && parse_token(parse, parse->at + 1)->spaced;
    struct amount *amount;

    if (!parse->quantity->count) {
        parse->unsure = true;
        return;
    }
    if (!apart && number_follows(parse)) {
        parse->joint = JOINT_SUM;
        return;
    }
    amount = parse_last(parse);
    amount->open = true;
    parse->at += phrase_behind(parse, amount);
    parse->before = 0;
}

/* A slash before a word may say what the amount is for: 30 hours/week. Two are
   part of an address. */
static void read_slash(struct parse *parse)
{
    parse->unsure |= parse->at &&
                     parse_token(parse, parse->at - 1)->kind == TOKEN_SLASH &&
                     !parse_token(parse, parse->at)->spaced;
    if (parse->quantity->count && !parse_token(parse, parse->at)->spaced &&
        parse_is_word(parse_token(parse, parse->at + 1)->kind))
        parse->quantity->relative = true;
    parse->before = 0;
    parse->labelled = false;
}

static void read_label(struct parse *parse)
{
    const struct token *token = parse_token(parse, parse->at);
    struct str text = token_text(parse->tokens, token);

    phrase_note_relative(parse, parse->at);
    parse->before++;
    if (token->kind == TOKEN_WORD)
        parse->total |= words_before(text) == SAID_TOTAL;
    else
        parse->total |= (words_at_end(text) & SAID_TOTAL) != 0;
}

static void read_mark(struct parse *parse, enum token_kind kind)
{
    switch (kind) {
    case TOKEN_SEPARATOR:
        parse->before = 0;
        parse->labelled = parse->total = false;
        break;
    case TOKEN_SLASH: read_slash(parse); break;
    case TOKEN_EQUALS: parse->total = true; break;
    case TOKEN_COLON:
        parse->labelled = true;
        parse->before = 0;
        break;
    case TOKEN_OPEN:
        parse->depth++;
        parse->before = 0;
        break;
    case TOKEN_CLOSE: parse->depth -= parse->depth > 0; break;
    case TOKEN_PLUS: read_plus(parse); break;
    case TOKEN_ODD: parse->unsure = true; break;
    default: break;
    }
}

static void read_tokens(struct parse *parse)
{
    for (; parse->at < parse->tokens->count; parse->at++) {
        enum token_kind kind = parse_token(parse, parse->at)->kind;

        if (kind == TOKEN_NUMBER)
            read_number(parse);
        else if (parse_is_word(kind))
            read_label(parse);
        else
            read_mark(parse, kind);
    }
}

/* Whether the text holds anything that may be a number. */
static bool holds_numeral(const struct letters *letters)
{
    for (size_t i = 0; i < letters->count; i++)
        if (letter_is_numeral(letters->folded[i]) ||
            number_has_numeral(letters->folded[i]))
            return true;
    return words_hold_number(letters->text);
}

static double middle(const struct amount *amount)
{
    return (amount->least + amount->most) / 2;
}

static bool is_measured(const struct amount *amount)
{
    return amount->unit_class == UNIT_BYTES || amount->unit_class == UNIT_TIME;
}

/* The unit may be named once for all: 50K / 30K entries. */
static bool is_alike(const struct amount *a, const struct amount *b)
{
    if (a->unit_class == b->unit_class)
        return true;
    return !is_measured(a) && !is_measured(b) &&
           (a->unit_class == UNIT_NONE || b->unit_class == UNIT_NONE);
}

/* The amounts in brackets tell the parts of those before them. */
static double total_of(const struct quantity *quantity)
{
    const struct amount *first = NULL;
    double sum = 0;

    for (size_t i = 0; i < quantity->count; i++)
        if (quantity->amounts[i].total)
            return middle(&quantity->amounts[i]);
    for (size_t i = 0; i < quantity->count; i++) {
        const struct amount *amount = &quantity->amounts[i];

        if (amount->inner && !quantity->amounts[0].inner)
            continue;
        if (first && !is_alike(first, amount))
            return NAN;
        first = first && first->unit_class ? first : amount;
        sum += middle(amount);
    }
    return sum;
}

static bool is_sentence(const struct parse *parse)
{
    size_t words = 0;

    for (size_t i = 0; i < parse->tokens->count; i++)
        words += parse_is_word(parse->tokens->list[i].kind);
    return words > WORDS_ALL + WORDS_EACH * parse->quantity->count;
}

static enum quantity_kind kind_of(const struct parse *parse)
{
    const struct quantity *quantity = parse->quantity;
    const struct amount *first = &quantity->amounts[0];

    if (quantity->reason)
        return QUANTITY_NONSENSE;
    if (!quantity->count)
        return holds_numeral(parse->tokens->letters) ? QUANTITY_UNSURE
                                                     : QUANTITY_NONE;
    if (parse->unsure || is_sentence(parse))
        return QUANTITY_UNSURE;
    if (quantity->count == 1)
        return first->most > first->least ? QUANTITY_RANGE : QUANTITY_ONE;
    return parse->parts ? QUANTITY_PARTS : QUANTITY_SUM;
}

void quantity_read(struct str text, struct quantity *quantity)
{
    struct letters letters;
    struct tokens tokens;
    struct parse parse = {.tokens = &tokens, .quantity = quantity};

    *quantity = (struct quantity){.kind = QUANTITY_UNSURE, .total = NAN};
    if (!letters_read(text, &letters) || !tokens_read(&letters, &tokens))
        return;
    read_tokens(&parse);
    quantity->kind = kind_of(&parse);
    if (!quantity_is(quantity))
        quantity->count = 0;
    else
        quantity->total = total_of(quantity);
}

bool quantity_is(const struct quantity *quantity)
{
    return quantity->kind == QUANTITY_ONE || quantity->kind == QUANTITY_RANGE ||
           quantity->kind == QUANTITY_SUM || quantity->kind == QUANTITY_PARTS;
}
