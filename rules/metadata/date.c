#include "engine/rule.h"

/* A style is the column's if so many dates have it, and all but one in so
   many. */
enum { AGREEING = 20, ONE_IN = 20 };

/* What the dates of a column are like. */
struct tally {
    size_t styles[DATE_DAYS + 1];
    size_t dates, future;
};

static const char *const style_examples[] = {
    [DATE_PLAIN_YEAR] = "2023",
    [DATE_ISO] = "2023-04-05",
    [DATE_COMPACT] = "20230405",
    [DATE_SLASHES] = "2023/4/5",
    [DATE_DOTS] = "2023.4.5",
    [DATE_DAY_FIRST] = "25/04/2023",
    [DATE_MONTH_FIRST] = "04/25/2023",
    [DATE_EITHER] = "05/04/2023",
    [DATE_NAMED] = "5 Apr 2023",
    [DATE_CJK] = "2023年4月5日",
    [DATE_QUARTERLY] = "2023Q1",
    [DATE_SHORT] = "23-04",
    [DATE_DAYS] = "43831",
};

static bool is_future(const struct check *check, const struct date *date)
{
    const struct date *today = &check->collection->today;

    return today->year && date_is_after(date, today);
}

static struct tally tally_column(struct check *check,
                                 const struct schema *schema, size_t index)
{
    struct values values = values_of(schema, index);
    struct tally tally = {.dates = 0};
    struct value value;

    while (values_next_filled(&values, &value)) {
        struct date date = date_read(check->arena, value_text(&value));

        if (date.answer == DATE_NONE)
            continue;
        tally.dates++;
        tally.styles[date.style]++;
        tally.future += is_future(check, &date);
    }
    return tally;
}

/* The style of nearly all dates, or -1. Two styles may be one habit: a year
   alone where the month is not known. */
static int usual_style(const struct tally *tally)
{
    for (int i = 0; i <= DATE_DAYS; i++)
        if (tally->styles[i] >= AGREEING &&
            (tally->dates - tally->styles[i]) * ONE_IN <= tally->dates)
            return i;
    return -1;
}

static struct finding *tell(struct check *check, const struct value *value,
                            const char *what, struct str more)
{
    return report(check, value->table->document, value->cell->content,
                  "%.*s %s%.*s", STR_ARG(quote(check, value_text(value))), what,
                  STR_ARG(more));
}

/* Dates that cannot be, whatever the others are. */
static bool check_wrong(struct check *check, const struct value *value,
                        const struct date *date)
{
    switch (date->answer) {
    case DATE_IMPOSSIBLE:
        tell(check, value, "is no date: ", date->reason);
        return true;
    case DATE_LETTER:
        tell(check, value,
             "has a letter for a digit: ", quote(check, date->meant));
        return true;
    case DATE_SERIAL:
        tell(check, value, "is how a spreadsheet keeps a day: ",
             str_printf(check->arena, "%d-%02d-%02d", date->year, date->month,
                        date->day));
        return true;
    case DATE_NONE:
    case DATE_VALID:
    case DATE_AMBIGUOUS: break;
    }
    return false;
}

static void check_style(struct check *check, const struct value *value,
                        const struct date *date, int usual)
{
    struct finding *finding;

    if (usual < 0 || date->style == (enum date_style)usual ||
        date->style == DATE_PLAIN_YEAR)
        return;
    finding = tell(check, value, "is written otherwise than the other dates: ",
                   str_from(style_examples[usual]));
    finding_limit(finding, SEVERITY_NOTE);
}

static void check_value(struct check *check, const struct column *column,
                        const struct value *value, const struct tally *tally)
{
    struct date date = date_read(check->arena, value_text(value));
    bool given = column->given && column->given->typed;

    if (date.answer == DATE_NONE && given && value_text(value).len)
        tell(check, value, "is no date", STR(""));
    if (date.answer == DATE_NONE || check_wrong(check, value, &date))
        return;
    /* A column of days to come is one of events. */
    if (is_future(check, &date) && tally->future <= 1 + tally->dates / 50)
        tell(check, value, "is in the future", STR(""));
    else
        check_style(check, value, &date, usual_style(tally));
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    const struct column *column = &schema->columns[index];
    struct values values = values_of(schema, index);
    struct tally tally;
    struct value value;

    if (column->type != COLUMN_DATE)
        return;
    tally = tally_column(check, schema, index);
    while (values_next_filled(&values, &value))
        check_value(check, column, &value, &tally);
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_date = {
    .code = "MET007",
    .name = "metadata/date",
    .summary = "a date that cannot be, or is written like no other",
    .rationale =
        "A month 13, a letter `o` for a zero, a number that a spreadsheet made "
        "of a day, or a day to come among days that have passed is a slip. It "
        "is told in columns of dates: given as such, or nine in ten cells are "
        "dates. Text that is no date at all is told only where the column is "
        "given, and a date in a style that hardly any other has is a note.",
    .severity = SEVERITY_WARNING,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_NEVER,
    .check = check_lists,
};
