#include "web/history_row.h"

#include "text/alloc.h"
#include "text/buf.h"
#include "web/history_column.h"
#include "web/history_list.h"
#include "web/history_sql.h"
#include "web/job.h"

static const struct str *copy_list(struct arena *arena, const struct str *items,
                                   size_t count)
{
    struct str *copy = arena_array(arena, count, sizeof *copy);

    for (size_t i = 0; i < count; i++)
        copy[i] = str_copy(arena, items[i]);
    return copy;
}

static const struct hop *copy_hops(struct arena *arena, const struct hop *hops,
                                   size_t count)
{
    struct hop *copy = arena_array(arena, count, sizeof *copy);

    for (size_t i = 0; i < count; i++) {
        copy[i] = hops[i];
        copy[i].url = str_copy(arena, hops[i].url);
    }
    return copy;
}

struct history_record history_row_copy(struct arena *arena,
                                       const struct history_record *record)
{
    struct history_record copy = *record;

    for (size_t i = 0; i < HISTORY_COLUMNS; i++) {
        void *field = (char *)&copy + history_columns[i].at;

        if (history_columns[i].kind == KIND_TEXT)
            *(struct str *)field = str_copy(arena, *(struct str *)field);
    }
    copy.looked_for = copy_list(arena, copy.looked_for, copy.nlooked_for);
    copy.missing = copy_list(arena, copy.missing, copy.nmissing);
    copy.hops = copy_hops(arena, copy.hops, copy.nhops);
    return copy;
}

/* SQLite takes a view without a pointer for NULL. */
static int bind_text(sqlite3_stmt *statement, int at, struct str text)
{
    return sqlite3_bind_text(statement, at, text.len ? text.ptr : "",
                             (int)text.len, SQLITE_STATIC);
}

static int bind_list(sqlite3_stmt *statement, int at, enum history_kind kind,
                     const void *list, size_t count)
{
    struct buf buf;
    int result;

    buf_init(&buf);
    if (kind == KIND_HOPS)
        history_list_write_hops(&buf, *(const struct hop *const *)list, count);
    else
        history_list_write(&buf, *(const struct str *const *)list, count);
    result = sqlite3_bind_text(statement, at, buf.ptr, (int)buf.len,
                               SQLITE_TRANSIENT);
    buf_release(&buf);
    return result;
}

static int bind_column(sqlite3_stmt *statement, int at,
                       const struct history_column *column,
                       const struct history_record *record)
{
    const void *field = (const char *)record + column->at;
    const void *count = (const char *)record + column->count_at;

    switch (column->kind) {
    case KIND_VERDICT:
        return bind_text(statement, at,
                         str_from(verdict_name(record->verdict)));
    case KIND_REASON:
        return bind_text(statement, at, str_from(reason_name(record->reason)));
    case KIND_NUMBER:
        return sqlite3_bind_int64(statement, at, *(const long long *)field);
    case KIND_FLAG:
        return sqlite3_bind_int(statement, at, *(const bool *)field);
    case KIND_TEXT: return bind_text(statement, at, *(const struct str *)field);
    default:
        return bind_list(statement, at, column->kind, field,
                         *(const size_t *)count);
    }
}

int history_row_bind(sqlite3_stmt *statement,
                     const struct history_record *record)
{
    int result = SQLITE_OK;

    /* Parameters are counted from 1. */
    for (int i = 0; i < HISTORY_COLUMNS && result == SQLITE_OK; i++)
        result = bind_column(statement, HISTORY_AT_RECORD + i + 1,
                             &history_columns[i], record);
    return result;
}

/* Text in the row, valid until its statement moves; false: it is none. */
static bool read_text(sqlite3_stmt *statement, int at, struct str *text)
{
    if (sqlite3_column_type(statement, at) != SQLITE_TEXT)
        return false;
    text->ptr = (const char *)sqlite3_column_text(statement, at);
    text->len = (size_t)sqlite3_column_bytes(statement, at);
    if (!text->ptr)
        mem_exhausted();
    return true;
}

static bool read_number(sqlite3_stmt *statement, int at, long long *number)
{
    *number = sqlite3_column_int64(statement, at);
    return sqlite3_column_type(statement, at) == SQLITE_INTEGER;
}

static bool read_flag(sqlite3_stmt *statement, int at, bool *flag)
{
    long long number;
    bool fine = read_number(statement, at, &number);

    *flag = number == 1;
    return fine && (number == 0 || number == 1);
}

static bool read_words(struct str text, enum history_kind kind,
                       struct arena *arena, void *field, void *count)
{
    switch (kind) {
    case KIND_VERDICT: return verdict_parse(text, field);
    case KIND_REASON: return reason_parse(text, field);
    case KIND_LIST:
        return history_list_read(text, HISTORY_ITEMS_MOST, arena, field, count);
    case KIND_HOPS:
        return history_list_read_hops(text, HOPS_MAX + 1, arena, field, count);
    default:
        *(struct str *)field = str_copy(arena, text);
        return text.len <= HISTORY_STRING_LARGEST;
    }
}

static bool read_column(sqlite3_stmt *statement, int at,
                        const struct history_column *column,
                        struct arena *arena, struct history_record *record)
{
    void *field = (char *)record + column->at;
    void *count = (char *)record + column->count_at;
    struct str text;

    if (column->kind == KIND_NUMBER)
        return read_number(statement, at, field);
    if (column->kind == KIND_FLAG)
        return read_flag(statement, at, field);
    return read_text(statement, at, &text) &&
           read_words(text, column->kind, arena, field, count);
}

bool history_row_read(sqlite3_stmt *statement, struct arena *arena,
                      struct history_record *record)
{
    *record = (struct history_record){0};
    for (int i = 0; i < HISTORY_COLUMNS; i++)
        if (!read_column(statement, HISTORY_AT_RECORD + i, &history_columns[i],
                         arena, record))
            return false;
    return history_row_fits(record);
}
