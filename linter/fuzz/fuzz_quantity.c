/*
 * Quantities, a text a line: all views lie in the text, the amounts are in
 * order, of finite numbers, the lesser first; white space around it changes
 * nothing, and nothing contradicts itself.
 */
#include <math.h>

#include "input.h"
#include "target.h"
#include "text/quantity.h"

static void promise_amount(const struct amount *amount, struct str text)
{
    promise_within(amount->number, text, "a number is in the text");
    promise_within(amount->multiplier, text, "a multiplier is in the text");
    promise_within(amount->unit, text, "a unit is in the text");
    promise_of(amount->number.len > 0, "an amount has a number", text);
    promise_of(isfinite(amount->least) && isfinite(amount->most) &&
                   amount->least >= 0,
               "an amount is a number", text);
    promise_of(amount->least <= amount->most, "the lesser comes first", text);
}

static bool same_amount(const struct amount *a, const struct amount *b)
{
    return fabs(a->least - b->least) <= 1e-9 * a->least &&
           fabs(a->most - b->most) <= 1e-9 * a->most &&
           a->unit_class == b->unit_class;
}

static void promise_same(const struct quantity *a, const struct quantity *b,
                         struct str text)
{
    promise_of(a->kind == b->kind && a->count == b->count,
               "white space changes nothing", text);
    for (size_t i = 0; i < a->count; i++)
        promise_of(same_amount(&a->amounts[i], &b->amounts[i]),
                   "white space changes nothing", text);
}

static void check(struct buf *around, struct str text)
{
    struct quantity quantity, spaced;
    struct amount amount;

    quantity_read(text, &quantity);
    promise(quantity.count <= QUANTITY_MOST, "there are not too many amounts");
    promise_of(quantity_is(&quantity) == (quantity.count > 0),
               "a quantity has amounts, and what is none has none", text);
    for (size_t i = 0; i < quantity.count; i++)
        promise_amount(&quantity.amounts[i], text);
    promise_of((quantity.kind == QUANTITY_NONSENSE) ==
                   (quantity.reason != NULL),
               "nonsense has a reason", text);
    promise_within(quantity.wrong, text, "the nonsense is in the text");
    if (text.len + 2 <= QUANTITY_LONGEST) {
        buf_clear(around);
        buf_add_char(around, ' ');
        buf_add(around, text);
        buf_add_char(around, ' ');
        quantity_read(buf_str(around), &spaced);
        promise_same(&quantity, &spaced, text);
    }
    if (quantity_in_name(text, &amount)) {
        promise_amount(&amount, text);
        quantity_contradicts(&amount, &quantity);
    }
    if (quantity.kind == QUANTITY_ONE)
        promise_of(!quantity_contradicts(&quantity.amounts[0], &quantity),
                   "nothing contradicts itself", text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str rest = input_of(data, size);
    struct buf around;

    buf_init(&around);
    while (rest.len)
        check(&around, str_cut(rest, '\n', &rest));
    buf_release(&around);
    return 0;
}
