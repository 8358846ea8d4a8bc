#include "text/date.h"

#include "text/date_shape.h"
#include "text/date_value.h"

enum { LONGEST = 64 }; /* bytes; more are no date */

/* Without `T12:30:00Z` or ` 12:30` at the end. */
static struct str without_time(struct str text)
{
    size_t colon = str_find_char(text, ':', 0), start = colon;

    if (colon == STR_NONE)
        return text;
    while (start && char_is_digit(text.ptr[start - 1]))
        start--;
    if (!start || start == colon ||
        !str_has_char(STR(" T"), text.ptr[start - 1]))
        return text;
    for (size_t i = start; i < text.len; i++)
        if (!char_is_digit(text.ptr[i]) &&
            !str_has_char(STR(":.Z+-"), text.ptr[i]))
            return text;
    return str_slice(text, 0, start - 1);
}

static struct date none(void)
{
    return (struct date){.meant = STR(""), .reason = STR("")};
}

static struct date read_one(struct arena *arena, struct str text)
{
    struct date_numbers numbers;
    const struct date_shape *shape;

    text = str_trim(without_time(str_trim(text)));
    shape = date_shape_of(text, &numbers);
    return shape ? date_of_numbers(arena, shape, &numbers) : none();
}

static bool is_open_end(struct str text)
{
    static const char *const words[] = {"present", "now", "today", "ongoing",
                                        "至今"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(text, str_from(words[i])))
            return true;
    return false;
}

/* Splits at what stands between two dates; `*end` is empty if nothing does. */
static struct str cut_begin(struct str text, struct str *end)
{
    static const struct str marks[] = {{"–", 3},   {"—", 3}, {"～", 3},
                                       {"〜", 3},  {"~", 1}, {" - ", 3},
                                       {" to ", 4}};
    size_t at = str_find_char(text, '-', 0);

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t found = str_find(text, marks[i], 0);

        if (found == STR_NONE)
            continue;
        *end = str_trim(str_slice(text, found + marks[i].len, text.len));
        return str_slice(text, 0, found);
    }
    *end =
        at == STR_NONE ? STR("") : str_trim(str_slice(text, at + 1, text.len));
    if (is_open_end(*end))
        return str_slice(text, 0, at);
    *end = STR("");
    return text;
}

/* The `21` of `2019–21`. */
static bool is_short_year(struct str text)
{
    return text.len == 2 && char_is_digit(text.ptr[0]) &&
           char_is_digit(text.ptr[1]);
}

static struct date read_span(struct arena *arena, struct str text)
{
    struct str end, begin = cut_begin(text, &end);
    struct date first = read_one(arena, begin), second;

    if (first.answer == DATE_NONE || !end.len)
        return begin.len == text.len ? first : none();
    first.span = true;
    if (is_open_end(end) ||
        (first.style == DATE_PLAIN_YEAR && is_short_year(end)))
        return first;
    second = read_one(arena, end);
    if (second.answer == DATE_NONE || first.answer == DATE_VALID) {
        second.span = true;
        return second.answer == DATE_VALID  ? first
               : second.answer == DATE_NONE ? none()
                                            : second;
    }
    return first;
}

/* Letters that look like digits, as the digits, in words that have another
   digit. */
static struct str with_digits(struct arena *arena, struct str text)
{
    char *out = arena_copy(arena, text.ptr, text.len);

    for (size_t at = 0; at < text.len;) {
        size_t start = at;
        bool digit = false, other = false;

        for (; at < text.len && char_is_alnum(text.ptr[at]); at++) {
            digit |= char_is_digit(text.ptr[at]);
            other |= !char_is_digit(text.ptr[at]) &&
                     !str_has_char(STR("oOlI"), text.ptr[at]);
        }
        for (size_t i = start; digit && !other && i < at; i++)
            if (char_is_alpha(out[i]))
                out[i] = char_lower(out[i]) == 'o' ? '0' : '1';
        at += at == start;
    }
    return (struct str){out, text.len};
}

static bool has_lookalike(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (str_has_char(STR("oOlI"), text.ptr[i]))
            return true;
    return false;
}

/* A date with letters for digits, or none. */
static struct date read_mended(struct arena *arena, struct str text)
{
    struct str meant = with_digits(arena, text);
    struct date date = read_span(arena, meant);

    if (date.style == DATE_SHORT ||
        (date.answer != DATE_VALID && date.answer != DATE_AMBIGUOUS))
        return none();
    date.answer = DATE_LETTER;
    date.meant = meant;
    return date;
}

/* Without the note in parentheses that may stand at the end. */
static struct str without_note(struct str text)
{
    struct str open = STR("("), close = STR(")");
    size_t at;

    if (str_ends(text, STR("）"))) {
        open = STR("（");
        close = STR("）");
    }
    at = str_ends(text, close) ? str_find(text, open, 0) : STR_NONE;
    return at == STR_NONE || !at ? text : str_trim(str_slice(text, 0, at));
}

struct date date_read(struct arena *arena, struct str text)
{
    struct date date;

    text = without_note(str_trim(text));
    if (!text.len || text.len > LONGEST)
        return none();
    date = read_span(arena, text);
    if (date.answer == DATE_NONE && has_lookalike(text))
        return read_mended(arena, text);
    return date;
}

int date_compare(const struct date *a, const struct date *b)
{
    enum date_precision precision =
        a->precision < b->precision ? a->precision : b->precision;

    if (a->year != b->year || precision == DATE_YEAR)
        return a->year - b->year;
    if (precision == DATE_QUARTER)
        return (a->month - 1) / 3 - (b->month - 1) / 3;
    if (a->month != b->month || precision == DATE_MONTH)
        return a->month - b->month;
    return a->day - b->day;
}

bool date_is_after(const struct date *date, const struct date *today)
{
    return date->answer == DATE_VALID && date_compare(date, today) > 0;
}
