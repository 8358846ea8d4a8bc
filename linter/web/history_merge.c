#include "web/history_merge.h"

#include "web/history_row.h"

static long long earlier(long long a, long long b)
{
    return a < b ? a : b;
}

static long long day_of(long long time)
{
    return time / HISTORY_DAY;
}

/*
 * One more failure. A row of them that began in the future begins anew, and
 * there are no more days in it than have passed: a clock that was set back and
 * forth counts no day twice.
 */
static void extend(struct history_record *record,
                   const struct history_record *known)
{
    long long now = record->checked, days;

    record->failing_since = now;
    record->failing_days = 1;
    if (!known || !known->failing_since || known->failing_since > now)
        return;
    days = known->failing_days + (day_of(now) > day_of(known->checked));
    record->failing_since = known->failing_since;
    record->failing_days =
        earlier(days, day_of(now) - day_of(known->failing_since) + 1);
}

void history_merge(struct history_record *record,
                   const struct history_record *known, time_t now)
{
    static const struct history_record nothing = {0};

    if (!known)
        known = &nothing;
    record->checked = now;
    record->first_seen =
        known->first_seen ? earlier(known->first_seen, now) : now;
    record->last_alive = earlier(known->last_alive, now);
    record->failing_since = known->failing_since;
    record->failing_days = known->failing_days;
    if (record->verdict == VERDICT_ALIVE) {
        record->last_alive = now;
        record->failing_since = record->failing_days = 0;
    } else if (record->verdict == VERDICT_DEAD) {
        extend(record, known);
    }
}
