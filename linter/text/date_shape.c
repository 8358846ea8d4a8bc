#include "text/date_shape.h"

#include <string.h>

enum { SHAPE_LONGEST = 8, DIGITS_MOST = 8 };

static const struct date_shape shapes[] = {
    {"Y", "y", DATE_PLAIN_YEAR, DOUBT_YEAR},
    {"Y-Y", "y-", DATE_PLAIN_YEAR, DOUBT_YEAR},
    {"Y-n-n", "ymd", DATE_ISO, DOUBT_NONE},
    {"Y-n", "ym", DATE_ISO, DOUBT_YEAR},
    {"T-n-n", "ymd", DATE_ISO, DOUBT_NONE},
    {"F-n-n", "ymd", DATE_ISO, DOUBT_NONE},
    {"E", "", DATE_COMPACT, DOUBT_VALUE},
    {"F", "", DATE_DAYS, DOUBT_VALUE},
    {"Y/n/n", "ymd", DATE_SLASHES, DOUBT_NONE},
    {"Y/n", "ym", DATE_SLASHES, DOUBT_YEAR},
    {"T/n/n", "ymd", DATE_SLASHES, DOUBT_NONE},
    {"F/n/n", "ymd", DATE_SLASHES, DOUBT_NONE},
    {"Y.n.n", "ymd", DATE_DOTS, DOUBT_VALUE},
    {"Y.n", "ym", DATE_DOTS, DOUBT_VALUE},
    {"n/n/Y", "", DATE_EITHER, DOUBT_YEAR},
    {"n-n-Y", "", DATE_EITHER, DOUBT_YEAR},
    {"n.n.Y", "dmy", DATE_DAY_FIRST, DOUBT_VALUE},
    {"n/Y", "my", DATE_MONTH_FIRST, DOUBT_YEAR},
    {"n-Y", "my", DATE_MONTH_FIRST, DOUBT_YEAR},
    {"M Y", "my", DATE_NAMED, DOUBT_YEAR},
    {"M,Y", "my", DATE_NAMED, DOUBT_YEAR},
    {"MY", "my", DATE_NAMED, DOUBT_YEAR},
    {"M-Y", "my", DATE_NAMED, DOUBT_YEAR},
    {"M/Y", "my", DATE_NAMED, DOUBT_YEAR},
    {"Y M", "ym", DATE_NAMED, DOUBT_YEAR},
    {"Y,M", "ym", DATE_NAMED, DOUBT_YEAR},
    {"Y-M", "ym", DATE_NAMED, DOUBT_YEAR},
    {"Y/M", "ym", DATE_NAMED, DOUBT_YEAR},
    {"M n,Y", "mdy", DATE_NAMED, DOUBT_YEAR},
    {"M n Y", "mdy", DATE_NAMED, DOUBT_YEAR},
    {"n M Y", "dmy", DATE_NAMED, DOUBT_YEAR},
    {"n M,Y", "dmy", DATE_NAMED, DOUBT_YEAR},
    {"n-M-Y", "dmy", DATE_NAMED, DOUBT_YEAR},
    {"n/M/Y", "dmy", DATE_NAMED, DOUBT_YEAR},
    {"Y M n", "ymd", DATE_NAMED, DOUBT_YEAR},
    {"Y-M-n", "ymd", DATE_NAMED, DOUBT_YEAR},
    {"Yynmnd", "ymd", DATE_CJK, DOUBT_NONE},
    {"Yynm", "ym", DATE_CJK, DOUBT_NONE},
    {"Yy", "y", DATE_CJK, DOUBT_YEAR},
    {"Tynmnd", "ymd", DATE_CJK, DOUBT_NONE},
    {"Tynm", "ym", DATE_CJK, DOUBT_NONE},
    {"Q Y", "qy", DATE_QUARTERLY, DOUBT_YEAR},
    {"Q,Y", "qy", DATE_QUARTERLY, DOUBT_YEAR},
    {"Q-Y", "qy", DATE_QUARTERLY, DOUBT_YEAR},
    {"Q/Y", "qy", DATE_QUARTERLY, DOUBT_YEAR},
    {"Y Q", "yq", DATE_QUARTERLY, DOUBT_YEAR},
    {"YQ", "yq", DATE_QUARTERLY, DOUBT_YEAR},
    {"Y-Q", "yq", DATE_QUARTERLY, DOUBT_YEAR},
    {"Y/Q", "yq", DATE_QUARTERLY, DOUBT_YEAR},
    {"n-n", "", DATE_SHORT, DOUBT_VALUE},
    {"n-n-n", "", DATE_SHORT, DOUBT_VALUE},
    {"n/n/n", "", DATE_SHORT, DOUBT_VALUE},
    {"M-n", "", DATE_SHORT, DOUBT_VALUE},
    {"M n", "", DATE_SHORT, DOUBT_VALUE},
    {"n-M", "", DATE_SHORT, DOUBT_VALUE},
    {"n M", "", DATE_SHORT, DOUBT_VALUE},
};

/* At least three letters of the name, or `Sept`, say which month it is. */
static int month_of(struct str word)
{
    static const char *const names[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};

    for (int i = 0; i < 12; i++) {
        struct str name = str_from(names[i]);

        if (str_eq_nocase(word, name) ||
            str_eq_nocase(word, str_slice(name, 0, 3)))
            return i + 1;
    }
    return str_eq_nocase(word, STR("sept")) ? 9 : 0;
}

/* The text being read, and its shape so far. */
struct scan {
    struct str rest;
    char shape[SHAPE_LONGEST + 1];
    size_t len;
    struct date_numbers *numbers;
};

static char last(const struct scan *scan)
{
    return scan->len ? scan->shape[scan->len - 1] : '\0';
}

static bool add(struct scan *scan, char c)
{
    if (scan->len == SHAPE_LONGEST)
        return false;
    scan->shape[scan->len++] = c;
    return true;
}

static bool add_number(struct scan *scan, char c, int value, size_t digits)
{
    struct date_numbers *numbers = scan->numbers;

    if (numbers->count == DATE_NUMBERS_MOST)
        return false;
    numbers->values[numbers->count] = value;
    numbers->digits[numbers->count++] = digits;
    return add(scan, c);
}

static size_t run(struct str s, bool (*is)(char))
{
    size_t len = 0;

    while (len < s.len && is(s.ptr[len]))
        len++;
    return len;
}

static void skip(struct scan *scan, size_t len)
{
    scan->rest = str_slice(scan->rest, len, scan->rest.len);
}

/* The ending of `5th`, which says nothing. */
static void skip_ordinal(struct scan *scan)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    struct str word = str_slice(scan->rest, 0, run(scan->rest, char_is_alpha));

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_eq_nocase(word, str_from(endings[i])))
            skip(scan, word.len);
}

static bool take_number(struct scan *scan)
{
    static const char kinds[DIGITS_MOST + 1] = " nnTYF  E";
    size_t len = run(scan->rest, char_is_digit);
    int value = 0;

    if (len > DIGITS_MOST || kinds[len] == ' ')
        return false;
    for (size_t i = 0; i < len; i++)
        value = value * 10 + (scan->rest.ptr[i] - '0');
    skip(scan, len);
    if (kinds[len] == 'n')
        skip_ordinal(scan);
    return add_number(scan, kinds[len], value, len);
}

static bool take_quarter(struct scan *scan)
{
    int quarter = scan->rest.len > 1 ? scan->rest.ptr[1] - '0' : 0;

    if (quarter < 1 || quarter > 4)
        return false;
    skip(scan, 2);
    if (scan->rest.len && char_is_digit(scan->rest.ptr[0]))
        return false;
    return add_number(scan, 'Q', quarter, 1);
}

static bool take_word(struct scan *scan)
{
    struct str word = str_slice(scan->rest, 0, run(scan->rest, char_is_alpha));
    int month = month_of(word);

    if (word.len == 1 && char_lower(word.ptr[0]) == 'q')
        return take_quarter(scan);
    if (!month)
        return false;
    skip(scan, word.len);
    if (str_starts(scan->rest, STR(".")))
        skip(scan, 1);
    return add_number(scan, 'M', month, 0);
}

/* Spaces, but none beside a comma or what stands for itself in Chinese. */
static bool take_space(struct scan *scan)
{
    scan->rest = str_trim(scan->rest);
    if (str_has_char(STR(",ymd"), last(scan)) || !scan->rest.len ||
        scan->rest.ptr[0] == ',' || (scan->rest.ptr[0] & 0x80))
        return true;
    return add(scan, ' ');
}

static bool take_mark(struct scan *scan)
{
    static const struct {
        struct str mark;
        char shape;
    } marks[] = {{{"-", 1}, '-'},  {{"/", 1}, '/'},  {{".", 1}, '.'},
                 {{",", 1}, ','},  {{"年", 3}, 'y'}, {{"月", 3}, 'm'},
                 {{"日", 3}, 'd'}, {{"号", 3}, 'd'}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!str_starts(scan->rest, marks[i].mark))
            continue;
        skip(scan, marks[i].mark.len);
        return add(scan, marks[i].shape);
    }
    return false;
}

static bool take(struct scan *scan)
{
    char c = scan->rest.ptr[0];

    if (char_is_digit(c))
        return take_number(scan);
    if (char_is_alpha(c))
        return take_word(scan);
    if (char_is_space(c))
        return take_space(scan);
    return take_mark(scan);
}

const struct date_shape *date_shape_of(struct str text,
                                       struct date_numbers *numbers)
{
    struct scan scan = {.rest = text, .numbers = numbers};

    numbers->count = 0;
    while (scan.rest.len)
        if (!take(&scan))
            return NULL;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (!strcmp(scan.shape, shapes[i].shape))
            return &shapes[i];
    return NULL;
}
