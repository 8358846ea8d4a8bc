#include "text/quantity_number.h"

#include "text/quantity_figures.h"
#include "text/quantity_unit.h"
#include "text/str.h"

/* The reader's place behind the digits, and what the factors come to. */
struct reader {
    const struct letters *letters;
    size_t at;
    double factor;
    struct number *number;
};

static size_t skip_latin(const struct letters *letters, size_t at)
{
    while (letter_is_latin(letter_at(letters, at)))
        at++;
    return at;
}

/* Ten to a power of at most two digits at `at`, or 0. */
static double power_at(const struct letters *letters, size_t at, size_t *end)
{
    double power = 1;
    uint32_t exponent = 0;
    size_t start = at;

    while (letter_is_digit(letter_at(letters, at)) && at < start + 3)
        exponent = exponent * 10 + letter_at(letters, at++) - '0';
    if (at == start || exponent > 15)
        return 0;
    while (exponent--)
        power *= 10;
    *end = at;
    return power;
}

/* 1e6. */
static void read_exponent(struct reader *reader)
{
    size_t end, start = reader->at + 1;
    double power;

    if ((letter_at(reader->letters, reader->at) | 0x20) != 'e')
        return;
    if (letter_at(reader->letters, start) == '+')
        start++;
    power = power_at(reader->letters, start, &end);
    if (!(power > 0) || letter_is_latin(letter_at(reader->letters, end)))
        return;
    reader->factor *= power;
    reader->at = end;
}

static bool is_times(uint32_t c)
{
    return c == 0xD7 || c == 'x' || c == '*';
}

/* 10^6, or 5 x 10^6. */
static void read_power(struct reader *reader, struct figures *figures)
{
    const struct letters *letters = reader->letters;
    size_t at = letters_skip_spaces(letters, reader->at), end;
    double power;

    if (is_times(letter_at(letters, at)))
        at = letters_skip_spaces(letters, at + 1);
    else if (figures->mantissa > 9.5 && figures->mantissa < 10.5)
        at = reader->at - 2;
    if (letter_at(letters, at) != '1' || letter_at(letters, at + 1) != '0' ||
        letter_at(letters, at + 2) != '^')
        return;
    power = power_at(letters, at + 3, &end);
    if (!(power > 0))
        return;
    if (at < reader->at)
        figures->mantissa = figures->coarse = figures->digits = 1;
    reader->factor *= power;
    reader->at = end;
}

/* Sets what multiplies; `start` is the first letter of it. */
static void set_multiplier(struct reader *reader, size_t start, size_t end,
                           struct multiplier multiplier,
                           enum quantity_form form)
{
    struct amount *amount = &reader->number->amount;

    amount->spaced = letter_at(reader->letters, reader->at) == ' ';
    amount->multiplier = letters_view(reader->letters, start, end);
    amount->form = form;
    amount->vague |= multiplier.vague;
    reader->factor *= multiplier.factor;
    reader->at = end;
}

static bool is_many(uint32_t c)
{
    return c == 0x591A || c == 0x4F59 || c == 0x9918 || c == 0x51E0 ||
           c == 0x5E7E; /* 多 余 餘 几 幾 */
}

/* 3千万, 100多万. */
static bool read_ideographs(struct reader *reader)
{
    size_t start = letters_skip_spaces(reader->letters, reader->at);
    bool many = is_many(letter_at(reader->letters, start));
    size_t at = start + many;
    struct multiplier all = {1, false};

    for (;; at++) {
        struct multiplier next =
            multiplier_of_ideograph(letter_at(reader->letters, at));

        if (!(next.factor > 0) || all.factor > 1e12)
            break;
        all.factor *= next.factor;
        all.vague |= next.vague;
    }
    if (at == start + many)
        return false;
    set_multiplier(reader, start + many, at, all, FORM_IDEOGRAPH);
    reader->number->amount.open |= many;
    return true;
}

static void set_unit(struct reader *reader, size_t start, size_t end,
                     const struct unit *unit)
{
    struct amount *amount = &reader->number->amount;

    amount->unit_class = unit->unit_class;
    amount->unit = letters_view(reader->letters, start, end);
    amount->vague |= unit->vague;
    reader->factor *= unit->scale;
    reader->number->measured = true;
}

/* A unit of bytes multiplies as well: 100GB. */
static bool read_unit(struct reader *reader, size_t start, size_t end)
{
    char bytes[LETTERS_WORD];
    struct str word = letters_word(reader->letters, start, end, bytes);
    struct unit unit;

    if (!unit_of_letters(word, &unit) && !unit_of_word(word, &unit))
        return false;
    if (unit.unit_class == UNIT_BYTES) {
        set_multiplier(reader, start, end, (struct multiplier){1, false},
                       FORM_LETTER);
        set_unit(reader, start, end, &unit);
        return true;
    }
    set_unit(reader, start, end, &unit);
    reader->at = end;
    return true;
}

/* 10kh, 5ktokens: a multiplier of one letter and a unit of time or a word. */
static bool read_both(struct reader *reader, size_t start, size_t end)
{
    char bytes[LETTERS_WORD];
    struct str word = letters_word(reader->letters, start, end, bytes);
    struct multiplier multiplier = multiplier_of_letters(str_slice(word, 0, 1));
    struct str rest = str_slice(word, 1, word.len);
    struct unit unit;

    if (!(multiplier.factor > 0) || !unit_of_word(rest, &unit) ||
        (rest.len < 4 && !str_eq(rest, STR("h"))))
        return false;
    set_multiplier(reader, start, start + 1, multiplier, FORM_LETTER);
    set_unit(reader, start + 1, end, &unit);
    reader->at = end;
    return true;
}

/* Letters right behind the digits. False if they make a word with them. */
static bool read_glued(struct reader *reader)
{
    size_t start = reader->at, end = skip_latin(reader->letters, start);
    char bytes[LETTERS_WORD];
    struct str word = letters_word(reader->letters, start, end, bytes);
    struct multiplier multiplier = multiplier_of_letters(word);

    if (start == end)
        return true;
    if (letter_is_digit(letter_at(reader->letters, end)) ||
        letter_at(reader->letters, end) == '_')
        return false;
    if (multiplier.factor > 0) {
        set_multiplier(reader, start, end, multiplier, FORM_LETTER);
        return true;
    }
    multiplier = multiplier_of_word(word);
    if (multiplier.factor > 0) {
        set_multiplier(reader, start, end, multiplier, FORM_WORD);
        return true;
    }
    if (multiplier_is_double(word)) {
        set_multiplier(reader, start, end, (struct multiplier){1, false},
                       FORM_LETTER);
        reader->number->fault = NUMBER_MULTIPLIERS;
        return true;
    }
    return read_unit(reader, start, end) || read_both(reader, start, end);
}

/* A word of its own behind spaces, and where it ends; none where it goes on:
   T-shirts, B2B. */
static size_t word_behind(const struct reader *reader, size_t *start)
{
    size_t end;
    uint32_t next;

    *start = letters_skip_spaces(reader->letters, reader->at);
    end = skip_latin(reader->letters, *start);
    next = letter_at(reader->letters, end);
    return *start == reader->at || letter_is_digit(next) || next == '-' ||
                   next == '_' || next == '\'' || next == '&'
               ? *start
               : end;
}

/* A letter alone behind a space is a multiplier where it is no unit. */
static struct multiplier multiplier_behind(struct str word)
{
    if (word.len == 1 && !str_has_char(STR("kKMBGT"), word.ptr[0]))
        return (struct multiplier){0, false};
    if (str_eq_nocase(word, STR("mm")))
        return (struct multiplier){0, false};
    return multiplier_of_letters(word);
}

/* 1.2 million, 10 K. */
static bool read_spaced(struct reader *reader)
{
    size_t start, end = word_behind(reader, &start);
    char bytes[LETTERS_WORD];
    struct str word = letters_word(reader->letters, start, end, bytes);
    struct multiplier multiplier = multiplier_of_word(word);
    enum quantity_form form = FORM_WORD;

    if (!(multiplier.factor > 0)) {
        multiplier = multiplier_behind(word);
        form = FORM_LETTER;
    }
    if (!(multiplier.factor > 0))
        return false;
    set_multiplier(reader, start, end, multiplier, form);
    return true;
}

/* Behind a multiplier: `5 K M` is nonsense, `2 hundred million` is not. The
   letter of `10k M, 5k F` may say who is counted. */
static void read_second(struct reader *reader)
{
    struct number *number = reader->number;
    size_t start, end = word_behind(reader, &start);
    char bytes[LETTERS_WORD];
    struct str word = letters_word(reader->letters, start, end, bytes);
    struct multiplier multiplier = multiplier_of_word(word);
    struct str first = number->amount.multiplier;
    bool words = number->amount.form == FORM_WORD;

    if (words && multiplier.factor > reader->factor * (1 - 1e-9)) {
        reader->factor *= multiplier.factor;
        reader->at = end;
    } else if (multiplier.factor > 0 ||
               (word.len == 1 && str_has_char(STR("kKM"), word.ptr[0]))) {
        number->fault = multiplier.factor > 0 || number->amount.spaced
                            ? NUMBER_MULTIPLIERS
                            : NUMBER_DOUBTFUL;
        reader->at = end;
    }
    number->amount.multiplier.len =
        (size_t)(letters_view(reader->letters, reader->at, reader->at).ptr -
                 first.ptr);
}

/* A slip of grouping or of points is sure only where it is one number that is
   multiplied; `1.2.3` may be a version. */
static enum number_fault judge(const struct figures *figures,
                               const struct amount *amount)
{
    bool multiplied = amount->multiplier.len > 0;

    if (figures->fault == FIGURES_DOUBTFUL || (figures->comma && !multiplied))
        return NUMBER_DOUBTFUL;
    if (figures->fault == FIGURES_FINE)
        return NUMBER_FINE;
    if (!multiplied || amount->spaced)
        return NUMBER_DOUBTFUL;
    return figures->fault == FIGURES_POINTS ? NUMBER_POINTS : NUMBER_GROUPS;
}

static void set_value(struct amount *amount, const struct figures *figures,
                      double factor)
{
    double value = figures->mantissa * factor / figures->divisor;

    amount->least = amount->most = value;
    amount->step = factor / figures->divisor;
    amount->coarse = amount->step * figures->coarse;
    amount->digits = figures->digits;
    amount->group = figures->group;
    amount->vague |= figures->vague;
}

static void set_view(struct amount *amount, struct str all)
{
    amount->number = all;
    if (amount->unit.len && amount->unit_class != UNIT_BYTES)
        amount->number.len = (size_t)(amount->unit.ptr - all.ptr);
}

/* `3-shot` counts nothing. */
static bool is_word_behind(const struct letters *letters, size_t at)
{
    return letter_at(letters, at) == '-' &&
           letter_is_latin(letter_at(letters, at + 1));
}

/* One number with its multiplier, without what may be added to it. */
static bool read_term(const struct letters *letters, size_t at,
                      struct number *number)
{
    struct reader reader = {letters, at, 1, number};
    struct figures figures;

    *number = (struct number){0};
    if (!figures_read(letters, at, &figures))
        return false;
    reader.at = figures.end;
    number->amount.form = figures.group ? FORM_GROUPED : FORM_PLAIN;
    read_exponent(&reader);
    read_power(&reader, &figures);
    if (!read_ideographs(&reader)) {
        if (!read_glued(&reader))
            return false;
        if (!number->measured &&
            (number->amount.multiplier.len || read_spaced(&reader)))
            read_second(&reader);
    }
    if (!number->amount.multiplier.len && is_word_behind(letters, reader.at))
        return false;
    set_value(&number->amount, &figures, reader.factor);
    set_view(&number->amount, letters_view(letters, at, reader.at));
    number->divisor = figures.divisor;
    number->end = reader.at;
    if (number->fault == NUMBER_FINE)
        number->fault = judge(&figures, &number->amount);
    return true;
}

/* 1億2000万: the second term is less than the weight of the first. */
static void add_term(const struct letters *letters, size_t at,
                     struct number *number)
{
    size_t second = letters_skip_spaces(letters, number->end);
    struct amount *amount = &number->amount;
    struct number next;

    if (!letter_is_digit(letter_at(letters, second)) ||
        !read_term(letters, second, &next) || next.measured)
        return;
    if (second > number->end && next.amount.form != FORM_IDEOGRAPH)
        return;
    if (next.amount.least >= amount->step * (1 - 1e-9) || next.fault ||
        (next.amount.form == FORM_PLAIN && next.amount.digits < 2)) {
        number->fault = NUMBER_DOUBTFUL;
        return;
    }
    amount->least = amount->most = amount->least + next.amount.least;
    amount->digits += next.amount.digits;
    amount->step = next.amount.step;
    amount->coarse = next.amount.coarse;
    amount->number = letters_view(letters, at, next.end);
    number->end = next.end;
}

bool number_read(const struct letters *letters, size_t at,
                 struct number *number)
{
    if (!read_term(letters, at, number))
        return false;
    if (number->amount.form == FORM_IDEOGRAPH)
        add_term(letters, at, number);
    return true;
}
