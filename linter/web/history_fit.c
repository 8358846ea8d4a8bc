#include "text/utf8.h"
#include "web/history_column.h"
#include "web/history_row.h"
#include "web/job.h"

static bool text_fits(struct str text)
{
    return text.len <= HISTORY_STRING_LARGEST &&
           utf8_invalid(text, 0) == text.len;
}

static bool list_fits(const struct str *items, size_t count)
{
    size_t bytes = 0;

    if (count > HISTORY_ITEMS_MOST)
        return false;
    for (size_t i = 0; i < count; i++) {
        bytes += items[i].len;
        if (bytes > HISTORY_LIST_LARGEST || !text_fits(items[i]))
            return false;
    }
    return true;
}

static bool hops_fit(const struct hop *hops, size_t count)
{
    size_t bytes = 0;

    if (count > HOPS_MAX + 1)
        return false;
    for (size_t i = 0; i < count; i++) {
        bytes += hops[i].url.len;
        if (bytes > HISTORY_LIST_LARGEST || !text_fits(hops[i].url) ||
            hops[i].status < 0 || hops[i].status > 999)
            return false;
    }
    return true;
}

static bool column_fits(const struct history_column *column,
                        const struct history_record *record)
{
    const char *base = (const char *)record;
    const void *field = base + column->at;
    const void *count = base + column->count_at;

    switch (column->kind) {
    case KIND_NUMBER:
        return *(const long long *)field >= column->least &&
               *(const long long *)field <= column->most;
    case KIND_TEXT: return text_fits(*(const struct str *)field);
    case KIND_LIST:
        return list_fits(*(const struct str *const *)field,
                         *(const size_t *)count);
    case KIND_HOPS:
        return hops_fit(*(const struct hop *const *)field,
                        *(const size_t *)count);
    default: return true;
    }
}

static bool times_fit(const struct history_record *record)
{
    long long last = record->checked;
    long long days = last / HISTORY_DAY - record->failing_since / HISTORY_DAY;
    bool failing = record->verdict == VERDICT_DEAD;

    if (record->first_seen > last || record->last_alive > last ||
        record->failing_since > last)
        return false;
    return failing ? record->failing_since && record->failing_days &&
                         record->failing_days <= days + 1
                   : !record->failing_since && !record->failing_days;
}

bool history_row_fits(const struct history_record *record)
{
    if (record->verdict != VERDICT_ALIVE && record->verdict != VERDICT_DEAD)
        return false;
    for (size_t i = 0; i < HISTORY_COLUMNS; i++)
        if (!column_fits(&history_columns[i], record))
            return false;
    return times_fit(record);
}

void history_row_trim(struct history_record *record)
{
    for (size_t i = 0; i < HISTORY_COLUMNS; i++) {
        const struct history_column *column = &history_columns[i];
        void *field = (char *)record + column->at;

        if (column->spare && !column_fits(column, record))
            *(struct str *)field = STR("");
    }
}
