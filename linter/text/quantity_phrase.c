#include "text/quantity_phrase.h"

#include "text/quantity_letters.h"
#include "text/quantity_unit.h"
#include "text/quantity_words.h"

/* A longer run is a sentence. */
enum { RUN_BYTES = 90 };

static void note_said(struct amount *amount, unsigned said)
{
    amount->about |= (said & SAID_ABOUT) != 0;
    amount->open |= (said & SAID_OVER) != 0;
    amount->below |= (said & SAID_BELOW) != 0;
    amount->total |= (said & SAID_TOTAL) != 0;
}

unsigned phrase_said_by_mark(enum token_kind kind)
{
    switch (kind) {
    case TOKEN_TILDE:
    case TOKEN_ABOUT: return SAID_ABOUT;
    case TOKEN_OVER: return SAID_OVER;
    case TOKEN_UNDER: return SAID_BELOW;
    default: return SAID_NOTHING;
    }
}

/* What the tokens before another say of a number there, and how many say it;
   a run of Chinese may begin with a label. */
static unsigned said_before(const struct parse *parse, size_t at, size_t *len)
{
    const struct token *token = parse_token(parse, at - 1);
    struct str text = token_text(parse->tokens, token);
    unsigned said;

    *len = 1;
    if (token->kind == TOKEN_EAST)
        return words_at_end(text);
    if (token->kind != TOKEN_WORD)
        return phrase_said_by_mark(token->kind);
    said = at > 1 ? words_two_before(parse_word(parse, at - 2), text) : 0;
    *len = said ? 2 : 1;
    return said ? said : words_before(text);
}

/* Goes back over all that is said: 总计约, over ~. What is said is no label. */
void phrase_before(struct parse *parse, struct amount *amount)
{
    size_t at = parse->at, len;

    for (unsigned said; at && (said = said_before(parse, at, &len)); at -= len)
        note_said(amount, said);
    while (at < parse->at && parse->before)
        parse->before -= parse_token(parse, at++)->kind == TOKEN_WORD;
}

void phrase_scale(struct amount *amount, double factor)
{
    amount->least *= factor;
    amount->most *= factor;
    amount->step *= factor;
    amount->coarse *= factor;
}

static void set_unit(struct amount *amount, const struct unit *unit)
{
    phrase_scale(amount, unit->scale);
    amount->unit_class = unit->unit_class;
    amount->vague |= unit->vague;
}

/* Bytes are written as multipliers are: 100 GB. */
static void set_bytes(struct amount *amount, struct str word)
{
    if (amount->multiplier.len)
        return;
    amount->multiplier = word;
    amount->form = FORM_LETTER;
    amount->spaced = true;
    amount->number.len = (size_t)(word.ptr - amount->number.ptr) + word.len;
}

/* Before anything else the word may be the label of what follows it. */
static bool ends_phrase(enum token_kind kind)
{
    return kind == TOKEN_END || kind == TOKEN_SEPARATOR ||
           kind == TOKEN_CLOSE || kind == TOKEN_PLUS;
}

/* `15 TB tokens`: of bytes, hours and tokens one is the unit. What tokens are
   the material of is named behind them: `100 GB token data`. */
static void judge_unit(struct parse *parse, const struct amount *amount,
                       const struct unit *unit, size_t at)
{
    struct unit before;

    if (unit->unit_class != UNIT_TOKENS ||
        !ends_phrase(parse_token(parse, at + 1)->kind))
        return;
    if (at > parse->at + 1 &&
        (!unit_of_word(parse_word(parse, at - 1), &before) ||
         before.unit_class != amount->unit_class))
        return;
    if (amount->unit_class == UNIT_BYTES)
        parse_nonsense(parse, "bytes and tokens at once", parse->at, at);
    if (amount->unit_class == UNIT_TIME)
        parse_nonsense(parse, "time and tokens at once", parse->at, at);
}

/* One word of what is counted; the last that is known says what it is. */
static void read_word(struct parse *parse, struct amount *amount, size_t at)
{
    struct str word = parse_word(parse, at);
    bool first = at == parse->at + 1;
    struct unit unit;

    if (!unit_of_word(word, &unit))
        return;
    if (amount->unit_class == UNIT_BYTES || amount->unit_class == UNIT_TIME) {
        judge_unit(parse, amount, &unit, at);
        return;
    }
    if (unit.unit_class == UNIT_BYTES && !first)
        return;
    if (unit.unit_class == UNIT_BYTES)
        set_bytes(amount, word);
    set_unit(amount, &unit);
}

/* 2023年 and 3月 are dates. */
static bool is_date(struct str run)
{
    return str_starts(run, STR("年")) || str_starts(run, STR("년")) ||
           str_starts(run, STR("月"));
}

/* A run of Chinese, Japanese or Korean right behind a number or its unit. */
static void read_run(struct parse *parse, struct amount *amount, size_t at)
{
    struct str run = token_text(parse->tokens, parse_token(parse, at));
    struct unit unit;
    size_t len;

    note_said(amount, words_at_front(&run));
    len = unit_at_front(run, &unit);
    parse->unsure |= is_date(run);
    if (run.len && !amount->unit.len)
        amount->unit = run;
    if (len && amount->unit_class == UNIT_NONE)
        set_unit(amount, &unit);
    else if (len == run.len && len)
        judge_unit(parse, amount, &unit, at);
    else if (run.len && amount->unit_class == UNIT_NONE)
        amount->unit_class = UNIT_THINGS;
    run = str_slice(run, len, run.len);
    if (len)
        note_said(amount, words_at_front(&run));
}

void phrase_note_relative(struct parse *parse, size_t at)
{
    const struct token *token = parse_token(parse, at);
    struct str text = token_text(parse->tokens, token);

    parse->quantity->relative |= token->kind == TOKEN_WORD
                                     ? words_are_relative(text)
                                     : words_run_is_relative(text);
    if (token->kind == TOKEN_EAST && text.len > RUN_BYTES)
        parse->unsure = true;
}

/* Behind a space: `5만 개 이상`. */
static void read_remark(const struct parse *parse, struct amount *amount,
                        size_t at)
{
    struct str run = token_text(parse->tokens, parse_token(parse, at));

    note_said(amount, words_at_front(&run));
}

/* A count of what has no name that is known. */
static void set_things(struct amount *amount, bool known)
{
    if (!known && amount->unit_class == UNIT_NONE)
        amount->unit_class = UNIT_THINGS;
}

/* The words that say what is counted, from the one that is there already. */
static void set_words(const struct parse *parse, struct amount *amount,
                      size_t first, size_t last)
{
    struct str words =
        letters_view(parse->tokens->letters, parse_token(parse, first)->start,
                     parse_token(parse, last)->end);

    if (amount->unit.len && amount->unit.ptr < words.ptr)
        return;
    if (amount->unit.len)
        words =
            str_slice(words, (size_t)(amount->unit.ptr - words.ptr), words.len);
    amount->unit = words;
}

/* Whether the word says something of the number and counts nothing. */
static bool is_remark(struct str word)
{
    return words_behind(word) || words_end_noun(word) ||
           str_eq_nocase(word, STR("of"));
}

/* Whether a word stands between the ends of a range. */
bool phrase_is_joint(const struct parse *parse, size_t at)
{
    struct str text = token_text(parse->tokens, parse_token(parse, at));

    return parse_token(parse, at + 1)->kind == TOKEN_NUMBER &&
           (str_eq_nocase(text, STR("to")) || str_eq(text, STR("至")) ||
            str_eq(text, STR("到")));
}

/* The words behind the number; gives how many they are. */
size_t phrase_behind(struct parse *parse, struct amount *amount)
{
    size_t first = parse->at + 1, at = first;
    bool noun = true, named = false;

    for (; parse_is_word(parse_token(parse, at)->kind) &&
           !phrase_is_joint(parse, at);
         at++) {
        struct str word = parse_word(parse, at);

        phrase_note_relative(parse, at);
        note_said(amount, word.len ? words_behind(word) : 0);
        noun &= !words_end_noun(word) && !words_are_number(word);
        if (!noun)
            continue;
        if (word.len)
            read_word(parse, amount, at);
        else if (at == first)
            read_run(parse, amount, at);
        else
            read_remark(parse, amount, at);
        named |= word.len && !is_remark(word);
    }
    set_things(amount, !named);
    if (at > first && amount->unit_class != UNIT_NONE)
        set_words(parse, amount, first, at - 1);
    return at - first;
}

bool phrase_is_year(const struct amount *amount)
{
    return amount->form == FORM_PLAIN && amount->least > 1899 &&
           amount->least < 2101;
}

/* Whether what is counted stands first or last behind the number. */
static bool is_named(const struct parse *parse, size_t behind)
{
    struct unit unit;

    return unit_of_word(parse_word(parse, parse->at + 1), &unit) ||
           unit_of_word(parse_word(parse, parse->at + behind), &unit);
}

static bool is_counted_run(const struct parse *parse)
{
    const struct token *next = parse_token(parse, parse->at + 1);
    struct unit unit;

    return next->kind == TOKEN_EAST &&
           unit_at_front(token_text(parse->tokens, next), &unit) > 0;
}

/* Among words a plain number may be a version, a date or a part of a name. */
bool phrase_is_proved(const struct parse *parse, const struct amount *amount,
                      size_t behind)
{
    if (amount->form != FORM_PLAIN || parse->labelled || amount->about ||
        amount->open || amount->below || amount->total)
        return true;
    if (!parse->before && !behind)
        return true;
    if (amount->least > 999 && !phrase_is_year(amount))
        return true;
    if (amount->unit_class != UNIT_NONE && amount->unit_class != UNIT_THINGS)
        return true;
    return is_counted_run(parse) ||
           (!parse->before && behind && is_named(parse, behind));
}
