#include "text/quantity.h"

/*
 * Names are rounded, and sets of data grow: 178K for 178,510, 1.1M for 115万,
 * 150K for 158K. Slips in a table are of another size: 15k for 150K.
 */
static const double tolerance = 0.25;

/* What an amount may come to. */
struct span {
    double least, most;
};

static double greater(double a, double b)
{
    return a > b ? a : b;
}

/* The last digit may be cut or rounded, zeros at the end are half meant. */
static struct span span_of(const struct amount *amount)
{
    double slack = greater(amount->step, amount->coarse / 2);
    struct span span = {
        amount->least - greater(slack, amount->least * tolerance),
        amount->most + greater(slack, amount->most * tolerance),
    };

    if (amount->open || amount->about)
        span.most = greater(span.most, amount->most * 2);
    if (amount->below || amount->about)
        span.least =
            amount->least / 2 < span.least ? amount->least / 2 : span.least;
    return span;
}

static bool meet(struct span a, struct span b)
{
    return a.least <= b.most && b.least <= a.most;
}

static bool is_comparable(const struct amount *amount)
{
    return !amount->vague && (amount->unit_class == UNIT_NONE ||
                              amount->unit_class == UNIT_ITEMS);
}

/* Bytes and hours say nothing of a count, nor against it. */
static bool is_beside(const struct amount *amount)
{
    return amount->unit_class == UNIT_BYTES ||
           amount->unit_class == UNIT_TIME || amount->unit_class == UNIT_TOKENS;
}

/* Whether amounts from the first on, added up, come near to the name's. */
static bool sums_meet(struct span name, const struct quantity *quantity,
                      size_t first)
{
    struct span sum = {0, 0};

    for (size_t i = first; i < quantity->count; i++) {
        struct span next = span_of(&quantity->amounts[i]);

        if (!is_comparable(&quantity->amounts[i]))
            continue;
        sum.least += next.least;
        sum.most += next.most;
        if (meet(sum, name))
            return true;
    }
    return false;
}

static bool total_meets(struct span name, const struct quantity *quantity)
{
    struct span total = {quantity->total * (1 - tolerance),
                         quantity->total * (1 + tolerance)};

    return meet(total, name);
}

bool quantity_contradicts(const struct amount *name,
                          const struct quantity *quantity)
{
    struct span span = span_of(name);
    size_t comparable = 0;

    if (!quantity_is(quantity) || quantity->relative || !is_comparable(name))
        return false;
    for (size_t i = 0; i < quantity->count; i++) {
        const struct amount *amount = &quantity->amounts[i];

        if (!is_comparable(amount) && !is_beside(amount))
            return false;
        comparable += is_comparable(amount);
        if (sums_meet(span, quantity, i))
            return false;
    }
    return comparable && !total_meets(span, quantity);
}
