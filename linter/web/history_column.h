/*
 * The columns of the history's table, each with the field of the record that
 * it is for and what that may hold.
 */
#ifndef LISTLINT_WEB_HISTORY_COLUMN_H
#define LISTLINT_WEB_HISTORY_COLUMN_H

#include <stdbool.h>
#include <stddef.h>

enum history_kind {
    KIND_VERDICT, /* by name, as the next */
    KIND_REASON,
    KIND_NUMBER,
    KIND_FLAG,
    KIND_TEXT,
    KIND_LIST, /* as JSON, as the next: web/history_list.h */
    KIND_HOPS,
};

struct history_column {
    enum history_kind kind;
    size_t at;       /* of the field in struct history_record */
    size_t count_at; /* of a list: of its number of items */
    long long least, most;
    bool spare; /* a record can do without */
};

enum { HISTORY_COLUMNS = 32 };

/* As they stand in the table, from `verdict` on. */
extern const struct history_column history_columns[HISTORY_COLUMNS];

#endif
