/*
 * MET005: quantities written in several styles.
 */
#include "engine/rule.h"

/* A style is the column's if so many cells have it, and more than half. */
enum { AGREEING = 5 };

/* Styles of a column that are told apart. */
enum { MOST_STYLES = 32 };

/* A smaller number needs no multiplier. */
static const double least_styled = 1000;

/* How one amount is written. */
struct style {
    struct amount amount; /* an example */
    size_t count;
};

struct styles {
    struct style items[MOST_STYLES];
    size_t count, cells;
};

/* The one amount of a cell, bytes apart, which are always written that way;
   false for any other cell. */
static bool read_amount(const struct value *value, struct amount *amount)
{
    struct quantity quantity;

    quantity_read(value_text(value), &quantity);
    if (quantity.kind != QUANTITY_ONE)
        return false;
    *amount = quantity.amounts[0];
    return amount->least >= least_styled && amount->unit_class != UNIT_BYTES;
}

static bool is_thousand(const struct amount *amount)
{
    return str_eq_nocase(amount->multiplier, STR("k"));
}

/* `5k` and `5M` may stand together, `5k` and `5K` not. */
static bool is_same(const struct amount *a, const struct amount *b)
{
    if (a->form != b->form || a->spaced != b->spaced)
        return false;
    return !is_thousand(a) || !is_thousand(b) ||
           str_eq(a->multiplier, b->multiplier);
}

static void count_style(struct styles *styles, const struct amount *amount)
{
    size_t i = 0;

    while (i < styles->count && !is_same(&styles->items[i].amount, amount))
        i++;
    if (i == MOST_STYLES)
        return;
    if (i == styles->count)
        styles->items[styles->count++] = (struct style){*amount, 0};
    styles->items[i].count++;
    styles->cells++;
}

/* The style of more than half of the cells, or NULL. */
static const struct style *find_usual(const struct styles *styles)
{
    for (size_t i = 0; i < styles->count; i++)
        if (styles->items[i].count >= AGREEING &&
            styles->items[i].count * 2 > styles->cells)
            return &styles->items[i];
    return NULL;
}

/* Where only the letter for thousand differs. */
static void propose(struct check *check, struct finding *finding,
                    const struct value *value, const struct amount *amount,
                    const struct amount *usual)
{
    struct str text = value_text(value);
    struct span place;

    if (!is_thousand(amount) || !is_thousand(usual) ||
        amount->spaced != usual->spaced || !value_place(value, text, &place))
        return;
    place.start += (size_t)(amount->multiplier.ptr - text.ptr);
    place.end = place.start + amount->multiplier.len;
    finding_edit(check, finding, place,
                 str_copy(check->arena, usual->multiplier), false);
}

static void check_value(struct check *check, const struct column *column,
                        const struct value *value, const struct amount *usual)
{
    struct finding *finding;
    struct amount amount;

    if (!read_amount(value, &amount) || is_same(&amount, usual))
        return;
    finding = report(check, value->table->document, value->cell->content,
                     "%.*s is written unlike most of %.*s, such as %.*s",
                     STR_ARG(quote(check, amount.number)),
                     STR_ARG(quote(check, column->name)),
                     STR_ARG(quote(check, usual->number)));
    propose(check, finding, value, &amount, usual);
}

static void check_column(struct check *check, const struct schema *schema,
                         size_t index)
{
    struct values values = values_of(schema, index);
    struct styles styles = {.count = 0};
    const struct style *usual;
    struct amount amount;
    struct value value;

    if (schema->columns[index].type != COLUMN_QUANTITY)
        return;
    while (values_next_filled(&values, &value))
        if (read_amount(&value, &amount))
            count_style(&styles, &amount);
    usual = find_usual(&styles);
    values = values_of(schema, index);
    while (usual && values_next_filled(&values, &value))
        check_value(check, &schema->columns[index], &value, &usual->amount);
}

static void check_lists(struct check *check)
{
    columns_each(check, check_column);
}

const struct rule rule_metadata_quantity_style = {
    .code = "MET005",
    .name = "metadata/quantity-style",
    .summary = "quantities written in several styles",
    .rationale =
        "`15k`, `15 K`, `15,000` and `15 thousand` in one column are hard to "
        "compare at a glance. Where more than half of the cells, and five at "
        "least, agree on a style, the others are told. Numbers below a "
        "thousand need no multiplier.",
    .severity = SEVERITY_OFF,
    .stage = STAGE_LIST,
    .fixable = FIXABLE_SOMETIMES,
    .check = check_lists,
};
