/*
 * What else a cell says, a text a line: dates that are valid are days that
 * there are, an expression of licences is its own canonical form, a licence
 * that is meant is one, and values lie in their text.
 */
#include "engine/values.h"
#include "input.h"
#include "target.h"
#include "text/date.h"
#include "text/licence.h"
#include "text/licence_expression.h"

static const struct date today = {.answer = DATE_VALID,
                                  .precision = DATE_DAY,
                                  .year = 2026,
                                  .month = 1,
                                  .day = 1};

static void check_date(struct arena *arena, struct str text)
{
    static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    struct date date = date_read(arena, text);

    promise_of((date.answer == DATE_IMPOSSIBLE) == (date.reason.len > 0),
               "what is impossible has a reason", text);
    if (date.answer == DATE_LETTER)
        promise_of(date_read(arena, date.meant).answer != DATE_NONE,
                   "what is meant is a date", text);
    if (date.answer != DATE_VALID)
        return;
    promise_of(date.month >= 0 && date.month <= 12 && date.day >= 0 &&
                   date.day <= (date.month ? days[date.month - 1] : 0),
               "a valid date is a day that there is", text);
    promise_of(date.precision != DATE_DAY || date.day, "a day is told", text);
    promise_of(!date_compare(&date, &date), "a date is itself", text);
    promise_of(!date_is_after(&date, &today) || date_compare(&date, &today) > 0,
               "what is later is later", text);
}

static void check_licence(struct arena *arena, struct str text)
{
    struct licence_expression expression, again;
    struct licence licence = licence_judge(arena, text);

    promise_within(licence.word, text, "the word is in the text");
    if (licence.answer == LICENCE_NEAR)
        promise_of(licence_judge(arena, licence.meant).answer == LICENCE_SPDX,
                   "the licence that is meant is one", text);
    if (!licence_expression(arena, text, &expression))
        return;
    promise_of(licence_expression(arena, expression.canonical, &again) &&
                   str_eq(expression.canonical, again.canonical) &&
                   str_eq(expression.deprecated, again.deprecated),
               "a canonical expression is its own", text);
}

static void check_values(struct str text)
{
    struct str rest = text;

    while (rest.len) {
        size_t left = rest.len;

        promise_within(value_separator(rest, 0), rest,
                       "a separator is in the text");
        promise_within(value_cut(rest, &rest), text, "a value is in the text");
        promise_within(rest, text, "the rest is in the text");
        promise_of(rest.len < left, "each value is shorter than all", text);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = input_of(data, size);
    struct arena arena;

    arena_init(&arena);
    while (rest.len) {
        struct str text = str_cut(rest, '\n', &rest);

        check_date(&arena, text);
        check_licence(&arena, text);
        check_values(text);
        value_is_plain(text);
    }
    arena_release(&arena);
    return 0;
}
