#include "text/quantity_number.h"

#include <math.h>

#include "text/quantity_unit.h"

static const struct {
    uint32_t c;
    double least, most; /* a few are from 1 to 10 */
} numerals[] = {
    {0x96F6, 0, 0},  {0x3007, 0, 0},  {0x4E00, 1, 1},  {0x4E8C, 2, 2},
    {0x4E24, 2, 2},  {0x5169, 2, 2},  {0x4E09, 3, 3},  {0x56DB, 4, 4},
    {0x4E94, 5, 5},  {0x516D, 6, 6},  {0x4E03, 7, 7},  {0x516B, 8, 8},
    {0x4E5D, 9, 9},  {0x51E0, 1, 10}, {0x5E7E, 1, 10}, {0x6570, 1, 10},
    {0x6578, 1, 10}, {0xC218, 1, 10},
};

/* Digits are added up to sections of less than a myriad, and these to all. */
struct sum {
    double all, section, digit;
    double myriad; /* the multiplier of the section before */
};

/* The one reading takes the least that was meant, the other the most. */
struct numeral {
    struct sum least, most;
    size_t letters, multipliers;
    bool digit; /* one is pending */
    bool few;   /* a word that stands for several numbers is in it */
};

static bool find_digit(uint32_t c, double *least, double *most)
{
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
        if (numerals[i].c != c)
            continue;
        *least = numerals[i].least;
        *most = numerals[i].most;
        return true;
    }
    return false;
}

bool number_has_numeral(uint32_t c)
{
    double least, most;

    return multiplier_of_ideograph(c).factor > 0 ||
           find_digit(c, &least, &most);
}

static void multiply(struct sum *sum, double factor, bool digit)
{
    double part;

    if (factor < 9999) {
        sum->section += (digit ? sum->digit : 1) * factor;
        sum->digit = 0;
        return;
    }
    part = sum->section + sum->digit;
    if (sum->all > 0 && factor > sum->myriad)
        sum->all = (sum->all + part) * factor;
    else
        sum->all += (part > 0 ? part : 1) * factor;
    sum->section = sum->digit = 0;
    sum->myriad = factor;
}

/* Adds the letter; false if the numeral ends before it. */
static bool add_letter(struct numeral *numeral, uint32_t c)
{
    struct multiplier multiplier = multiplier_of_ideograph(c);
    double least, most;

    if (multiplier.factor > 0 && multiplier.factor < 1e12) {
        multiply(&numeral->least, multiplier.factor, numeral->digit);
        multiply(&numeral->most, multiplier.factor, numeral->digit);
        numeral->digit = false;
        numeral->multipliers++;
        return true;
    }
    if (!find_digit(c, &least, &most) || numeral->digit)
        return false;
    numeral->least.digit = least;
    numeral->most.digit = most;
    numeral->digit = least > 0;
    numeral->few |= most > least;
    return true;
}

static double total_of(const struct sum *sum)
{
    return sum->all + sum->section + sum->digit;
}

/* The weight of the last digit but zeros. */
static double weight_of(double value)
{
    double weight = 1;

    while (value > 0 && weight < 1e15 && fmod(value, weight * 10) < 0.5)
        weight *= 10;
    return weight;
}

/* Whether the letter before counts with the word that stands there; 一 stands
   for the article as well. */
static bool is_counted(const struct letters *letters, size_t at)
{
    struct unit unit;

    return letter_at(letters, at - 1) != 0x4E00 &&
           unit_at_front(letters_view(letters, at, letters->count), &unit) > 0;
}

/* 三万五 is short for 35,000: a digit behind a hundred or more. */
static bool is_short(const struct letters *letters, size_t end)
{
    return end > 1 &&
           multiplier_of_ideograph(letter_at(letters, end - 2)).factor > 99;
}

bool number_read_numeral(const struct letters *letters, size_t at,
                         struct number *number)
{
    struct numeral numeral = {0};
    struct amount *amount = &number->amount;
    size_t end = at;

    for (; add_letter(&numeral, letter_at(letters, end)); end++)
        numeral.letters++;
    if (numeral.letters < 2 || !numeral.multipliers)
        if (numeral.letters != 1 || numeral.multipliers || numeral.few ||
            !is_counted(letters, end))
            return false;
    *number = (struct number){.end = end, .divisor = 1};
    if (numeral.digit && is_short(letters, end))
        number->fault = NUMBER_DOUBTFUL;
    amount->least = total_of(&numeral.least);
    amount->most = total_of(&numeral.most);
    amount->about = numeral.few;
    amount->step = amount->coarse = weight_of(amount->least);
    amount->digits = numeral.letters > numeral.multipliers
                         ? (int)(numeral.letters - numeral.multipliers)
                         : 1;
    amount->form = FORM_NUMERAL;
    amount->number = letters_view(letters, at, end);
    return amount->most > 0;
}
