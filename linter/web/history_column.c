#include "web/history_column.h"

#include <limits.h>

#include "web/history.h"

/* The end of the year 9999, in Unix seconds. */
#define TIME_LAST 253402300799

#define AT(field) offsetof(struct history_record, field)
#define NUMBER(field, least_, most_)                                           \
    {                                                                          \
        .kind = KIND_NUMBER, .at = AT(field), .least = (least_),               \
        .most = (most_)                                                        \
    }
#define TIME(field)  NUMBER(field, 0, TIME_LAST)
#define COUNT(field) NUMBER(field, -1, LLONG_MAX)
#define FLAG(field)                                                            \
    {                                                                          \
        .kind = KIND_FLAG, .at = AT(field)                                     \
    }
#define TEXT(field)                                                            \
    {                                                                          \
        .kind = KIND_TEXT, .at = AT(field)                                     \
    }
#define SPARE_TEXT(field)                                                      \
    {                                                                          \
        .kind = KIND_TEXT, .at = AT(field), .spare = true                      \
    }
#define LIST(kind_, field)                                                     \
    {                                                                          \
        .kind = (kind_), .at = AT(field), .count_at = AT(n##field)             \
    }

const struct history_column history_columns[HISTORY_COLUMNS] = {
    {.kind = KIND_VERDICT, .at = AT(verdict)},
    {.kind = KIND_REASON, .at = AT(reason)},
    NUMBER(status, 0, 999),
    TEXT(final_url),
    FLAG(permanent),
    NUMBER(tries, 0, INT_MAX),
    NUMBER(milliseconds, 0, INT_MAX),
    SPARE_TEXT(detail),
    LIST(KIND_HOPS, hops),
    FLAG(secure),
    FLAG(page),
    TEXT(title),
    LIST(KIND_LIST, looked_for),
    LIST(KIND_LIST, missing),
    FLAG(not_found),
    FLAG(parked),
    FLAG(hub),
    FLAG(archived),
    FLAG(disabled),
    FLAG(gated),
    TEXT(licence),
    TEXT(pushed),
    COUNT(rows_least),
    COUNT(rows_most),
    COUNT(bytes),
    SPARE_TEXT(etag),
    SPARE_TEXT(last_modified),
    TIME(first_seen),
    TIME(checked),
    TIME(last_alive),
    TIME(failing_since),
    NUMBER(failing_days, 0, INT_MAX),
};
