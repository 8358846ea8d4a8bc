#include "text/quantity.h"

#include "text/quantity_letters.h"
#include "text/quantity_number.h"
#include "text/words.h"

/* Words beside an amount that make it something other than a count of rows:
   the length of a context, the steps of a training, the classes of a set. */
static const char others[] =
    "context ctx length len window max top step steps iter iters iteration "
    "iterations ep epoch epochs checkpoint ckpt vocab vocabulary token tokens "
    "word words class classes hour hours speaker speakers cluster clusters "
    "imagenet celeb glint webface resolution px res";

static bool is_bound(uint32_t c)
{
    return !c || c == '-' || c == '_' || c == ' ' || c == '.' || c == '(' ||
           c == ')' || c == '/' || c == ',' || c == ':' || c == '[' || c == ']';
}

/* A point between digits is part of a number or a version. */
static bool begins(const struct letters *letters, size_t at)
{
    if (!letter_is_digit(letter_at(letters, at)))
        return false;
    if (!at)
        return true;
    if (letter_at(letters, at - 1) == '.' && at < 2)
        return false;
    return is_bound(letter_at(letters, at - 1)) &&
           !(letter_at(letters, at - 1) == '.' && at > 1 &&
             letter_is_digit(letter_at(letters, at - 2)));
}

/* The word that ends before `at`, or begins there. */
static struct str word_before(const struct letters *letters, size_t at,
                              char word[LETTERS_WORD])
{
    size_t end = at, start;

    while (end && is_bound(letter_at(letters, end - 1)))
        end--;
    for (start = end; start && letter_is_latin(letter_at(letters, start - 1));)
        start--;
    return letters_word(letters, start, end, word);
}

static struct str word_behind(const struct letters *letters, size_t at,
                              char word[LETTERS_WORD])
{
    size_t end;

    while (letter_at(letters, at) && is_bound(letter_at(letters, at)))
        at++;
    for (end = at; letter_is_latin(letter_at(letters, end));)
        end++;
    return letters_word(letters, at, end, word);
}

/* Lengths of context and resolutions are powers of two: 4K, 128K. */
static bool is_power_of_two(const struct amount *amount)
{
    for (double power = 1e3; power < 2e6; power *= 2)
        if (amount->least > power - 1 && amount->least < power + 1)
            return true;
    return false;
}

/* k, K, M, and ideographs; M4 and 7B, 10m and 100GB are other things. */
static bool is_count(const struct number *number)
{
    const struct amount *amount = &number->amount;

    return !number->fault && !number->measured && !amount->spaced &&
           !amount->vague && amount->least > 0 &&
           (amount->form == FORM_IDEOGRAPH ||
            (amount->form == FORM_LETTER && amount->multiplier.len == 1 &&
             str_has_char(STR("kKM"), amount->multiplier.ptr[0])));
}

/* In `V1-2M` the number is the rest of a version. */
static bool is_version(const struct letters *letters, size_t at,
                       const struct amount *amount)
{
    return at > 1 && amount->digits < 2 &&
           letter_is_digit(letter_at(letters, at - 2));
}

static bool is_other(const struct letters *letters, size_t at,
                     const struct number *number)
{
    char bytes[LETTERS_WORD];

    return words_have(others, word_before(letters, at, bytes)) ||
           words_have(others, word_behind(letters, number->end, bytes)) ||
           (number->amount.form == FORM_LETTER &&
            is_power_of_two(&number->amount)) ||
           is_version(letters, at, &number->amount);
}

/* Numbers that are multiplied or measured, whatever they count. */
static bool is_amount(const struct letters *letters, size_t at,
                      struct number *number)
{
    uint32_t next;

    if (!begins(letters, at) || !number_read(letters, at, number))
        return false;
    if (number->amount.multiplier.len == 0 && !number->measured)
        return false;
    next = letter_at(letters, number->end);
    number->amount.open = next == '+';
    return next == '+' || is_bound(next) ||
           number->amount.form == FORM_IDEOGRAPH;
}

bool quantity_in_name(struct str name, struct amount *amount)
{
    struct letters letters;
    struct number number;
    size_t found = 0;
    bool counts = false;

    if (!letters_read(name, &letters))
        return false;
    for (size_t at = 0; at < letters.count; at++) {
        if (!is_amount(&letters, at, &number))
            continue;
        found++;
        counts = is_count(&number) && !is_other(&letters, at, &number);
        *amount = number.amount;
        at = number.end - 1;
    }
    return found == 1 && counts;
}
